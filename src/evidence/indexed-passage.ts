/** A passage as the evidence index keeps it: all that is needed to filter, rank and show it without opening its document. */
import { z } from "zod";
import { Design } from "../core/knowledge/source.ts";
import { BlockKind, SectionRole } from "./document.ts";

/** `<version>#<start>-<end>`: the document version and the span of the passage in that version's text. */
export const PassageId = z.string().regex(/^[0-9a-f]{64}#\d+-\d+$/);
export type PassageId = z.infer<typeof PassageId>;

export const IndexedPassage = z
  .strictObject({
    id: PassageId,
    /** SHA-256 of the document version it was cut from. */
    version: z.string().regex(/^[0-9a-f]{64}$/),
    /** The document over all its versions. */
    documentId: z.string(),
    title: z.string(),
    /** The question that the document says it answers; searched apart from the text, together with the title. */
    question: z.string().optional(),
    /** Subject words the document carries, such as MeSH headings; searched together with the title. */
    keywords: z.array(z.string()).readonly().optional(),
    section: z.array(z.string()).readonly().describe("Titles of the sections it stands in, outermost first"),
    role: SectionRole,
    kind: BlockKind,
    text: z.string(),
    page: z.number().int().positive().optional(),
    year: z.number().int().optional(),
    language: z.string().optional().describe("ISO 639"),
    design: Design.optional(),
    format: z.string(),
    retracted: z.boolean(),
    /** `pmid:19743457`, `pmcid:PMC…`, `doi:10.…` in lower case, `trial:NCT…`. */
    identifiers: z.array(z.string()).readonly(),
  })
  .readonly();
export type IndexedPassage = z.infer<typeof IndexedPassage>;

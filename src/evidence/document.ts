/** A document as its reader found it: plain text, with structure laid over it by offsets. */
import { z } from "zod";
import { Design } from "../core/knowledge/source.ts";

/** Formats that have a reader. `plain-text` is the last resort for readable text. */
export const Format = z.enum([
  "pdf",
  "html",
  "markdown",
  "plain-text",
  "docx",
  "jats",
  "pubmed-xml",
  "medline",
  "ris",
  "bibtex",
  "jsonl",
]);
export type Format = z.infer<typeof Format>;

const span = {
  start: z.number().int().nonnegative().describe("First UTF-16 unit of the document's text"),
  end: z.number().int().nonnegative().describe("One past the last"),
};

export const BlockKind = z.enum(["paragraph", "heading", "list-item", "table-row", "caption"]);
export const SectionRole = z.enum(["abstract", "body", "references", "navigation"]);

/** One block of text: never split by a reader, never holding a line break of layout. */
export const Block = z.strictObject({ ...span, kind: BlockKind }).readonly();
export type Block = z.infer<typeof Block>;

/**
 * A stretch under one heading, without its subsections' own stretches cut out: sections nest by span.
 * `references` and `navigation` are kept so that nothing is lost, and are never quoted.
 */
export const Section = z
  .strictObject({
    ...span,
    title: z.string(),
    level: z.number().int().min(1).max(9),
    role: SectionRole,
  })
  .readonly();
export type Section = z.infer<typeof Section>;

export const PageSpan = z.strictObject({ ...span, number: z.number().int().positive() }).readonly();
export type PageSpan = z.infer<typeof PageSpan>;

/** Something said later about a publication, or by it about another one. */
export const Notice = z
  .strictObject({
    kind: z.enum(["retraction", "expression-of-concern", "erratum", "update"]),
    /** `this`: the notice is about this document. `other`: this document is the notice about another. */
    about: z.enum(["this", "other"]),
    text: z.string(),
    pmid: z.string().optional(),
    doi: z.string().optional(),
  })
  .readonly();
export type Notice = z.infer<typeof Notice>;

/** What is known of the publication. Absent means not stated in the file, never guessed. */
export const Metadata = z
  .strictObject({
    /** The collection's own name for the document, where a file holds many. */
    id: z.string().optional(),
    title: z.string(),
    authors: z.array(z.string()).readonly().describe('"Dalakas MC"; groups by their name'),
    journal: z.string().optional(),
    /** "2009", "2009-03" or "2009-03-17": as exact as the file states it. */
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .optional()
      .describe("ISO 639-1 where there is one, else 639-3"),
    pmid: z.string().optional(),
    pmcid: z.string().optional(),
    doi: z.string().optional(),
    isbn: z.string().optional(),
    trials: z.array(z.string()).readonly().describe("Registration numbers, such as NCT00259974"),
    url: z.string().optional(),
    publicationTypes: z.array(z.string()).readonly().describe("As the file names them"),
    design: Design.optional().describe("Only where a publication type states it"),
    keywords: z.array(z.string()).readonly(),
    /** The question this text answers, for collections of questions with answers. */
    question: z.string().optional(),
    notices: z.array(Notice).readonly(),
    retracted: z.boolean(),
  })
  .readonly();
export type Metadata = z.infer<typeof Metadata>;

/** The common result of every reader. `blocks` are in order and do not overlap; every span lies within `text`. */
export const Document = z
  .strictObject({
    format: Format,
    metadata: Metadata,
    text: z.string(),
    blocks: z.array(Block).readonly(),
    sections: z.array(Section).readonly(),
    pages: z.array(PageSpan).readonly().describe("Empty where the format has no pages"),
  })
  .readonly();
export type Document = z.infer<typeof Document>;

/** Metadata with nothing stated, for readers to spread over. */
export const noMetadata: Metadata = {
  title: "",
  authors: [],
  trials: [],
  publicationTypes: [],
  keywords: [],
  notices: [],
  retracted: false,
};

/** Metadata as people see it: what the file states, with corrections by hand and other documents' notices laid over. */
import { z } from "zod";
import { Metadata, type Notice } from "./document.ts";

const { date, language, design, pmid, pmcid, doi, journal, url } = Metadata.unwrap().shape;

/** Corrections by hand: a value stands in place of the file's, `null` says that there is none. They outlive new versions. */
export const Corrections = z
  .strictObject({
    title: z.string().min(1).max(1_000).optional(),
    authors: z.array(z.string().min(1).max(300)).max(500).readonly().optional(),
    journal: journal.unwrap().min(1).max(500).nullable().optional(),
    date: date.unwrap().nullable().optional(),
    language: language.unwrap().nullable().optional(),
    design: design.unwrap().nullable().optional(),
    pmid: pmid
      .unwrap()
      .regex(/^\d{1,9}$/)
      .nullable()
      .optional(),
    pmcid: pmcid
      .unwrap()
      .regex(/^PMC\d{1,9}$/)
      .nullable()
      .optional(),
    doi: doi
      .unwrap()
      .regex(/^10\.\d{4,9}\/\S+$/)
      .max(300)
      .nullable()
      .optional(),
    url: url
      .unwrap()
      .max(2_000)
      .regex(/^https?:\/\//)
      .nullable()
      .optional(),
    retracted: z.boolean().optional(),
  })
  .readonly();
export type Corrections = z.infer<typeof Corrections>;
export type CorrectedField = keyof Corrections;

/** Fields that can be corrected, in the order of forms. */
export const correctedFields = Object.keys(Corrections.unwrap().shape) as readonly CorrectedField[];

/** Whether a list of notices says that the publication was taken back. */
const saysRetracted = (notices: readonly Notice[]): boolean => notices.some((notice) => notice.kind === "retraction");

/** `read` with `notices` that other documents make about this one, and with the corrections, which have the last word. */
export function correctedMetadata(read: Metadata, corrections: Corrections, notices: readonly Notice[] = []): Metadata {
  if (notices.length === 0 && Object.keys(corrections).length === 0) return read;
  const noted: Metadata =
    notices.length === 0
      ? read
      : {
          ...read,
          notices: [...read.notices, ...notices],
          retracted: read.retracted || saysRetracted(notices),
        };
  const entries = Object.entries({ ...noted, ...corrections }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(entries) as Metadata;
}

/** Identifiers by which other documents speak of one: `pmid:…` and `doi:…` in lower case. */
export const identifiersOf = (metadata: Pick<Metadata, "pmid" | "doi">): readonly string[] => [
  ...(metadata.pmid === undefined ? [] : [`pmid:${metadata.pmid}`]),
  ...(metadata.doi === undefined ? [] : [`doi:${metadata.doi.toLowerCase()}`]),
];

/** A document from a record: its metadata, and its text as laid out by the reader. */
import { limits, unreadable, type Reading } from "../reader.ts";
import { noMetadata, type Format, type Metadata } from "../document.ts";
import { TextBuilder } from "../text-builder.ts";
import { designOf } from "./publication-types.ts";

/** Where a record stands, for messages. */
export interface Place {
  readonly name: string;
  readonly line: number;
}

/** Metadata as a reader finds it: what is undefined was not stated. */
export type Stated = { readonly [Key in keyof Metadata]?: Metadata[Key] | undefined };

const withoutRepeats = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter((text) => text !== "")),
];

/** Only what is stated, each list without repeats, with the design that the publication types state. */
function toMetadata(stated: Stated): Metadata {
  const known = Object.fromEntries(
    Object.entries(stated).filter(([, value]) => value !== undefined),
  ) as Partial<Metadata>;
  const metadata = { ...noMetadata, ...known };
  const design = designOf(metadata.publicationTypes);
  return {
    ...metadata,
    authors: withoutRepeats(metadata.authors),
    trials: withoutRepeats(metadata.trials),
    keywords: withoutRepeats(metadata.keywords),
    publicationTypes: withoutRepeats(metadata.publicationTypes),
    ...(design === undefined ? {} : { design }),
  };
}

/** The document of one record, or the problem that there is nothing in it, or too much. */
export function recordDocument(
  format: Format,
  stated: Stated,
  layOut: (builder: TextBuilder) => void,
  place: Place,
): Reading {
  const builder = new TextBuilder();
  layOut(builder);
  const document = { format, metadata: toMetadata(stated), ...builder.done() };
  if (document.text.length > limits.text)
    return unreadable(
      "too-large",
      place.name,
      `The text of this record has more than ${limits.text} characters`,
      "split it",
      place.line,
    );
  if (document.text === "" && document.metadata.title === "")
    return unreadable(
      "empty-record",
      place.name,
      "The record has neither a title nor a text",
      "complete it or take it out",
      place.line,
    );
  return { ok: true, document };
}

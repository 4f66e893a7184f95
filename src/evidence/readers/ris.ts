/** Reads RIS, the exchange format of reference managers and databases: many records in a file. */
import type { Input, Reading } from "../reader.ts";
import { tidy, type TextBuilder } from "../text-builder.ts";
import { mostExact, parseDate } from "./dates.ts";
import { toDoi, toIsbn, toPmcid, toPmid, toWebAddress } from "./identifiers.ts";
import { toLanguage } from "./languages.ts";
import { authorOfInverted } from "./person-names.ts";
import { isRetractedType } from "./publication-types.ts";
import { recordDocument, type Stated } from "./record-document.ts";
import { layAbstractText, layRemarks } from "./record-text.ts";
import { taggedRecords, valueOf, valuesOf, type TaggedRecord, type TagGrammar } from "./tagged-records.ts";
import { standingOf } from "./title-standing.ts";

/** Two spaces stand before the hyphen; of the tags that part records, one space is accepted too. */
const grammar: TagGrammar = {
  field: /^([A-Z][A-Z0-9])(?:  |(?<=^(?:TY|ER)) )-(?: (.*))?$/,
  first: "TY",
  last: "ER",
  lineJoin: "\n",
};

const wholeBooks = new Set(["BOOK", "EBOOK", "EDBOOK", "WHOLE"]);

const isWholeBook = (record: TaggedRecord): boolean => wholeBooks.has(valueOf(record, "TY") ?? "");

/** The journal, or the book of a chapter; of a whole book the same tags name its series. */
const journalOf = (record: TaggedRecord): string | undefined =>
  isWholeBook(record) ? undefined : valueOf(record, "T2", "JF", "JO", "JA", "J2", "J1", "BT");

/** The kind of record, and the types of work that databases write beside it. */
const typesOf = (record: TaggedRecord): readonly string[] => [
  ...valuesOf(record, "TY"),
  ...valuesOf(record, "M3")
    .filter((type) => toDoi(type) === undefined)
    .flatMap((type) => type.split(/[;\n]/)),
];

/** An accession number is PubMed's where the record says that it comes from there. */
const pmidOf = (record: TaggedRecord): string | undefined =>
  valuesOf(record, "DB", "DP").some((base) => /pubmed|medline|\bnlm\b/i.test(base))
    ? toPmid(valueOf(record, "AN"))
    : undefined;

const pmcidOf = (record: TaggedRecord): string | undefined =>
  toPmcid(valuesOf(record, "C2", "PMC").find((value) => /^PMC\d+/i.test(value)));

const first = <T>(values: readonly string[], read: (value: string) => T | undefined): T | undefined =>
  values.map(read).find((value) => value !== undefined);

const oneLine = (text: string | undefined): string | undefined => (text === undefined ? undefined : tidy(text));

function metadataOf(record: TaggedRecord): Stated {
  const title = tidy(valueOf(record, "TI", "T1", "CT", "BT", "TT") ?? "");
  const publicationTypes = typesOf(record).map(tidy);
  const standing = standingOf(title);
  return {
    title,
    authors: valuesOf(record, "AU", "A1").map(authorOfInverted),
    journal: oneLine(journalOf(record)),
    date: mostExact(...valuesOf(record, "PY", "Y1", "DA").map(parseDate)),
    language: toLanguage(valueOf(record, "LA")),
    pmid: pmidOf(record),
    pmcid: pmcidOf(record),
    doi: first(valuesOf(record, "DO", "DI", "M3", "UR"), toDoi),
    isbn: first(valuesOf(record, "SN", "BN"), toIsbn),
    url: first(valuesOf(record, "UR", "L2", "LK"), toWebAddress),
    publicationTypes,
    keywords: valuesOf(record, "KW").flatMap((words) => words.split(/[;\n]/).map(tidy)),
    notices: standing.notices,
    retracted: standing.retracted || publicationTypes.some(isRetractedType),
  };
}

function layOut(builder: TextBuilder, record: TaggedRecord): void {
  const abstracts = [...new Set(valuesOf(record, "AB", "N2"))];
  for (const abstract of abstracts) layAbstractText(builder, abstract);
  layRemarks(
    builder,
    valuesOf(record, "N1", "RN").filter((note) => !abstracts.includes(note)),
  );
}

/** One reading per record, in the order of the file. */
export async function* readRis(input: Input): AsyncGenerator<Reading> {
  for await (const record of taggedRecords(input, grammar))
    yield record.ok
      ? recordDocument("ris", metadataOf(record), (builder) => layOut(builder, record), {
          name: input.name,
          line: record.line,
        })
      : record;
}

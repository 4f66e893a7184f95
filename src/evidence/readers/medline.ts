/** Reads MEDLINE's tagged text, as PubMed saves it ("PubMed" format, .nbib): many records in a file. */
import type { Notice } from "../document.ts";
import type { Input, Reading } from "../reader.ts";
import { tidy, type TextBuilder } from "../text-builder.ts";
import { mostExact, parseDate } from "./dates.ts";
import { toDoi, toIsbn, toPmcid, toPmid } from "./identifiers.ts";
import { toLanguage } from "./languages.ts";
import { authorOfInverted } from "./person-names.ts";
import { isRetractedType } from "./publication-types.ts";
import { isWholeRetraction, noticeOf } from "./pubmed-notices.ts";
import { isRegistry } from "./registries.ts";
import { recordDocument, type Stated } from "./record-document.ts";
import { layAbstractText, layRemarks, layStatement } from "./record-text.ts";
import { taggedRecords, valueOf, valuesOf, type TaggedRecord, type TagGrammar } from "./tagged-records.ts";

/** Tags are four characters wide; lines that go on are indented. */
const grammar: TagGrammar = {
  field: /^(?=[A-Z0-9 ]{4}-)([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*))?$/,
  first: "PMID",
  lineJoin: " ",
};

/** The tags of notices, by the name that PubMed's XML has for the same relation. */
const noticeTags: readonly (readonly [string, string])[] = [
  ["RIN", "RetractionIn"],
  ["ROF", "RetractionOf"],
  ["PRIN", "PartialRetractionIn"],
  ["PROF", "PartialRetractionOf"],
  ["RRI", "RetractedandRepublishedIn"],
  ["RRF", "RetractedandRepublishedFrom"],
  ["ECI", "ExpressionOfConcernIn"],
  ["ECF", "ExpressionOfConcernFor"],
  ["EIN", "ErratumIn"],
  ["EFR", "ErratumFor"],
  ["CRI", "CorrectedandRepublishedIn"],
  ["CRF", "CorrectedandRepublishedFrom"],
  ["RPI", "RepublishedIn"],
  ["RPF", "RepublishedFrom"],
  ["UIN", "UpdateIn"],
  ["UOF", "UpdateOf"],
];

const noticesOf = (record: TaggedRecord): readonly Notice[] =>
  noticeTags.flatMap(([tag, type]) => valuesOf(record, tag).flatMap((source) => noticeOf(type, tidy(source)) ?? []));

const isRetracted = (record: TaggedRecord): boolean =>
  valuesOf(record, "PT").some(isRetractedType) ||
  noticeTags.some(([tag, type]) => isWholeRetraction(type) && record.fields.has(tag));

function authorsOf(record: TaggedRecord): readonly string[] {
  const short = valuesOf(record, "AU");
  const people = short.length > 0 ? short.map(tidy) : valuesOf(record, "FAU").map(authorOfInverted);
  return [...people, ...valuesOf(record, "CN").map(tidy)];
}

/** "10.1/abc [doi]" among the identifiers of the article and of its place. */
const doiOf = (record: TaggedRecord): string | undefined =>
  valuesOf(record, "AID", "LID")
    .map((id) => toDoi(/^(\S+) \[doi\]$/i.exec(id)?.[1]))
    .find((doi) => doi !== undefined);

/** "ClinicalTrials.gov/NCT00259974" among the entries of data banks. */
const trialsOf = (record: TaggedRecord): readonly string[] =>
  valuesOf(record, "SI").flatMap((entry) => {
    const [bank = "", number] = entry.split("/");
    return number !== undefined && isRegistry(bank) ? [number.trim()] : [];
  });

/** "Rituximab" of "4F4X42SYQ6 (Rituximab)". */
function substanceName(entry: string): string {
  const opening = entry.indexOf("(");
  return tidy(opening !== -1 && entry.endsWith(")") ? entry.slice(opening + 1, -1) : entry);
}

/** Subject headings without the star of the main ones, substances by their names, keywords. */
const keywordsOf = (record: TaggedRecord): readonly string[] => [
  ...valuesOf(record, "MH").map((heading) => tidy(heading.replaceAll("*", ""))),
  ...valuesOf(record, "RN", "NM").map(substanceName),
  ...valuesOf(record, "OT").map((keyword) => tidy(keyword.replace(/^\*/, ""))),
];

function metadataOf(record: TaggedRecord): Stated {
  const book = valueOf(record, "BTI");
  return {
    title: tidy(valueOf(record, "TI", "BTI", "TT") ?? ""),
    authors: authorsOf(record),
    journal: valueOf(record, "JT", "TA") ?? (record.fields.has("TI") ? book : undefined),
    date: mostExact(parseDate(valueOf(record, "DP")), parseDate(valueOf(record, "DEP"))),
    language: toLanguage(valueOf(record, "LA")),
    pmid: toPmid(valueOf(record, "PMID")),
    pmcid: toPmcid(valueOf(record, "PMC")),
    doi: doiOf(record),
    isbn: toIsbn(valueOf(record, "ISBN")),
    trials: trialsOf(record),
    publicationTypes: valuesOf(record, "PT").map(tidy),
    keywords: keywordsOf(record),
    notices: noticesOf(record),
    retracted: isRetracted(record),
  };
}

function layOut(builder: TextBuilder, record: TaggedRecord): void {
  if (record.fields.has("TI")) builder.block(valueOf(record, "TT") ?? "");
  layAbstractText(builder, valueOf(record, "AB"));
  for (const abstract of valuesOf(record, "OAB")) layAbstractText(builder, abstract, "Other abstract");
  layStatement(builder, "Conflict of interest statement", valueOf(record, "COIS"));
  layRemarks(builder, valuesOf(record, "CI", "GN"));
}

/** One reading per record, in the order of the file. */
export async function* readMedline(input: Input): AsyncGenerator<Reading> {
  for await (const record of taggedRecords(input, grammar))
    yield record.ok
      ? recordDocument("medline", metadataOf(record), (builder) => layOut(builder, record), {
          name: input.name,
          line: record.line,
        })
      : record;
}

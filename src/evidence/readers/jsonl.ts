/** Reads JSON Lines: one document per line, as collections for retrieval and for questions with answers are kept. */
import { z } from "zod";
import { unreadable, type Input, type Reading } from "../reader.ts";
import { tidy, type TextBuilder } from "../text-builder.ts";
import { mostExact, parseDate } from "./dates.ts";
import { toDoi, toPmcid, toPmid, toWebAddress } from "./identifiers.ts";
import { toLanguage } from "./languages.ts";
import { isRetractedType } from "./publication-types.ts";
import { recordDocument, type Stated } from "./record-document.ts";
import { layAbstractText, layParagraphs } from "./record-text.ts";
import { toAuthor, toAuthors } from "./stated-authors.ts";
import { textLines, type Line } from "./text-lines.ts";
import { standingOf } from "./title-standing.ts";

const text = z.string().nullish();
const number = z.union([z.string(), z.number()]).nullish();
const texts = z.union([z.string(), z.array(z.string())]).nullish();

/** The fields that are read; any other is left alone. */
const JsonRecord = z.looseObject({
  id: number,
  title: text,
  text: texts,
  contents: texts,
  abstract: texts,
  question: text,
  year: number,
  date: text,
  authors: texts,
  journal: text,
  pmid: number,
  pmcid: text,
  doi: text,
  url: text,
  language: text,
  keywords: texts,
  publicationTypes: texts,
});
type JsonRecord = z.infer<typeof JsonRecord>;

type Texts = z.infer<typeof texts>;

const listOf = (value: Texts, parting: RegExp | string): readonly string[] =>
  typeof value === "string" ? value.split(parting) : (value ?? []);

/** Sentences of a list make one paragraph. */
const joined = (value: Texts): string | undefined => {
  const whole = Array.isArray(value) ? value.join(" ") : (value ?? "");
  return whole.trim() === "" ? undefined : whole;
};

const stated = (value: string | number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

const oneLine = (value: string | null | undefined): string | undefined => {
  const words = tidy(value ?? "");
  return words === "" ? undefined : words;
};

const authorsOf = (stated: Texts): readonly string[] =>
  typeof stated === "string" ? toAuthors(tidy(stated)) : (stated ?? []).map((name) => toAuthor(tidy(name)));

function metadataOf(record: JsonRecord): Stated {
  const title = oneLine(record.title) ?? "";
  const publicationTypes = listOf(record.publicationTypes, ";").map(tidy);
  const standing = standingOf(title);
  return {
    id: oneLine(stated(record.id)),
    title,
    authors: authorsOf(record.authors),
    journal: oneLine(record.journal),
    date: mostExact(parseDate(record.date ?? undefined), parseDate(stated(record.year))),
    language: toLanguage(stated(record.language)),
    pmid: toPmid(stated(record.pmid)),
    pmcid: toPmcid(stated(record.pmcid)),
    doi: toDoi(stated(record.doi)),
    url: toWebAddress(stated(record.url)),
    publicationTypes,
    keywords: listOf(record.keywords, /[;,]/).map(tidy),
    question: oneLine(record.question),
    notices: standing.notices,
    retracted: standing.retracted || publicationTypes.some(isRetractedType),
  };
}

function layOut(builder: TextBuilder, record: JsonRecord): void {
  const body = joined(record.text) ?? joined(record.contents);
  const abstract = joined(record.abstract);
  const hasAbstract = abstract !== undefined && abstract !== body;
  if (hasAbstract) layAbstractText(builder, abstract);
  if (hasAbstract && body !== undefined) builder.heading("", 1);
  layParagraphs(builder, body ?? "");
}

const broken = (name: string, { number }: Line, message: string): Reading =>
  unreadable(
    "broken-line",
    name,
    `The line cannot be read: ${message}`,
    "mend the line; the lines after it were read",
    number,
  );

/** What is wrong with the first field that is not as it should be. */
function faultOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const field = issue?.path.join(".") ?? "";
  return field === "" ? "it is no JSON object" : `"${field}" is not of the kind that is expected`;
}

function parsed(json: string): { readonly value: unknown } | { readonly message: string } {
  try {
    return { value: JSON.parse(json) as unknown };
  } catch (error) {
    // The parser's own message quotes the text, which may be anything.
    return { message: error instanceof SyntaxError ? "it is not JSON" : "it is nested too deeply" };
  }
}

function readLine(name: string, at: Line): Reading {
  const json = parsed(at.text);
  if ("message" in json) return broken(name, at, json.message);
  const record = JsonRecord.safeParse(json.value);
  if (!record.success) return broken(name, at, faultOf(record.error));
  const place = { name, line: at.number };
  return recordDocument("jsonl", metadataOf(record.data), (builder) => layOut(builder, record.data), place);
}

/** One reading per line that is not empty. `contents` and `abstract` are the text where there is no `text`. */
export async function* readJsonl(input: Input): AsyncGenerator<Reading> {
  let isEmpty = true;
  for await (const at of textLines(input)) {
    if (at.ok && at.text.trim() === "") continue;
    isEmpty = false;
    yield at.ok ? readLine(input.name, at) : at;
  }
  if (isEmpty)
    yield unreadable("no-records", input.name, "The file has no lines", "check that it is the file that was meant");
}

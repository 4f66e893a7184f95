/** Passages as rows of the table, and back. */
import { makeArrowTable } from "@lancedb/lancedb";
import type { Vector } from "apache-arrow";
import { IndexedPassage } from "../evidence/indexed-passage.ts";
import type { AnalysedPassage } from "./analyse-passage.ts";
import { passagesSchema } from "./lance-tables.ts";

const toRow = ({ passage, heading, terms }: AnalysedPassage): Record<string, unknown> => ({
  ...passage,
  question: passage.question ?? null,
  keywords: passage.keywords ?? [],
  page: passage.page ?? null,
  year: passage.year ?? null,
  language: passage.language ?? null,
  design: passage.design ?? null,
  heading: heading.join(" "),
  terms: terms.join(" "),
});

export const toTable = (passages: readonly AnalysedPassage[]): ReturnType<typeof makeArrowTable> =>
  makeArrowTable(passages.map(toRow), { schema: passagesSchema });

const plainValue = (value: unknown): unknown =>
  typeof value === "object" && value !== null && Symbol.iterator in value
    ? Array.from(value as Iterable<unknown>)
    : typeof value === "bigint"
      ? Number(value)
      : value;

const columns = Object.keys(IndexedPassage.unwrap().shape);

/** The columns a passage is made of. */
export const passageColumns: readonly string[] = columns;

/** A table or a part of one. */
export interface Rows {
  readonly numRows: number;
  readonly getChild: (name: string) => Vector | null;
}

/** Rows as passages. The index was written by us, so that shapes are trusted; what was not stated is left out. */
export function toPassages(rows: Rows): readonly IndexedPassage[] {
  const vectors = columns.map((name) => [name, rows.getChild(name)] as const);
  return Array.from({ length: rows.numRows }, (_, at) => {
    const entries = vectors
      .map(([name, vector]) => [name, plainValue(vector?.get(at))] as const)
      .filter(([name, value]) => value !== null && !(name === "keywords" && (value as unknown[]).length === 0));
    return Object.fromEntries(entries) as IndexedPassage;
  });
}

/** Passages as rows of the table, and back. */
import { type Data, makeData, RecordBatch, Struct, Table, type Vector } from "apache-arrow";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import type { AnalysedPassage } from "./analyse-passage.ts";
import { flagColumn, numberColumn, textColumn, textsColumn } from "./arrow-columns.ts";
import { GatheredTexts } from "./gathered-texts.ts";
import { passagesSchema } from "./lance-tables.ts";

/** All of a passage as one text; its id says its version. Retraction comes first: it is then seen without reading the rest. */
const shownOf = ({ version: _version, retracted, ...shown }: IndexedPassage): string =>
  JSON.stringify({ retracted, ...shown });

export const isRetracted = (shown: string): boolean => shown.startsWith('{"retracted":true');

/** What is small of a passage, and made a column in the end. */
type Filtered = Pick<IndexedPassage, "year" | "language" | "design" | "format" | "retracted" | "identifiers">;

/** Passages on their way into the table: their texts are written as they come, so that nobody need keep them. */
export class PassageRows {
  readonly #texts = {
    id: new GatheredTexts(),
    version: new GatheredTexts(),
    documentId: new GatheredTexts(),
    shown: new GatheredTexts(),
    terms: new GatheredTexts(),
  };
  #filtered: Filtered[] = [];

  get length(): number {
    return this.#filtered.length;
  }

  add({ passage, terms }: AnalysedPassage): void {
    const { year, language, design, format, retracted, identifiers } = passage;
    this.#texts.id.add(passage.id);
    this.#texts.version.add(passage.version);
    this.#texts.documentId.add(passage.documentId);
    this.#texts.shown.add(shownOf(passage));
    this.#texts.terms.addBytes(terms);
    this.#filtered.push({ year, language, design, format, retracted, identifiers });
  }

  /** A table with the columns of `passagesSchema`; a view, which holds until the next passage is added. */
  table(): Table {
    const columns = this.#columns();
    const children = passagesSchema.fields.map(({ name }) => {
      const column = columns[name];
      if (column === undefined) throw new Error(`the column ${name} is not made`);
      return column;
    });
    const data = makeData({ type: new Struct(passagesSchema.fields), length: this.length, nullCount: 0, children });
    return new Table(passagesSchema, new RecordBatch(passagesSchema, data));
  }

  clear(): void {
    for (const texts of Object.values(this.#texts)) texts.clear();
    this.#filtered = [];
  }

  #columns(): Readonly<Record<string, Data>> {
    const rows = this.#filtered;
    return {
      ...Object.fromEntries(Object.entries(this.#texts).map(([name, texts]) => [name, texts.column()])),
      year: numberColumn(rows.map(({ year }) => year)),
      language: textColumn(rows.map(({ language }) => language)),
      design: textColumn(rows.map(({ design }) => design)),
      format: textColumn(rows.map(({ format }) => format)),
      retracted: flagColumn(rows.map(({ retracted }) => retracted)),
      identifiers: textsColumn(rows.map(({ identifiers }) => identifiers)),
    };
  }
}

/** The column a passage is made of. */
export const shownColumn = "shown";

/** A value of that column as a passage. The index was written by us, so that shapes are trusted. */
export function toPassage(shown: string): IndexedPassage {
  const passage = JSON.parse(shown) as Omit<IndexedPassage, "version">;
  return { ...passage, version: passage.id.slice(0, passage.id.indexOf("#")) };
}

/** A table or a part of one. */
export interface Rows {
  readonly numRows: number;
  readonly getChild: (name: string) => Vector | null;
}

/** Rows as passages. */
export const toPassages = (rows: Rows): readonly IndexedPassage[] =>
  Array.from(rows.getChild(shownColumn) ?? [], (shown) => toPassage(String(shown)));

/** Records on their way from one place to another. */
import type { TableTotal, Totals } from "../../app/ports/records.ts";
import type { Problem } from "../../core/problem.ts";
import { sha256 } from "../digest.ts";
import type { PortableRow, PortableTable } from "./portable-row.ts";

export interface TableRow {
  readonly table: string;
  readonly row: PortableRow;
}

export interface Records {
  /** The last migration that made their schema. */
  readonly schema: string;
  readonly tables: readonly PortableTable[];
  /** May throw a RecordsProblem on the way. */
  readonly rows: AsyncIterable<TableRow>;
  /** What the rows add up to; known once all were read. */
  readonly expected: () => Totals;
}

/** An expected failure inside a transaction: undoes it and carries the problem out. */
export class RecordsProblem extends Error {
  readonly problem: Problem;

  constructor(code: string, message: string, fix: string) {
    super(message);
    this.problem = { code, message, fix };
  }
}

const modulus = 1n << 256n;

/** Adds up the rows of many tables as they pass by. */
export class TotalsCounter {
  readonly #sums = new Map<string, { rows: number; sum: bigint }>();

  constructor(tables: readonly PortableTable[]) {
    for (const { name } of tables) this.#sums.set(name, { rows: 0, sum: 0n });
  }

  /** Counts a row of a table; returns how many that table has so far. */
  add({ table, row }: TableRow): number {
    const total = this.#sums.get(table) ?? { rows: 0, sum: 0n };
    total.rows += 1;
    total.sum = (total.sum + BigInt(`0x${sha256(JSON.stringify(row))}`)) % modulus;
    this.#sums.set(table, total);
    return total.rows;
  }

  totals(): Totals {
    return Object.fromEntries(
      [...this.#sums].map(([name, { rows, sum }]) => [name, { rows, digest: sum.toString(16).padStart(64, "0") }]),
    );
  }
}

const isSame = (a: TableTotal | undefined, b: TableTotal | undefined): boolean =>
  a?.rows === b?.rows && a?.digest === b?.digest;

/** Names of tables whose totals differ. */
export const differingTables = (a: Totals, b: Totals): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !isSame(a[name], b[name]));

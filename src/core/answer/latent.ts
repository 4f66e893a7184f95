/** Latent semantic analysis: texts that speak of one thing in different words come out alike. */
import type { Token } from "./index-terms.ts";

/** A text to index: all tokens that any of its wordings has, with weights. */
export interface LatentEntry {
  readonly item: string;
  readonly tokens: ReadonlyMap<string, number>;
}

/** Cosine of a question with every item, -1..1, in the order of the entries. */
export type LatentIndex = (question: readonly Token[]) => ReadonlyMap<string, number>;

type Matrix = readonly Float64Array[];

const rounds = 4;

/** Repeatable numbers in -0.5..0.5 to start from (Numerical Recipes' linear congruence). */
function sequence(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296 - 0.5;
  };
}

/** Makes the columns orthonormal, in place (modified Gram-Schmidt). `columns` are stored one array each. */
function orthonormalise(columns: Matrix): void {
  columns.forEach((column, k) => {
    for (const earlier of columns.slice(0, k)) {
      let dot = 0;
      for (let i = 0; i < column.length; i++) dot += (column[i] ?? 0) * (earlier[i] ?? 0);
      for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) - dot * (earlier[i] ?? 0);
    }
    const norm = Math.hypot(...column) || 1;
    for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) / norm;
  });
}

/** One row of the weighted term matrix: positions and values. */
interface Row {
  readonly at: Int32Array;
  readonly value: Float64Array;
}

const times = (rows: readonly Row[], columns: Matrix): Matrix =>
  columns.map((column) =>
    Float64Array.from(rows, ({ at, value }) => {
      let sum = 0;
      for (let i = 0; i < at.length; i++) sum += (value[i] ?? 0) * (column[at[i] ?? 0] ?? 0);
      return sum;
    }),
  );

const timesTransposed = (rows: readonly Row[], columns: Matrix, width: number): Matrix =>
  columns.map((column) => {
    const out = new Float64Array(width);
    rows.forEach(({ at, value }, r) => {
      const weight = column[r] ?? 0;
      for (let i = 0; i < at.length; i++) {
        const p = at[i] ?? 0;
        out[p] = (out[p] ?? 0) + weight * (value[i] ?? 0);
      }
    });
    return out;
  });

const lengthOf = (columns: Matrix, r: number): number => Math.sqrt(columns.reduce((s, c) => s + (c[r] ?? 0) ** 2, 0));

/**
 * Indexes texts in `rank` latent dimensions (Deerwester et al. 1990): the leading singular vectors of the matrix of
 * log-weighted, rarity-weighted tokens, found by subspace iteration. Same entries, same index.
 */
export function createLatentIndex(entries: readonly LatentEntry[], rank: number): LatentIndex {
  const holders = new Map<string, number>();
  for (const { tokens } of entries) for (const token of tokens.keys()) holders.set(token, (holders.get(token) ?? 0) + 1);
  const place = new Map([...holders.keys()].map((token, i) => [token, i] as const));
  const rarity = (token: string): number => Math.log((entries.length + 1) / ((holders.get(token) ?? 0) + 0.5));
  const rows = entries.map(({ tokens }): Row => {
    const value = Float64Array.from(tokens, ([token, count]) => Math.log(1 + count) * rarity(token));
    const norm = Math.hypot(...value) || 1;
    return { at: Int32Array.from(tokens.keys(), (t) => place.get(t) ?? 0), value: value.map((v) => v / norm) };
  });
  const next = sequence();
  const dimensions = Math.min(rank, entries.length);
  let texts: Matrix = Array.from({ length: dimensions }, () => Float64Array.from(entries, next));
  let terms: Matrix = [];
  for (let round = 0; round < rounds; round++) {
    terms = timesTransposed(rows, texts, place.size);
    orthonormalise(terms);
    texts = times(rows, terms);
    if (round < rounds - 1) orthonormalise(texts);
  }
  const norms = entries.map((_, r) => lengthOf(texts, r) || 1);
  return (question) => {
    const projected = terms.map((column) =>
      question.reduce((sum, { token, weight }) => {
        const p = place.get(token);
        return p === undefined ? sum : sum + weight * rarity(token) * (column[p] ?? 0);
      }, 0),
    );
    const norm = Math.hypot(...projected) || 1;
    return new Map(
      entries.map(({ item }, r) => {
        const dot = projected.reduce((sum, q, k) => sum + q * (texts[k]?.[r] ?? 0), 0);
        return [item, dot / (norm * (norms[r] ?? 1))] as const;
      }),
    );
  };
}

/** Measures of a ranking: nDCG, average precision, recall, the gain of the first answer, and how sure a difference is. */
import type { Judgements, TestCollection } from "./collections.ts";

/** Ranked document ids of each query, best first. */
export type Run = ReadonlyMap<string, readonly string[]>;

const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);

/** nDCG at `depth`; nothing when no judged document has a gain. */
export function ndcg(
  ranked: readonly string[],
  judged: ReadonlyMap<string, number>,
  depth: number,
): number | undefined {
  const ideal = discounted([...judged.values()].sort((a, b) => b - a).slice(0, depth));
  if (ideal === 0) return undefined;
  return discounted(ranked.slice(0, depth).map((id) => judged.get(id) ?? 0)) / ideal;
}

/** Average precision at `depth`, over at most `depth` relevant documents. */
export function averagePrecision(ranked: readonly string[], relevant: ReadonlySet<string>, depth: number): number {
  let [found, sum] = [0, 0];
  ranked.slice(0, depth).forEach((id, at) => {
    if (relevant.has(id)) sum += ++found / (at + 1);
  });
  return sum / Math.min(depth, relevant.size);
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

export interface Figures {
  readonly ndcg10: number;
  readonly map10: number;
  readonly recall100: number;
  /** Mean gain of the first answer, for graded collections. */
  readonly first?: number | undefined;
}

const relevantOf = (judged: ReadonlyMap<string, number>, from: number): ReadonlySet<string> =>
  new Set([...judged].filter(([, gain]) => gain >= from).map(([id]) => id));

/** nDCG@10 of each query that has a document with a gain. */
export const ndcgByQuery = (run: Run, judgements: Judgements): ReadonlyMap<string, number> =>
  new Map(
    [...judgements].flatMap(([query, judged]) => {
      const value = ndcg(run.get(query) ?? [], judged, 10);
      return value === undefined ? [] : [[query, value] as const];
    }),
  );

/** All measures. Queries without a relevant document are left out of those that need one; an unjudged answer gains nothing. */
export function figuresOf(run: Run, collection: TestCollection): Figures {
  const { judgements, relevantFrom, graded } = collection;
  const withRelevant = [...judgements]
    .map(([query, judged]) => ({ ranked: run.get(query) ?? [], relevant: relevantOf(judged, relevantFrom) }))
    .filter(({ relevant }) => relevant.size > 0);
  return {
    ndcg10: mean([...ndcgByQuery(run, judgements).values()]),
    map10: mean(withRelevant.map(({ ranked, relevant }) => averagePrecision(ranked, relevant, 10))),
    recall100: mean(
      withRelevant.map(
        ({ ranked, relevant }) => ranked.slice(0, 100).filter((id) => relevant.has(id)).length / relevant.size,
      ),
    ),
    ...(graded
      ? { first: mean([...judgements].map(([query, judged]) => judged.get(run.get(query)?.[0] ?? "") ?? 0)) }
      : {}),
  };
}

/** Numbers that look random and are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Mean difference of paired values with its 95 % bootstrap interval. */
export function pairedBootstrap(
  differences: readonly number[],
  samples = 10_000,
): { readonly mean: number; readonly low: number; readonly high: number } {
  const random = seeded(1);
  const means = Array.from({ length: samples }, () =>
    mean(differences.map(() => differences[Math.floor(random() * differences.length)] ?? 0)),
  ).sort((a, b) => a - b);
  const at = (share: number): number => means[Math.floor(share * samples)] ?? 0;
  return { mean: mean(differences), low: at(0.025), high: at(0.975) };
}

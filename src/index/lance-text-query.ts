/** Weighted terms and phrases as a full-text query of LanceDB. */
import { BooleanQuery, type FullTextQuery, MatchQuery, Occur, PhraseQuery } from "@lancedb/lancedb";
import { mostTermsOfQuestion } from "./first-search.ts";
import type { WeightedTerm } from "../evidence/ranking/query-terms.ts";

/**
 * How often a term of full weight is said. In a long message each is said once: more candidates make up for the weights, and
 * cost less than saying it again.
 */
const timesFor = (terms: number): number => (terms > mostTermsOfQuestion ? 1 : 2);

/**
 * Terms with their weights, as the engine counts them: one that is said twice counts twice. Two queries joined, each with a
 * boost, cost six times as much: the engine then scores every passage that holds a term.
 */
function weighed(wanted: readonly WeightedTerm[]): string {
  const times = timesFor(wanted.length);
  return wanted
    .flatMap(({ term, weight }) => Array<string>(Math.max(1, Math.round(times * weight))).fill(term))
    .join(" ");
}

/** Nothing when there is nothing to look for. Phrases must occur; terms may. */
export function textQuery(
  wanted: readonly WeightedTerm[],
  phrases: readonly string[],
  column: string,
): FullTextQuery | undefined {
  const match = wanted.length === 0 ? [] : [new MatchQuery(weighed(wanted), column)];
  const clauses: [Occur, FullTextQuery][] = [
    ...phrases.map((phrase): [Occur, FullTextQuery] => [Occur.Must, new PhraseQuery(phrase, column)]),
    ...match.map((query): [Occur, FullTextQuery] => [Occur.Should, query]),
  ];
  const [only] = clauses;
  if (only === undefined) return undefined;
  return clauses.length === 1 ? only[1] : new BooleanQuery(clauses);
}

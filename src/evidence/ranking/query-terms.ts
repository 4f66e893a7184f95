/** The words of a query as weighted index terms. */
import { plainWords, type TermReader } from "./terms.ts";

export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/** Terms in the order they were first asked for. A term asked for more than once counts its highest weight. */
export function queryTerms(
  words: readonly { readonly word: string; readonly weight: number }[],
  reader: TermReader,
): readonly WeightedTerm[] {
  const weights = new Map<string, number>();
  for (const { word, weight } of words)
    for (const part of plainWords(word)) {
      const term = reader.termOf(part);
      if (term !== "") weights.set(term, Math.max(weight, weights.get(term) ?? 0));
    }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}

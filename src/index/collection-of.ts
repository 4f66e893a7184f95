/** Word counts as ranking and spelling read them. */
import type { Collection } from "../evidence/ranking/collection.ts";
import type { TermReader } from "../evidence/ranking/terms.ts";
import type { WordVocabulary } from "../evidence/search/vocabulary.ts";
import type { CollectionTotals } from "./word-counts.ts";

/** What is known of the whole collection. */
export interface KnownCollection {
  readonly collection: Collection;
  readonly vocabulary: WordVocabulary;
}

/** Words that share a stem count as one term; a passage that holds two of them is counted twice, which is near enough. */
export function collectionOf(
  totals: CollectionTotals,
  passagesWith: ReadonlyMap<string, number>,
  reader: TermReader,
): KnownCollection {
  const withTerm = new Map<string, number>();
  for (const [word, passages] of passagesWith) {
    const term = reader.termOf(word);
    withTerm.set(term, (withTerm.get(term) ?? 0) + passages);
  }
  return {
    collection: {
      passages: totals.passages,
      averageTerms: totals.terms / Math.max(1, totals.passages),
      averageHeadingTerms: totals.headingTerms / Math.max(1, totals.headings),
      passagesWith: (term) => withTerm.get(term) ?? 0,
    },
    vocabulary: { passages: totals.passages, passagesWith },
  };
}

/** Counts in how many passages each word occurs, in bounded memory. */
import type { AnalysedPassage } from "./analyse-passage.ts";

/** Sums over all passages counted. */
export interface CollectionTotals {
  readonly passages: number;
  readonly terms: number;
  readonly headings: number;
  readonly headingTerms: number;
}

export const noTotals: CollectionTotals = { passages: 0, terms: 0, headings: 0, headingTerms: 0 };

export const addTotals = (a: CollectionTotals, b: CollectionTotals): CollectionTotals => ({
  passages: a.passages + b.passages,
  terms: a.terms + b.terms,
  headings: a.headings + b.headings,
  headingTerms: a.headingTerms + b.headingTerms,
});

export interface WordCounts {
  readonly count: (passage: AnalysedPassage) => void;
  readonly totals: () => CollectionTotals;
  readonly passagesWith: ReadonlyMap<string, number>;
  readonly clear: () => void;
}

/** Most words kept. Beyond it, words seen in one passage only are forgotten first, then in two, and so on. */
export const mostWords = 400_000;

/** Drops the rarest words until at most half of `most` are left. */
export function trimWords(counts: Map<string, number>, most: number = mostWords): void {
  for (let rare = 1; counts.size > most / 2; rare++)
    for (const [word, passages] of counts) if (passages <= rare) counts.delete(word);
}

export function createWordCounts(most: number = mostWords): WordCounts {
  const passagesWith = new Map<string, number>();
  let totals = noTotals;
  return {
    count: ({ heading, terms, words }) => {
      for (const word of words) passagesWith.set(word, (passagesWith.get(word) ?? 0) + 1);
      totals = addTotals(totals, {
        passages: 1,
        terms: terms.length,
        headings: heading.length > 0 ? 1 : 0,
        headingTerms: heading.length,
      });
      if (passagesWith.size > most) trimWords(passagesWith, most);
    },
    totals: () => totals,
    passagesWith,
    clear: () => {
      passagesWith.clear();
      totals = noTotals;
    },
  };
}

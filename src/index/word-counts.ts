/** What is counted over a collection, and how the words that are counted are kept from growing without bound. */

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

/** Most words kept. Beyond it, words seen in one passage only are forgotten first, then in two, and so on. */
export const mostWords = 400_000;

/** Drops the rarest words until at most half of `most` are left. */
export function trimWords(counts: Map<string, number>, most: number = mostWords): void {
  for (let rare = 1; counts.size > most / 2; rare++)
    for (const [word, passages] of counts) if (passages <= rare) counts.delete(word);
}

/** What ranking knows of the collection as a whole: how many passages there are, how long, and how rare each term is. */

export interface Collection {
  readonly passages: number;
  /** Mean number of terms of a passage, its heading included. */
  readonly averageTerms: number;
  /** Mean number of terms of a heading, over the passages that have one. */
  readonly averageHeadingTerms: number;
  /** Number of passages that hold a term; zero for one never seen. */
  readonly passagesWith: (term: string) => number;
}

/** Rarity of a term as BM25 counts it: near zero for a term in most passages, highest for one never seen. */
export function rarityOf(term: string, collection: Collection): number {
  const found = Math.min(collection.passages, collection.passagesWith(term));
  return Math.log(1 + (collection.passages - found + 0.5) / (found + 0.5));
}

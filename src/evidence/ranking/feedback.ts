/** Terms that the best passages of a first ranking share: what a good passage on this question tends to speak of. */
import type { Collection } from "./collection.ts";
import type { WeightedTerm } from "./query-terms.ts";
import { termsIn, type TermText } from "./term-text.ts";

/** A passage of the first ranking with its score. */
export interface FeedbackPassage {
  readonly terms: TermText;
  readonly score: number;
}

/** Best passages looked at, terms taken from them, and in how many of them a term must stand. */
const passagesRead = 10;
const termsTaken = 20;
const leastPassages = 3;
/** All taken terms together count this share of what was asked. */
const share = 0.15;
/** A passage this share of the best possible score behind the first counts e times less. */
const falloff = 0.1;

const saturation = 1.2;
const hasDigit = /^\d/;

function countsOf(terms: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/**
 * Weighted terms to add. `most` is the score of a passage that answers everything asked; `asked` the sum of the weights asked.
 * Numbers are left out: those of one study say nothing about another.
 */
export function feedbackTerms(
  best: readonly FeedbackPassage[],
  given: { readonly most: number; readonly asked: number; readonly collection: Collection },
): readonly WeightedTerm[] {
  const read = best.slice(0, passagesRead);
  const first = read[0]?.score ?? 0;
  const shares = new Map<string, { weight: number; passages: number }>();
  for (const { terms: text, score } of read) {
    const terms = termsIn(text);
    const trust = Math.exp((score - first) / Math.max(1e-9, given.most * falloff));
    const norm = saturation * (0.25 + (0.75 * terms.length) / Math.max(1, given.collection.averageTerms));
    for (const [term, count] of countsOf(terms)) {
      if (hasDigit.test(term)) continue;
      const seen = shares.get(term) ?? { weight: 0, passages: 0 };
      shares.set(term, { weight: seen.weight + (trust * count) / (count + norm), passages: seen.passages + 1 });
    }
  }
  const taken = [...shares]
    .filter(([, { passages }]) => passages >= leastPassages)
    .sort(([, a], [, b]) => b.weight - a.weight)
    .slice(0, termsTaken);
  const sum = taken.reduce((total, [, { weight }]) => total + weight, 0);
  return taken.map(([term, { weight }]) => ({ term, weight: (share * given.asked * weight) / sum }));
}

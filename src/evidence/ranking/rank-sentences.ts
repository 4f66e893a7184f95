/** Which sentences of a text speak of a question: BM25 within the text, its neighbours, and where results are told. */
import { type Collection, rarityOf } from "./collection.ts";

const k1 = 1.2;
/** Low: a long sentence of an abstract is not a worse one. */
const b = 0.2;
/** What the sentences before and after add of their own score. */
const neighbourShare = 0.1;
/** Abstracts and sections end in what was found: the last sentence has this lead over the first, as a share of what was asked. */
const lastLead = 0.09;

/** Rarity of a term among the sentences of one text: the subject of a paper stands in all of them and tells none apart. */
function localRarity(term: string, sentences: readonly ReadonlySet<string>[]): number {
  const found = sentences.filter((sentence) => sentence.has(term)).length;
  return Math.log(1 + (sentences.length - found + 0.5) / (found + 0.5));
}

const occurrences = (term: string, terms: readonly string[]): number =>
  terms.reduce((count, other) => (other === term ? count + 1 : count), 0);

/** A score for each sentence, given as its terms, in the order given; higher is better, comparable within one text only. */
export function scoreSentences(
  question: readonly string[],
  sentences: readonly (readonly string[])[],
  collection: Collection,
): readonly number[] {
  const asked = [...new Set(question)];
  const sets = sentences.map((terms) => new Set(terms));
  const average = sentences.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, sentences.length);
  const worth = new Map(asked.map((term) => [term, rarityOf(term, collection) + localRarity(term, sets)]));
  const most = asked.reduce((sum, term) => sum + rarityOf(term, collection), 0);
  const own = sentences.map((terms) => {
    const norm = k1 * (1 - b + (b * terms.length) / Math.max(1, average));
    return asked.reduce((sum, term) => {
      const count = occurrences(term, terms);
      return sum + ((worth.get(term) ?? 0) * count * (k1 + 1)) / (count + norm);
    }, 0);
  });
  const last = Math.max(1, sentences.length - 1);
  return own.map(
    (score, at) => score + neighbourShare * ((own[at - 1] ?? 0) + (own[at + 1] ?? 0)) + (lastLead * most * at) / last,
  );
}

/** How much of what a sentence is about its record is about too, and whether another record fits it far better. */
import type { Lexicon } from "../question/lexicon.ts";
import { withBroader } from "../question/lexicon.ts";
import { isStopWord, wordsOf } from "../question/words.ts";

/** One record of the extraction sheet as the terms it can be recognised by. */
export interface Sheet {
  readonly terms: ReadonlySet<string>;
  readonly sources: readonly string[];
}

/** Every sheet, with the weight of each term: rare terms tell records apart. */
export interface SheetIndex {
  readonly sheets: readonly Sheet[];
  readonly postings: ReadonlyMap<string, readonly number[]>;
  weightOf(term: string): number;
}

/** Indexes the sheets. A term that stands in none weighs as much as one that stands in a single sheet. */
export function createSheetIndex(sheets: readonly Sheet[]): SheetIndex {
  const postings = new Map<string, number[]>();
  sheets.forEach((sheet, i) => {
    for (const term of sheet.terms) {
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [i]);
      else list.push(i);
    }
  });
  const count = Math.max(1, sheets.length);
  const weightOf = (term: string): number => Math.log(1 + count / Math.max(1, postings.get(term)?.length ?? 0));
  return { sheets, postings, weightOf };
}

/** A concept with its broader ones and every word of its names and explanation, lay words included. */
export function termsOfConcept(id: string, lexicon: Lexicon): ReadonlySet<string> {
  const terms = new Set(withBroader(id, lexicon));
  const concept = lexicon.concepts.get(id);
  if (concept === undefined) return terms;
  for (const text of [concept.name, ...concept.synonyms, concept.explain ?? ""])
    for (const word of wordsOf(text)) if (!isStopWord(word.plain)) terms.add(word.stem);
  return terms;
}

/** What the comparison found, in summed weights. */
export interface Fit {
  /** Share of the sentence's terms, by weight, that the record has. */
  readonly share: number;
  /** Terms in common. */
  readonly common: number;
  /** The largest share that a record of other sources reaches. */
  readonly rival: number;
}

/** Compares a sentence's terms with its record's, and with every record that shares no source with it. */
export function fitOf(
  terms: ReadonlySet<string>,
  record: readonly ReadonlySet<string>[],
  sources: ReadonlySet<string>,
  index: SheetIndex,
): Fit {
  let total = 0;
  let own = 0;
  let common = 0;
  const scores = new Float64Array(index.sheets.length);
  for (const term of terms) {
    const weight = index.weightOf(term);
    total += weight;
    if (record.some((r) => r.has(term))) {
      own += weight;
      common++;
    }
    for (const sheet of index.postings.get(term) ?? []) scores[sheet] = (scores[sheet] ?? 0) + weight;
  }
  let rival = 0;
  scores.forEach((score, i) => {
    if (score > rival && index.sheets[i]?.sources.some((s) => sources.has(s)) !== true) rival = score;
  });
  return total === 0 ? { share: 0, common: 0, rival: 0 } : { share: own / total, common, rival: rival / total };
}

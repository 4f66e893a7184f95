/** Mends misspelt words against the subject's own vocabulary, and says what it changed. */
import { isStopWord, stemOf, type Word } from "./words.ts";

/** A word that was read as another. */
export interface Mended {
  readonly from: string;
  readonly to: string;
}

/** Words a text may be mended to: plain form to how often it occurs. */
export type Vocabulary = ReadonlyMap<string, number>;

/**
 * Edit distance with swaps of neighbours (optimal string alignment), giving up above `most`.
 *
 *        r i t u x
 *     0  1 2 3 4 5      each cell: cheapest way to turn the
 *   r 1  0 1 2 3 4      letters above into the letters left
 *   t 2  1 1 1 2 3
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? most + 1;
}

/** One drug must never be read as another: such names are mended by a single letter at most. */
const drugLike = /(mab|nib|mib|cept|zole|cycline|mycin|statin|pril|sartan|olol|ine|vir|ide|one)$/;

/** True for a word that ends as names of medicines do. */
export const isDrugLike = (word: string): boolean => drugLike.test(word);

function allowedEdits(word: string): number {
  if (word.length < 5) return 0;
  if (word.length < 8 || drugLike.test(word)) return 1;
  return 2;
}

/** Two spellings of one sound count as the same letter. */
const heard = (word: string): string => word.replaceAll("ph", "f");

/** Abbreviations of four letters are mended only where two neighbours were swapped: IVGI, not IVIM. */
function swapped(word: string, vocabulary: Vocabulary): string | undefined {
  const turned = Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + (word[i + 1] ?? "") + (word[i] ?? "") + word.slice(i + 2),
  );
  const known = turned.filter((w) => vocabulary.has(w));
  return known.length === 1 ? known[0] : undefined;
}

const isAbbreviation = (word: Word): boolean => /^[A-Z]{4}$/.test(word.raw);

/** The nearest vocabulary word, or nothing when the word is known, short, or two candidates are equally near. */
export function nearestWord(word: string, vocabulary: Vocabulary): string | undefined {
  const most = allowedEdits(word);
  if (most === 0 || vocabulary.has(word) || isStopWord(word) || /\d/.test(word)) return undefined;
  let best: { word: string; distance: number; count: number } | undefined;
  for (const [candidate, count] of vocabulary) {
    if (candidate.length < 5 || candidate[0] !== word[0]) continue;
    const distance = editDistance(heard(word), heard(candidate), best?.distance ?? most);
    if (distance > most) continue;
    if (best === undefined || distance < best.distance || (distance === best.distance && count > best.count))
      best = { word: candidate, distance, count };
  }
  return best !== undefined && stemOf(best.word) !== stemOf(word) ? best.word : undefined;
}

/** Words with misspellings replaced, and the list of what was replaced. Positions stay those of the text. */
export function mendSpelling(
  words: readonly Word[],
  vocabulary: Vocabulary,
  known: (word: string) => boolean,
): { readonly words: readonly Word[]; readonly mended: readonly Mended[] } {
  const mended: Mended[] = [];
  const out = words.map((word) => {
    if (known(word.plain)) return word;
    const to = isAbbreviation(word) ? swapped(word.plain, vocabulary) : nearestWord(word.plain, vocabulary);
    if (to === undefined) return word;
    mended.push({ from: word.raw, to });
    return { ...word, plain: to, stem: stemOf(to) };
  });
  return { words: out, mended };
}

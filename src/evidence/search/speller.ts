/** Mends a misspelt search word to the nearest word that the collection knows. */
import { isDrugLike } from "../../core/question/spelling.ts";
import { stemOf } from "../../core/question/words.ts";
import { slipsBetween, turnsMeaning } from "./slips.ts";
import type { WordVocabulary } from "./vocabulary.ts";

/** The word to search instead, or nothing when the word is known, too short, or nothing is near enough. */
export type Speller = (plainWord: string) => string | undefined;

const shortest = 5;
/** From this length on two letters may be wrong. */
const longWord = 10;

/** A word in fewer passages than this may itself be misspelt. */
const leastPassages = 2;

/** A word of the collection, ready to be compared. */
interface Known {
  readonly word: string;
  readonly heard: string;
  readonly letters: number;
  readonly passages: number;
}

interface Near {
  readonly word: string;
  readonly distance: number;
  readonly passages: number;
}

const letters = /^\p{L}+$/u;

/** Two spellings of one sound count as the same letters. */
const heard = (word: string): string => word.replaceAll("ph", "f");

/** The letters of a word as bits. One slip changes two of them at most. */
const lettersOf = (word: string): number => {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
};

const knownWord = (word: string, passages: number): Known => {
  const sound = heard(word);
  return { word, heard: sound, letters: lettersOf(sound), passages };
};

/** Number of bits that are set. */
function bitsIn(bits: number): number {
  let [count, left] = [0, bits];
  for (; left !== 0; left &= left - 1) count++;
  return count;
}

function nearest(word: string, candidates: readonly Known[], most: number): readonly Near[] {
  const sound = heard(word);
  const letters = lettersOf(sound);
  let best: Near[] = [];
  for (const candidate of candidates) {
    const bound = best[0]?.distance ?? most;
    if (Math.abs(sound.length - candidate.heard.length) > bound) continue;
    if (bitsIn(letters ^ candidate.letters) > 2 * bound) continue;
    const distance = slipsBetween(sound, candidate.heard, bound);
    if (distance > bound || turnsMeaning(word, candidate.word)) continue;
    if (distance < bound || best.length === 0) best = [];
    best.push({ word: candidate.word, distance, passages: candidate.passages });
  }
  return best;
}

/**
 * One medicine must never be read as another: a word that ends like a medicine's name, or would be mended to one, is
 * mended by one letter at most, and only when a single word is that near.
 */
function choose(word: string, near: readonly Near[]): string | undefined {
  const best = near.reduce<Near | undefined>((a, b) => (a === undefined || b.passages > a.passages ? b : a), undefined);
  if (best === undefined) return undefined;
  const guarded = isDrugLike(word) || near.some((n) => isDrugLike(n.word));
  if (guarded && (best.distance > 1 || new Set(near.map((n) => stemOf(n.word))).size > 1)) return undefined;
  return stemOf(best.word) === stemOf(word) ? undefined : best.word;
}

/** A speller for one state of the collection. `isKnown` tells words that are right whatever the collection holds. */
export function createSpeller(vocabulary: WordVocabulary, isKnown: (plainWord: string) => boolean): Speller {
  let byInitial: ReadonlyMap<string, readonly Known[]> | undefined;
  let stems: ReadonlySet<string> | undefined;
  const candidatesOf = (word: string): readonly Known[] => {
    byInitial ??= Map.groupBy(
      [...vocabulary.passagesWith]
        .filter(([known, passages]) => passages >= leastPassages && known.length >= shortest && letters.test(known))
        .map(([known, passages]) => knownWord(known, passages)),
      ({ word: known }) => known.slice(0, 1),
    );
    return byInitial.get(word.slice(0, 1)) ?? [];
  };
  const isInCollection = (word: string): boolean => {
    if (vocabulary.passagesWith.has(word)) return true;
    stems ??= new Set(Array.from(vocabulary.passagesWith.keys(), stemOf));
    return stems.has(stemOf(word));
  };
  return (word) => {
    if (word.length < shortest || !letters.test(word) || isKnown(word) || isInCollection(word)) return undefined;
    const most = word.length >= longWord && !isDrugLike(word) ? 2 : 1;
    return choose(word, nearest(word, candidatesOf(word), most));
  };
}

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

interface Near {
  readonly word: string;
  readonly distance: number;
  readonly passages: number;
}

const letters = /^\p{L}+$/u;

/** Two spellings of one sound count as the same letters. */
const heard = (word: string): string => word.replaceAll("ph", "f");

function nearest(word: string, candidates: readonly (readonly [string, number])[], most: number): readonly Near[] {
  let best: Near[] = [];
  for (const [candidate, passages] of candidates) {
    const bound = best[0]?.distance ?? most;
    const distance = slipsBetween(heard(word), heard(candidate), bound);
    if (distance > bound || turnsMeaning(word, candidate)) continue;
    if (distance < bound || best.length === 0) best = [];
    best.push({ word: candidate, distance, passages });
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
  let byInitial: ReadonlyMap<string, readonly (readonly [string, number])[]> | undefined;
  let stems: ReadonlySet<string> | undefined;
  const candidatesOf = (word: string): readonly (readonly [string, number])[] => {
    byInitial ??= Map.groupBy(
      [...vocabulary.passagesWith].filter(
        ([candidate, passages]) => passages >= leastPassages && candidate.length >= shortest && letters.test(candidate),
      ),
      ([candidate]) => candidate.slice(0, 1),
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

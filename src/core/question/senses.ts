/** Ordinary words by what they say: places on scales, found in tokens. */
import type { SenseScale } from "../knowledge/belief.ts";
import { createPhraseIndex, findPhrases, type Hit, type PhraseIndex } from "./phrases.ts";
import { foldSpelling, type Token } from "./tokens.ts";

interface Place {
  readonly scale: string;
  readonly value: number;
  readonly turns: boolean;
  readonly names: boolean;
}

/** Scales, ready to be found: what one word says, looked up once per word, and phrases of several words. */
export interface Senses {
  readonly ofWord: (token: Token) => readonly Place[];
  readonly phrases: PhraseIndex<Place>;
  /** Words that say nothing about this subject. */
  readonly silent: ReadonlySet<string>;
}

const isOneWord = (phrase: string): boolean => /^[\p{L}]+\*?$/u.test(phrase);

/** Words remembered; a hostile text brings no more. */
const remembered = 20_000;

export function createSenses(scales: readonly SenseScale[]): Senses {
  const silent = scales
    .filter((s) => s.silent)
    .flatMap(({ at }) => at.flatMap(({ phrases }) => phrases.map(foldSpelling)));
  const all = scales
    .filter((s) => !s.silent)
    .flatMap(({ id, turns, names, at }) =>
      at.flatMap(({ value, phrases }) => {
        const place = { scale: id, value, turns: turns && at.length > 1, names };
        return phrases.map((phrase) => [phrase, place] as const);
      }),
    );
  const words = createPhraseIndex(all.filter(([phrase]) => isOneWord(phrase)));
  const known = new Map<string, readonly Place[]>();
  const ofWord = (token: Token): readonly Place[] => {
    const found = known.get(token.word) ?? findPhrases(words, [token]).map((hit) => hit.of);
    if (known.size < remembered) known.set(token.word, found);
    return found;
  };
  return { ofWord, phrases: createPhraseIndex(all.filter(([phrase]) => !isOneWord(phrase))), silent: new Set(silent) };
}

/** A place on a scale that a word names. */
export interface Sense extends Place {
  readonly from: number;
  readonly to: number;
}

/** Per scale the longest phrase at each place, none inside another of the same scale. */
function longestOf(found: readonly Hit<Place>[]): Sense[] {
  const kept: Sense[] = [];
  const ends = new Map<string, number>();
  for (const hit of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (hit.from < (ends.get(hit.of.scale) ?? 0)) continue;
    ends.set(hit.of.scale, hit.to);
    kept.push({ ...hit.of, from: hit.from, to: hit.to });
  }
  return kept;
}

/** The senses of a row of tokens, as they stand. */
export const sensesIn = (tokens: readonly Token[], { ofWord, phrases }: Senses): readonly Sense[] =>
  longestOf([
    ...findPhrases(phrases, tokens),
    ...tokens.flatMap((token, at) => (token.mark ? [] : ofWord(token).map((of) => ({ of, from: at, to: at + 1 })))),
  ]);

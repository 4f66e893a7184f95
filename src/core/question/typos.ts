/** Lets a misspelt word of the rules be found: one wrong, missing, doubled or swapped letter in a long word. */
import { editDistance } from "./spelling.ts";
import type { Token } from "./tokens.ts";

/** Shorter words have too many real neighbours ("fever", "never"). */
const shortest = 7;

/** Whether what two words do not share at their ends is so little that they may be one edit apart: most are not. */
function mayBeNear(a: string, b: string): boolean {
  const least = Math.min(a.length, b.length);
  let [front, back] = [0, 0];
  while (front < least && a.charCodeAt(front) === b.charCodeAt(front)) front++;
  while (back < least - front && a.charCodeAt(a.length - 1 - back) === b.charCodeAt(b.length - 1 - back)) back++;
  // Two letters apart are two that changed places.
  return Math.max(a.length, b.length) - front - back <= 2;
}

/** Words by first letter and length. */
const shelfOf = (word: string, length: number): string => `${word[0]}${length}`;

/** Reads a word as the rule word one letter away, or leaves it. The first letter must be right. */
export function createMender(words: ReadonlySet<string>): (tokens: readonly Token[]) => readonly Token[] {
  const mendable = [...words].filter((word) => word.length >= shortest && /^\p{L}+$/u.test(word));
  const shelves = Map.groupBy(mendable, (word) => shelfOf(word, word.length));

  const mend = (word: string): string => {
    if (word.length < shortest - 1 || words.has(word) || /\d/.test(word)) return word;
    const close = [word.length - 1, word.length, word.length + 1]
      .flatMap((length) => shelves.get(shelfOf(word, length)) ?? [])
      .filter((w) => mayBeNear(word, w) && editDistance(word, w, 1) <= 1 && !isEnding(word, w));
    return close.length === 1 ? (close[0] ?? word) : word;
  };
  return (tokens) => {
    const known = new Map<string, string>();
    return tokens.map((token) => {
      if (token.mark || token.word.length > 30) return token;
      const word = known.get(token.word) ?? mend(token.word);
      known.set(token.word, word);
      return word === token.word ? token : { ...token, word };
    });
  };
}

/** A plural or another form is not a misspelling: the rules say themselves which forms they mean. */
const isEnding = (a: string, b: string): boolean =>
  a === `${b}s` ||
  b === `${a}s` ||
  (a.slice(0, -1) === b.slice(0, -1) && /[sdr]$/.test(a) && /[sdr]$/.test(b)) ||
  a === `${b}d` ||
  b === `${a}d` ||
  a === `${b}r` ||
  b === `${a}r`;

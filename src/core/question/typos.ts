/** Lets a misspelt word of the rules be found: one wrong, missing, doubled or swapped letter in a long word. */
import { editDistance } from "./spelling.ts";
import type { Token } from "./tokens.ts";

/** Shorter words have too many real neighbours ("fever", "never"). */
const shortest = 7;

/** A word with one letter left out, each letter in turn: two words one edit apart share such a form. */
const shortened = (word: string): readonly string[] => [
  word,
  ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1)),
];

/** Reads a word as the rule word one letter away, or leaves it. The first letter must be right. */
export function createMender(words: ReadonlySet<string>): (tokens: readonly Token[]) => readonly Token[] {
  const near = new Map<string, string[]>();
  for (const word of words)
    if (word.length >= shortest && /^\p{L}+$/u.test(word))
      for (const form of shortened(word)) {
        const list = near.get(form);
        if (list === undefined) near.set(form, [word]);
        else list.push(word);
      }

  const mend = (word: string): string => {
    if (word.length < shortest - 1 || words.has(word) || /\d/.test(word)) return word;
    const found = new Set(shortened(word).flatMap((form) => near.get(form) ?? []));
    const close = [...found].filter((w) => w[0] === word[0] && editDistance(word, w, 1) <= 1 && !isEnding(word, w));
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

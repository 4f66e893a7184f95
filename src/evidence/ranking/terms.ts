/** Text to index terms: one normal form under which questions and passages meet. */
import { plain, stemOf } from "../../core/question/words.ts";

/** Words too common to be found by, in any text. Those that only a question has too much of are left out of questions. */
const commonWords = new Set(
  (
    "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was " +
    "will with from were been has have had which who its than also may can our we between after during both"
  ).split(" "),
);

/** Greek letters as authors who have no Greek keyboard write them. */
const greekNames: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  ς: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};

const wordPattern = /\d+(?:[.,]\d+)+|[\p{L}\p{N}]+/gu;
const asciiWordPattern = /\d+(?:[.,]\d+)+|[a-z0-9]+/g;
const ascii = /^[\0-\x7f]*$/;

/** The words of a text in plain lower-case form, in order: no accents, Greek letters by name, no possessive 's. */
export function plainWords(text: string): readonly string[] {
  let normal = plain(text);
  if (normal.includes("'")) normal = normal.replace(/'s?(?![a-z0-9])/g, " ");
  if (ascii.test(normal)) return normal.match(asciiWordPattern) ?? [];
  return normal.replace(/[α-ω]/g, (letter) => greekNames[letter] ?? letter).match(wordPattern) ?? [];
}

/** True for a word that is in too many texts to find any by. */
export const isCommonWord = (word: string): boolean => commonWords.has(word);

/** Longer runs of letters and digits are no words: sequences, hashes, broken text. */
const longestWord = 40;

/** Words remembered with their term, so that a large collection is stemmed once a word. */
const rememberedWords = 100_000;

/** Reads the terms of texts; keeps what it learned. */
export interface TermReader {
  /** The term of one plain word, or the empty text for a word that is not indexed. */
  readonly termOf: (plainWord: string) => string;
  /** The terms of a text in order, words that are not indexed left out. */
  readonly termsOf: (text: string) => readonly string[];
}

/** Makes a reader with its own memory. */
export function createTermReader(): TermReader {
  const known = new Map<string, string>();
  const termOf = (word: string): string => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    const term = isCommonWord(word) || word.length > longestWord ? "" : stemOf(word);
    if (known.size >= rememberedWords) known.clear();
    known.set(word, term);
    return term;
  };
  const termsOf = (text: string): readonly string[] => {
    const terms: string[] = [];
    for (const word of plainWords(text)) {
      const term = termOf(word);
      if (term !== "") terms.push(term);
    }
    return terms;
  };
  return { termOf, termsOf };
}

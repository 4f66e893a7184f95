/** One kind of token for questions and knowledge alike: concepts where the glossary knows them, stems elsewhere. */
import { findConcepts, type Lexicon, withBroader } from "../question/lexicon.ts";
import { isStopWord, type Word, wordsOf } from "../question/words.ts";

/** A token with how much it counts; "#rituximab" is a concept, "infus" a stem. */
export interface Token {
  readonly token: string;
  readonly weight: number;
}

const broaderWeight = 0.5;

/** Tokens of words: each concept mention once, its broader concepts at half weight, and the stems left over. */
export function tokensOf(words: readonly Word[], lexicon: Lexicon): readonly Token[] {
  const tokens = new Map<string, number>();
  const add = (token: string, weight: number): void => {
    tokens.set(token, Math.max(tokens.get(token) ?? 0, weight));
  };
  const covered = new Set<number>();
  for (const mention of findConcepts(words, lexicon)) {
    for (let at = mention.from; at < mention.to; at++) covered.add(at);
    const [own = mention.concept, ...broader] = withBroader(mention.concept, lexicon);
    add(`#${own}`, 1);
    for (const concept of broader) add(`#${concept}`, broaderWeight);
  }
  for (const [at, word] of words.entries()) if (!isStopWord(word.plain)) add(word.stem, covered.has(at) ? 0.4 : 1);
  return [...tokens].map(([token, weight]) => ({ token, weight }));
}

/** Tokens of a text. */
export const tokensOfText = (text: string, lexicon: Lexicon): readonly Token[] => tokensOf(wordsOf(text), lexicon);

/** Reads what a person typed into a search: phrases, identifiers, spelling, synonyms, and what of a long message counts. */
import type { Lexicon } from "../../core/question/lexicon.ts";
import { type Word, wordsOf } from "../../core/question/words.ts";
import { isDrugLike } from "../../core/question/spelling.ts";
import { addedWords, type Expansion, expansionsOf } from "./expansion.ts";
import { findIdentifiers } from "./identifiers.ts";
import { findPhrases } from "./phrases.ts";
import { weighMessage } from "./weigh-message.ts";
import type { Speller } from "./speller.ts";
import { wordWeights } from "./word-weights.ts";
import type { WordVocabulary } from "./vocabulary.ts";

/** A word that was searched as another. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** What is looked for, and what was made of the words to get there. */
export interface SearchReading {
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  readonly phrases: readonly string[];
  readonly identifiers: readonly string[];
  readonly corrections: readonly Correction[];
  readonly expansions: readonly Expansion[];
  /** True when the parts of a long message count differently: what it asks most. */
  readonly shortened: boolean;
}

/** What is known of the collection and of the subject. */
export interface SearchKnowledge {
  readonly vocabulary: WordVocabulary;
  readonly spell: Speller;
  /** Glossaries of the packs. */
  readonly lexicons: readonly Lexicon[];
  /** Where supplied, such as MeSH. */
  readonly thesaurus?: Lexicon | undefined;
  /** Ordinary English words: right as they stand, and little to find by. */
  readonly isOrdinary: (plainWord: string) => boolean;
}

/** Reads a search. Never fails: text without a word to search by gives a reading without words. */
export function readSearch(text: string, knowledge: SearchKnowledge): SearchReading {
  const { phrases, rest: unquoted } = findPhrases(text);
  const { identifiers, rest } = findIdentifiers(unquoted);
  const names = (word: Word): boolean =>
    isDrugLike(word.plain) || knowledge.lexicons.some((lexicon) => lexicon.stems.has(word.stem));
  const kept = weighMessage(rest, knowledge.vocabulary, names);
  const corrections: Correction[] = [];
  const weightOf = wordWeights(rest, knowledge.isOrdinary);
  const words = kept.map(({ word, weight }) => {
    const to = knowledge.spell(word.plain);
    if (to === undefined) return { word: word.raw, weight: weight * weightOf(word) };
    if (!corrections.some(({ from }) => from === word.raw)) corrections.push({ from: word.raw, to });
    return { word: to, weight };
  });
  const expansions = expansionsOf(
    mended(wordsOf(rest), corrections),
    knowledge.lexicons,
    knowledge.thesaurus === undefined ? [] : [knowledge.thesaurus],
  );
  return {
    words: [...(words.length > 0 ? words : wordsAsTheyAre(rest)), ...addedWords(expansions)],
    phrases,
    identifiers,
    corrections,
    expansions,
    shortened: kept.some(({ weight }) => weight < 1),
  };
}

/** A search of nothing but small words is searched by them. */
const wordsAsTheyAre = (text: string): SearchReading["words"] =>
  wordsOf(text).map((word) => ({ word: word.raw, weight: 1 }));

/** The words with corrections in place, so that synonyms of the right word are found. */
function mended(words: readonly Word[], corrections: readonly Correction[]): readonly Word[] {
  const right = new Map(corrections.map(({ from, to }) => [from, wordsOf(to)[0]]));
  return words.map((word) => {
    const to = right.get(word.raw);
    return to === undefined ? word : { ...word, plain: to.plain, stem: to.stem };
  });
}

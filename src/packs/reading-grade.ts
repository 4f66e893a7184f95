/**
 * How hard a text is to read: the Flesch-Kincaid grade, 0.39 x words per sentence + 11.8 x syllables per word - 15.59
 * (Kincaid 1975). Names of the subject's glossary count two syllables at most: readers of a page about rituximab know
 * the word.
 */
import { syllable } from "syllable";
import { findConcepts, type Lexicon } from "../core/question/lexicon.ts";
import { wordsOf } from "../core/question/words.ts";

/** A stop, question or exclamation mark that ends a sentence; "31.5" and "e.g." do not. */
const sentenceEnd = /(?<!\b(?:e\.g|i\.e|vs|dr|no))[.!?]+(?=["”’)]*(?:\s|$))/giu;

/** Syllables of one word. Numerals are read at a glance, whatever their spoken length. */
const syllablesOf = (word: string): number => (/\d/.test(word) ? 1 : Math.max(1, syllable(word)));

/** The US school grade a text asks for; about grade 7 is a reading age of 12. */
export function readingGrade(text: string, lexicon: Lexicon): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const named = new Set(findConcepts(words, lexicon).flatMap((m) => words.slice(m.from, m.to)));
  const syllables = words.reduce((sum, word) => {
    const count = syllablesOf(word.plain);
    return sum + (named.has(word) ? Math.min(2, count) : count);
  }, 0);
  const sentences = Math.max(1, text.match(sentenceEnd)?.length ?? 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

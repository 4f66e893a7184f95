/** Shortens a long message for search: what is asked counts in full, names from the story count less, the story is dropped. */
import { isStopWord, type Word, wordsOf } from "../../core/question/words.ts";
import { isCommonWord } from "../ranking/terms.ts";
import { sentencesOf } from "../sentences.ts";
import type { WordVocabulary } from "./vocabulary.ts";

/** The words of a message with what each counts. */
export interface ShortenedWord {
  readonly word: Word;
  readonly weight: number;
}

/** A word that a passage can be found by. */
export const saysSomething = (word: Word): boolean => !isStopWord(word.plain) && !isCommonWord(word.plain);

/** Messages with at most so many words that say something are searched as they are. */
const shortMessage = 10;

const asks =
  /\?\s*$|^\W*(what|whats|which|who|whom|whose|when|where|why|how|is|are|am|was|were|do|does|did|can|could|should|would|will|may|might|has|have)\b/i;
const requests =
  /\b((would|'d) like to (know|learn|request|obtain|find)|want to know|wonder(ed|ing)?|please (tell|let|advise|explain|send|help)|can you|could you|looking for|trying to (find|obtain)|need (to know|information|info|help|advice)|any (information|info|advice|ideas?)|interested in|my question|i ask)\b/i;

/** True for a sentence that asks for something. */
export const isInterrogative = (sentence: string): boolean => asks.test(sentence) || requests.test(sentence);

/** A word in less than this share of passages names something rather than tells a story. */
const rareShare = 0.01;
const storyWeight = 0.4;
/** Most words kept from the story, the rarest first. */
const mostFromStory = 6;

function rarity(word: Word, vocabulary: WordVocabulary): number {
  const found = vocabulary.passagesWith.get(word.plain) ?? 0;
  return found === 0 ? 0 : 1 - found / Math.max(1, vocabulary.passages);
}

/** The words to search a message by. `isName` tells words that name a condition or a medicine. */
export function shorten(
  message: string,
  vocabulary: WordVocabulary,
  isName: (word: Word) => boolean,
): readonly ShortenedWord[] {
  const words = wordsOf(message).filter(saysSomething);
  const all = words.map((word) => ({ word, weight: 1 }));
  if (words.length <= shortMessage) return all;
  const asking = sentencesOf(message).filter(({ start, end }) => isInterrogative(message.slice(start, end)));
  if (asking.length === 0) return all;
  const isAsked = (word: Word): boolean => asking.some(({ start, end }) => word.start >= start && word.end <= end);
  const story = words
    .filter((word) => !isAsked(word) && (isName(word) || rarity(word, vocabulary) > 1 - rareShare))
    .sort((a, b) => rarity(b, vocabulary) - rarity(a, vocabulary))
    .slice(0, mostFromStory);
  return [
    ...words.filter(isAsked).map((word) => ({ word, weight: 1 })),
    ...story.map((word) => ({ word, weight: storyWeight })),
  ];
}

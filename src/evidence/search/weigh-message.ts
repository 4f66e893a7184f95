/**
 * Weighs the words of a long message for search: what is asked counts in full, names in the story nearly so, the rest of the story
 * less. Dropping the story altogether was measured and lost: people name their condition in it.
 */
import { isStopWord, type Word, wordsOf } from "../../core/question/words.ts";
import { isCommonWord } from "../ranking/terms.ts";
import { sentencesOf } from "../sentences.ts";
import type { WordVocabulary } from "./vocabulary.ts";

/** The words of a message with what each counts. */
export interface WeighedWord {
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
const weights = { asked: 1, name: 0.8, story: 0.4 } as const;

/** A first line of a few words is the subject of the message, as in a mail. */
const longestSubject = 8;

function rarity(word: Word, vocabulary: WordVocabulary): number {
  const found = vocabulary.passagesWith.get(word.plain) ?? 0;
  return found === 0 ? 0 : 1 - found / Math.max(1, vocabulary.passages);
}

/** The words to search a message by. `isName` tells words that name a condition or a medicine. */
export function weighMessage(
  message: string,
  vocabulary: WordVocabulary,
  isName: (word: Word) => boolean,
): readonly WeighedWord[] {
  const words = wordsOf(message).filter(saysSomething);
  const all = words.map((word) => ({ word, weight: 1 }));
  if (words.length <= shortMessage) return all;
  const sentences = sentencesOf(message).map((span) => ({ span, text: message.slice(span.start, span.end) }));
  const asking = sentences.filter(
    ({ text }, at) => isInterrogative(text) || (at === 0 && text.split(/\s+/).length <= longestSubject),
  );
  if (!sentences.some(({ text }) => isInterrogative(text))) return all;
  const isAsked = (word: Word): boolean => asking.some(({ span }) => word.start >= span.start && word.end <= span.end);
  const names = (word: Word): boolean => isName(word) || rarity(word, vocabulary) > 1 - rareShare;
  return words.map((word) => ({
    word,
    weight: isAsked(word) ? weights.asked : names(word) ? weights.name : weights.story,
  }));
}

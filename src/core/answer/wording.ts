/** What a question says in so many words. */
import type { Question } from "../question/read-question.ts";
import { isStopWord, type Word, wordsOf } from "../question/words.ts";
import type { Library } from "./library.ts";

/** The question as plain words between spaces. */
export function saidOf(question: Question): string {
  return ` ${wordsOf(question.text)
    .map((w) => w.plain)
    .join(" ")} `;
}

/** True when a phrase stands in such words. */
export const says = (said: string, phrase: string): boolean =>
  said.includes(
    ` ${wordsOf(phrase)
      .map((w) => w.plain)
      .join(" ")} `,
  );

/** A word that neither the pack, its glossary nor ordinary English holds. */
export const isStrange = (word: Word, library: Library): boolean =>
  /^\p{L}{4,}$/u.test(word.raw) &&
  !isStopWord(word.plain) &&
  !library.texts.knows(word.stem) &&
  !library.heard.has(word.plain) &&
  !library.ordinary.has(word.plain) &&
  !library.lexicon.stems.has(word.stem);

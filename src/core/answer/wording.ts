/** What a question says in so many words. */
import type { Question } from "../question/read-question.ts";
import { isStopWord, type Word, wordsOf } from "../question/words.ts";
import type { Library } from "./library.ts";

/** A text as plain words between spaces: a phrase in this form is said by a text in this form that includes it. */
export const asSaid = (text: string): string =>
  ` ${wordsOf(text, (word) => word)
    .map((w) => w.plain)
    .join(" ")} `;

/** The question as plain words between spaces. */
export const saidOf = (question: Question): string => asSaid(question.text);

/** A word that neither the pack, its glossary nor ordinary English holds. */
export const isStrange = (word: Word, library: Library): boolean =>
  /^\p{L}{4,}$/u.test(word.raw) &&
  !isStopWord(word.plain) &&
  !library.texts.knows(word.stem) &&
  !library.heard.has(word.plain) &&
  !library.ordinary.has(word.plain) &&
  !library.lexicon.stems.has(word.stem);

/** Whether a passage holds a stretch of words as it was written, but for case and spacing. */
import { plain } from "../core/question/words.ts";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";

const squeezed = (text: string): string => plain(text).replace(/\s+/g, " ").trim();

export function holdsPhrases(passage: IndexedPassage, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return true;
  const texts = [passage.title, passage.question ?? "", ...passage.section, passage.text].map(squeezed);
  return phrases.every((phrase) => texts.some((text) => text.includes(squeezed(phrase))));
}

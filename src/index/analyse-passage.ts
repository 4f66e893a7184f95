/** A passage as the index keeps it beside its text: terms of heading and whole, and its different words for spelling. */
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import { plainWords, type TermReader } from "../evidence/ranking/terms.ts";

export interface AnalysedPassage {
  readonly passage: IndexedPassage;
  /** Terms of title, keywords and question. */
  readonly heading: readonly string[];
  /** Terms of heading, section titles and text, in this order. */
  readonly terms: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** References and navigation are never shown, so they are not kept. */
export const isKept = (passage: IndexedPassage): boolean =>
  passage.role !== "references" && passage.role !== "navigation";

export function analysePassage(passage: IndexedPassage, reader: TermReader): AnalysedPassage {
  const words = new Set<string>();
  const termsOf = (text: string): readonly string[] => {
    const terms: string[] = [];
    for (const word of plainWords(text)) {
      const term = reader.termOf(word);
      if (term === "") continue;
      terms.push(term);
      words.add(word);
    }
    return terms;
  };
  const heading = [passage.title, ...(passage.keywords ?? []), passage.question ?? ""].flatMap(termsOf);
  const terms = [...heading, ...passage.section.flatMap(termsOf), ...termsOf(passage.text)];
  return { passage, heading, terms, words };
}

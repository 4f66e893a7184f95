/** Explains the field's words that a page uses, for trainees and lay readers. */
import { findConcepts } from "../question/lexicon.ts";
import { wordsOf } from "../question/words.ts";
import type { Answer, Sentence } from "./answer.ts";
import type { Library } from "./library.ts";

const most = 12;

/** Terms in the order of the page, each once. */
export function termsExplained(sentences: readonly Sentence[], library: Library): Answer["terms"] {
  const seen = new Set<string>();
  const terms: { term: string; explain: string }[] = [];
  for (const sentence of sentences)
    for (const { concept } of findConcepts(wordsOf(sentence.text), library.lexicon)) {
      const known = library.lexicon.concepts.get(concept);
      if (known?.explain === undefined || seen.has(concept)) continue;
      seen.add(concept);
      terms.push({ term: known.name, explain: known.explain });
    }
  return terms.slice(0, most);
}

/** Stems words and remembers them: documents repeat their words. */
import { stemOf } from "../../core/question/words.ts";

/** Stems that are remembered at most, so that a process that stays does not grow. */
const mostStems = 20_000;

/** Stems words and remembers them. */
export function createStemmer(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= mostStems) known.clear();
    const stem = stemOf(word);
    known.set(word, stem);
    return stem;
  };
}

/** Recognises names of conditions that no glossary holds, by their form: "Kienböck disease", "fatal familial insomnia". */
import type { NameForms } from "../../core/question/name-forms.ts";
import { isStopWord, type Word } from "../../core/question/words.ts";

/** A stretch of words that names a condition. */
export interface NamedStretch {
  readonly from: number;
  readonly to: number;
}

/** Most words before the last one of a name. */
const longest = 4;

const isQualifier = (word: Word): boolean => !isStopWord(word.plain) && !/^\d{3,}$/.test(word.plain);

/** The words before a head that belong to its name: up to a stop word, a mark or the beginning. */
function beginOf(words: readonly Word[], head: number, text: string, forms: NameForms): number {
  let from = head;
  while (from > 0 && head - from < longest) {
    const [before, here] = [words[from - 1], words[from]];
    if (before === undefined || here === undefined || !isQualifier(before)) break;
    if (!/^[\s'’-]*$/.test(text.slice(before.end, here.start))) break;
    from--;
  }
  while (from < head && forms.isVague(words[from]?.plain ?? "")) from++;
  return from;
}

/** Every stretch that names a condition by its form. A head alone ("the disease", "a rare disorder") names none. */
export function namedStretches(text: string, words: readonly Word[], forms: NameForms): readonly NamedStretch[] {
  const found: NamedStretch[] = [];
  words.forEach((word, at) => {
    const isHead = forms.isDiseaseHead(word.plain);
    const isWhole = !isHead && forms.isDiseaseByEnding(word.plain);
    if (!isHead && !isWhole) return;
    const from = beginOf(words, at, text, forms);
    if (isHead && from === at) return;
    const last = found.at(-1);
    if (last !== undefined && last.to > from) found[found.length - 1] = { from: last.from, to: at + 1 };
    else found.push({ from, to: at + 1 });
  });
  return found;
}

/** Stems that tell one condition from another: without heads and vague words. */
export function tellingStems(words: readonly Word[], forms: NameForms): ReadonlySet<string> {
  const telling = words.filter((w) => !isStopWord(w.plain) && !forms.isVague(w.plain));
  const named = telling.filter((w) => !/^(?:diseases?|syndromes?|disorders?)$/.test(w.plain));
  return new Set((named.length > 0 ? named : telling).map((w) => w.stem));
}

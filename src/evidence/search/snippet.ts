/** The part of a passage that shows why it was found: whole sentences, with the words of the search marked. */
import { wordsOf } from "../../core/question/words.ts";
import { plainWords, type TermReader } from "../ranking/terms.ts";
import { sentencesOf, type Span } from "../sentences.ts";

export interface Snippet extends Span {
  readonly text: string;
  /** Places of the words of the search, within `text`. */
  readonly marks: readonly Span[];
}

/** Sentences are added to the best one up to this length, in UTF-16 units. */
const snippetLength = 320;

/** Places of words with a wanted term, within the text. */
export function marksIn(text: string, wanted: ReadonlySet<string>, reader: TermReader): readonly Span[] {
  return wordsOf(text)
    .filter((word) => plainWords(word.raw).some((part) => wanted.has(reader.termOf(part))))
    .map(({ start, end }) => ({ start, end }));
}

/** Grows the best sentence by its neighbours, the one after first, while they fit. */
function around(best: number, sentences: readonly Span[]): Span | undefined {
  let [from, to] = [best, best];
  const length = (a: number, b: number): number => (sentences[b]?.end ?? 0) - (sentences[a]?.start ?? 0);
  while (to + 1 < sentences.length && length(from, to + 1) <= snippetLength) to++;
  while (from > 0 && length(from - 1, to) <= snippetLength) from--;
  const [first, last] = [sentences[from], sentences[to]];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** The snippet of a passage's text; `start` and `end` are places in that text. */
export function snippetOf(text: string, wanted: ReadonlySet<string>, reader: TermReader): Snippet {
  const sentences = sentencesOf(text);
  const scores = sentences.map(({ start, end }) => {
    const found = plainWords(text.slice(start, end)).map((word) => reader.termOf(word));
    return new Set(found.filter((term) => wanted.has(term))).size;
  });
  const span = around(Math.max(0, scores.indexOf(Math.max(...scores))), sentences) ?? { start: 0, end: text.length };
  const shown = text.slice(span.start, span.end);
  return { ...span, text: shown, marks: marksIn(shown, wanted, reader) };
}

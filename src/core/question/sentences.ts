/** Finds where the sentences of a message begin and end. */
import type { Token } from "./tokens.ts";

const abbreviations: ReadonlySet<string> = new Set("dr mr mrs prof vs eg ie approx fig st resp incl".split(" "));

/** Places where sentences begin and end. A full stop ends one before a space, unless it ends an abbreviation. */
export function sentencesOf(tokens: readonly Token[]): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = [];
  let from = 0;
  const close = (to: number): void => {
    if (to > from) spans.push([from, to]);
    from = to;
  };
  tokens.forEach((token, i) => {
    if (!token.mark) return;
    const next = tokens[i + 1];
    const gap = next === undefined || next.start > token.end || next.mark;
    const before = tokens[i - 1];
    const abbreviation =
      before !== undefined &&
      (abbreviations.has(before.word) ||
        (before.word.length === 1 &&
          /[a-z]/.test(before.word) &&
          before.end === token.start &&
          next?.start === token.end));
    if (token.word === "?" || token.word === "!" || token.word === "\n" || (token.word === "." && gap && !abbreviation))
      close(i + 1);
  });
  close(tokens.length);
  return spans;
}

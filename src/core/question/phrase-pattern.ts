/** Reads a phrase pattern into a small graph: each node tests one word, and knows what may follow. */
import { foldSpelling, tokensOf } from "./tokens.ts";

/** What a node asks of a word; "end" asks nothing, the phrase is complete. */
export type Test =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "prefix"; readonly word: string }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  | { readonly kind: "gap"; readonly most: number }
  | { readonly kind: "end" };

export interface PatternNode {
  readonly test: Test;
  readonly next: readonly PatternNode[];
}

/** A pattern as written: a row of tests and choices. */
type Part =
  | Exclude<Test, { kind: "end" }>
  | { readonly kind: "choice"; readonly options: readonly (readonly Part[])[] };

const end: PatternNode = { test: { kind: "end" }, next: [] };

function testsOf(word: string): readonly Part[] {
  if (/^\.{2,}$/.test(word)) return [{ kind: "gap", most: word.length === 2 ? 3 : 6 }];
  const range = /^#(?:([\d.]+)-([\d.]+))?$/.exec(word);
  if (range !== null)
    return [{ kind: "number", least: Number(range[1] ?? 0), most: Number(range[2] ?? Number.MAX_SAFE_INTEGER) }];
  if (word.endsWith("*")) return [{ kind: "prefix", word: foldSpelling(word.slice(0, -1)) }];
  return tokensOf(word)
    .filter((t) => !t.mark)
    .map((t) => ({ kind: "word", word: t.word }));
}

/** Pieces of a pattern: brackets, bars, words, each with its question mark. */
const pieces = /[(|]|\)\??|[^\s()|]+/g;

/** Reads a row up to a bar, a closing bracket or the end. `rest` is used up from the front. */
function parseRow(rest: string[]): readonly Part[] {
  const row: Part[] = [];
  for (let piece = rest[0]; piece !== undefined && piece !== "|" && !piece.startsWith(")"); piece = rest[0]) {
    rest.shift();
    if (piece === "(") row.push(parseChoice(rest));
    else if (piece.endsWith("?")) row.push({ kind: "choice", options: [testsOf(piece.slice(0, -1)), []] });
    else row.push(...testsOf(piece));
  }
  return row;
}

function parseChoice(rest: string[]): Part {
  const options = [parseRow(rest)];
  while (rest[0] === "|") {
    rest.shift();
    options.push(parseRow(rest));
  }
  return { kind: "choice", options: rest.shift() === ")?" ? [...options, []] : options };
}

/** Links a row back to front, so that every node is made once whatever the choices before it. */
function link(row: readonly Part[], next: readonly PatternNode[]): readonly PatternNode[] {
  return row.reduceRight<readonly PatternNode[]>(
    (after, part) =>
      part.kind === "choice"
        ? [...new Set(part.options.flatMap((option) => link(option, after)))]
        : [{ test: part, next: after }],
    next,
  );
}

/** The nodes a pattern may begin with. A pattern that could match nothing has none. */
export function parsePattern(pattern: string): readonly PatternNode[] {
  const row = parseRow([...pattern.toLowerCase().matchAll(pieces)].map((m) => m[0]));
  return link(row, [end]).filter((node) => node.test.kind !== "end" && node.test.kind !== "gap");
}

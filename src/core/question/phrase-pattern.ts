/** Reads a phrase pattern into a small graph: each node tests one word, and knows what may follow. */
import { foldedWords, foldSpelling, type Token, tokensOf } from "./tokens.ts";

/** One look through a message: its tokens, and where wordings were already found to end, by the token they begin at. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly ends: Map<Wording, Map<number, readonly number[]>>;
}

/** Phrases under one name: where one of them stands in a message, and what they begin with. */
export interface Wording {
  /** Places after each phrase that begins at a token. */
  readonly endsAt: (scan: Scan, at: number) => readonly number[];
  readonly words: ReadonlySet<string>;
  readonly firstWords: ReadonlySet<string>;
  readonly firstLetters: ReadonlySet<string>;
  readonly afterNumber: ReadonlySet<string>;
}

/** Wordings by name: `<name>` in a pattern stands for any of their phrases. */
export type Wordings = ReadonlyMap<string, Wording>;

/** What a node asks of a word; "end" asks nothing, the phrase is complete. */
export type Test =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "prefix"; readonly word: string }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  | { readonly kind: "gap"; readonly most: number }
  | { readonly kind: "wording"; readonly wording: Wording }
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

type Asking = Exclude<Test, { kind: "end" }>;

/** Nodes of which any may come next, under a number of their own. */
interface Row {
  readonly number: number;
  readonly nodes: readonly PatternNode[];
}

/** One test from another; a word has no space. */
function keyOf(test: Asking): string | Wording {
  if (test.kind === "word") return test.word;
  if (test.kind === "wording") return test.wording;
  if (test.kind === "number") return `number ${test.least} ${test.most}`;
  return test.kind === "gap" ? `gap ${test.most}` : `prefix ${test.word}`;
}

/** Makes nodes, each once: patterns share most of their words and endings. Let it go once the patterns are read. */
export class PatternNodes {
  readonly #tests = new Map<string | Wording, { readonly test: Asking; readonly before: Map<number, Row> }>();
  readonly #choices = new Map<string, Row>();
  /** What follows the last test of a pattern. */
  readonly ended: Row = { number: 0, nodes: [end] };
  #rows = 1;

  /** The node that asks something before a row. */
  before(row: Row, asked: Asking): Row {
    const key = keyOf(asked);
    const known = this.#tests.get(key) ?? { test: asked, before: new Map<number, Row>() };
    this.#tests.set(key, known);
    const made = known.before.get(row.number) ?? this.#rowOf([{ test: known.test, next: row.nodes }]);
    known.before.set(row.number, made);
    return made;
  }

  /** Any node of several rows. */
  any(rows: readonly Row[]): Row {
    const [first] = rows;
    if (first !== undefined && rows.length === 1) return first;
    const key = rows.map(({ number }) => number).join();
    const made = this.#choices.get(key) ?? this.#rowOf([...new Set(rows.flatMap(({ nodes }) => nodes))]);
    this.#choices.set(key, made);
    return made;
  }

  #rowOf(nodes: readonly PatternNode[]): Row {
    return { number: this.#rows++, nodes };
  }
}

/** The name in `<name>`. */
export const wordingNamed = (word: string): string | undefined => /^<([a-z0-9-]+)>$/.exec(word)?.[1];

function testsOf(word: string, wordings: Wordings): readonly Part[] {
  const name = wordingNamed(word);
  if (name !== undefined) {
    const wording = wordings.get(name);
    return [wording === undefined ? { kind: "choice", options: [] } : { kind: "wording", wording }];
  }
  if (/^\.{2,}$/.test(word)) return [{ kind: "gap", most: word.length === 2 ? 3 : 6 }];
  const range = /^#(?:([\d.]+)-([\d.]+))?$/.exec(word);
  if (range !== null)
    return [{ kind: "number", least: Number(range[1] ?? 0), most: Number(range[2] ?? Number.MAX_SAFE_INTEGER) }];
  // By far the most; such a word is one token, however it is read.
  if (/^[a-z]+$/.test(word)) return foldedWords(word).map((folded) => ({ kind: "word", word: folded }));
  if (word.endsWith("*")) return [{ kind: "prefix", word: foldSpelling(word.slice(0, -1)) }];
  return tokensOf(word)
    .filter((t) => !t.mark)
    .map((t) => ({ kind: "word", word: t.word }));
}

/** Pieces of a pattern: brackets, bars, words, each with its question mark. */
const pieces = /[(|]|\)\??|[^\s()|]+/g;

/** Reads a row up to a bar, a closing bracket or the end. `rest` is used up from the front. */
function parseRow(rest: string[], wordings: Wordings): readonly Part[] {
  const row: Part[] = [];
  for (let piece = rest[0]; piece !== undefined && piece !== "|" && !piece.startsWith(")"); piece = rest[0]) {
    rest.shift();
    if (piece === "(") row.push(parseChoice(rest, wordings));
    else if (piece.endsWith("?")) row.push({ kind: "choice", options: [testsOf(piece.slice(0, -1), wordings), []] });
    else row.push(...testsOf(piece, wordings));
  }
  return row;
}

function parseChoice(rest: string[], wordings: Wordings): Part {
  const options = [parseRow(rest, wordings)];
  while (rest[0] === "|") {
    rest.shift();
    options.push(parseRow(rest, wordings));
  }
  return { kind: "choice", options: rest.shift() === ")?" ? [...options, []] : options };
}

/** Links a row back to front, so that every node is made once whatever the choices before it. */
function link(row: readonly Part[], next: Row, nodes: PatternNodes): Row {
  return row.reduceRight(
    (after, part) =>
      part.kind === "choice"
        ? nodes.any(part.options.map((option) => link(option, after, nodes)))
        : nodes.before(after, part),
    next,
  );
}

const noWordings: Wordings = new Map();

/** The pieces of a pattern as written, in lower case. */
export const piecesOf = (pattern: string): string[] => [...pattern.toLowerCase().matchAll(pieces)].map((m) => m[0]);

/** The nodes a pattern may begin with. A pattern that could match nothing, or names an unknown wording, has none. */
export function parsePattern(
  pattern: string,
  wordings: Wordings = noWordings,
  nodes: PatternNodes = new PatternNodes(),
): readonly PatternNode[] {
  const row = parseRow(piecesOf(pattern), wordings);
  return link(row, nodes.ended, nodes).nodes.filter((node) => node.test.kind !== "end" && node.test.kind !== "gap");
}

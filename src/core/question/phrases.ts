/** Finds phrases in tokens: patterns written by editors, compiled once, matched in one pass. */
import { type PatternNode, parsePattern, type Test, type Wording, type Wordings } from "./phrase-pattern.ts";
import type { Token } from "./tokens.ts";

/** Where a phrase was found: token places, `to` excluded, and whose phrase it is. */
export interface Hit<T> {
  readonly of: T;
  readonly from: number;
  readonly to: number;
}

interface Entry<T> {
  readonly of: T;
  readonly node: PatternNode;
}

type Entries<T> = Map<string, Entry<T>[]>;

/** Phrases by how they begin, ready to be found: by first word, by its first letters, or by the word after a number. */
export interface PhraseIndex<T> {
  readonly byWord: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly byPrefix: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly byNumber: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly words: ReadonlySet<string>;
}

function file<T>(map: Entries<T>, key: string, entry: Entry<T>): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

function collectWords(node: PatternNode, words: Set<string>, seen: Set<PatternNode>): void {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.test.kind === "word") words.add(node.test.word);
  if (node.test.kind === "wording") for (const word of node.test.wording.words) words.add(word);
  for (const next of node.next) collectWords(next, words, seen);
}

/** What may follow a number at once: words, or "" for anything else. */
const followers = (node: PatternNode): ReadonlySet<string> =>
  new Set(node.next.map((next) => (next.test.kind === "word" ? next.test.word : "")));

/**
 * Compiles patterns. Words match in any case and spelling; `x*` any ending, `(a|b)` either, `x?` perhaps, `..` up to
 * three words between, `...` up to six, `#` any number, `#38-43` a number in a range, `<name>` any phrase of a wording.
 */
export function createPhraseIndex<T>(
  patterns: Iterable<readonly [pattern: string, of: T]>,
  wordings?: Wordings,
): PhraseIndex<T> {
  const byWord: Entries<T> = new Map();
  const byPrefix: Entries<T> = new Map();
  const byNumber: Entries<T> = new Map();
  const words = new Set<string>();
  for (const [pattern, of] of patterns)
    for (const node of parsePattern(pattern, wordings)) {
      collectWords(node, words, new Set());
      const { test } = node;
      if (test.kind === "word") file(byWord, test.word, { of, node });
      else if (test.kind === "prefix") file(byPrefix, test.word.slice(0, 3), { of, node });
      else if (test.kind === "wording") {
        for (const word of test.wording.firstWords) file(byWord, word, { of, node });
        for (const letters of test.wording.firstLetters) file(byPrefix, letters, { of, node });
        for (const word of test.wording.afterNumber) file(byNumber, word, { of, node });
      } else for (const word of followers(node)) file(byNumber, word, { of, node });
    }
  return { byWord, byPrefix, byNumber, words };
}

const fits = (test: Test, word: string): boolean => {
  if (test.kind === "word") return test.word === word;
  if (test.kind === "prefix") return word.startsWith(test.word);
  const value = /^\d/.test(word) ? Number(word.replace(",", ".")) : Number.NaN;
  return test.kind === "number" && value >= test.least && value <= test.most;
};

/** Words that turn a phrase round: a gap does not run over them. */
const turns = new Set(["not", "never", "no", "nor", "neither", "without", "hardly"]);

/** Marks that a phrase may run across: "HBsAg: negative", "IgG (low)". */
const transparent = new Set([":", "=", "(", ")", "/", "<", ">", "≥", "≤"]);
const isTransparent = (token: Token | undefined): boolean => token?.mark === true && transparent.has(token.word);

function pastMarks(tokens: readonly Token[], at: number): number {
  let here = at;
  while (here < at + 3 && isTransparent(tokens[here])) here++;
  return here;
}

/** Longest match from any of the nodes at token `at`, or -1. Gaps are bounded, so this is too. */
function longest(nodes: readonly PatternNode[], tokens: readonly Token[], at: number): number {
  let best = -1;
  for (const node of nodes) best = Math.max(best, endOf(node, tokens, at));
  return best;
}

function endOf(node: PatternNode, tokens: readonly Token[], at: number): number {
  const { test } = node;
  if (test.kind === "end") return at;
  const here = pastMarks(tokens, at);
  if (test.kind === "gap") {
    for (let skip = 0; skip <= test.most; skip++) {
      const end = longest(node.next, tokens, here + skip);
      if (end >= 0) return end;
      const over = tokens[here + skip];
      if (over === undefined || (over.mark && !transparent.has(over.word)) || turns.has(over.word)) return -1;
    }
    return -1;
  }
  if (test.kind === "wording") {
    let best = -1;
    for (const end of test.wording.endsAt(tokens, here)) best = Math.max(best, longest(node.next, tokens, end));
    return best;
  }
  const token = tokens[here];
  return token !== undefined && !token.mark && fits(test, token.word) ? longest(node.next, tokens, here + 1) : -1;
}

/** Lists of the entries that may begin at a token. */
function entriesAt<T>(index: PhraseIndex<T>, tokens: readonly Token[], at: number): readonly (readonly Entry<T>[])[] {
  const word = tokens[at]?.word ?? "";
  const lists: (readonly Entry<T>[] | undefined)[] = [index.byWord.get(word), index.byPrefix.get(word.slice(0, 3))];
  if (/^\d/.test(word))
    lists.push(index.byNumber.get(tokens[pastMarks(tokens, at + 1)]?.word ?? ""), index.byNumber.get(""));
  return lists.filter((list) => list !== undefined);
}

/** The wording of an index over its phrases: it may end where any of them ends. */
export function wordingOf(index: PhraseIndex<unknown>): Wording {
  return {
    endsAt: (tokens, at) => {
      if (tokens[at]?.mark !== false) return [];
      const ends = new Set<number>();
      for (const list of entriesAt(index, tokens, at)) for (const { node } of list) ends.add(endOf(node, tokens, at));
      ends.delete(-1);
      return [...ends];
    },
    words: index.words,
    firstWords: new Set(index.byWord.keys()),
    firstLetters: new Set(index.byPrefix.keys()),
    afterNumber: new Set(index.byNumber.keys()),
  };
}

/** All phrases found, of the owners wanted, in order of place; of one owner at one place only the longest. */
export function findPhrases<T>(
  index: PhraseIndex<T>,
  tokens: readonly Token[],
  wanted?: ReadonlySet<T>,
): readonly Hit<T>[] {
  const hits: Hit<T>[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (tokens[from]?.mark === true) continue;
    let found: Map<T, number> | undefined;
    for (const list of entriesAt(index, tokens, from))
      for (const { of, node } of list) {
        if (wanted?.has(of) === false) continue;
        const to = endOf(node, tokens, from);
        if (to <= from) continue;
        found ??= new Map();
        found.set(of, Math.max(to, found.get(of) ?? 0));
      }
    if (found !== undefined) for (const [of, to] of found) hits.push({ of, from, to });
  }
  return hits;
}

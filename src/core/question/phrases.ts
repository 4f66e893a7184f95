/** Finds phrases in tokens: patterns written by editors, compiled once, matched in one pass. */
import {
  type PatternNode,
  PatternNodes,
  parsePattern,
  type Scan,
  type Test,
  type Wording,
  type Wordings,
} from "./phrase-pattern.ts";
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
  /** Place among all entries of the index: what is found at one token is told in this order. */
  readonly order: number;
}

/** Phrases that begin with a word: those of which the next word is known by it, and the others. */
interface Bucket<T> {
  readonly open: readonly Entry<T>[];
  readonly bySecond: ReadonlyMap<string, readonly Entry<T>[]>;
}

type Entries<T> = Map<string, Entry<T>[]>;

interface OpenBucket<T> extends Bucket<T> {
  readonly open: Entry<T>[];
  readonly bySecond: Entries<T>;
}

/** Phrases by how they begin, ready to be found: by first word, by its first letters, or by the word after a number. */
export interface PhraseIndex<T> {
  readonly byWord: ReadonlyMap<string, Bucket<T>>;
  readonly byPrefix: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly byNumber: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly words: ReadonlySet<string>;
}

function file<T>(map: Entries<T>, key: string, entry: Entry<T>): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

/** The words that may follow a node, when nothing but certain words may. */
function secondWords({ test, next }: PatternNode): readonly string[] | undefined {
  if (test.kind !== "word") return undefined;
  const words = next.flatMap((node) => (node.test.kind === "word" ? [node.test.word] : []));
  return words.length === next.length ? [...new Set(words)] : undefined;
}

function fileByWord<T>(map: Map<string, OpenBucket<T>>, word: string, entry: Entry<T>): void {
  const bucket = map.get(word) ?? { open: [], bySecond: new Map<string, Entry<T>[]>() };
  map.set(word, bucket);
  const seconds = secondWords(entry.node);
  if (seconds === undefined) bucket.open.push(entry);
  else for (const second of seconds) file(bucket.bySecond, second, entry);
}

/** A list that was added to has room for more; this one has none. */
const tight = <T>(list: readonly T[]): readonly T[] => (list.length > 1 ? list.slice() : list);

const tightLists = <T>(map: Entries<T>): ReadonlyMap<string, readonly Entry<T>[]> =>
  new Map([...map].map(([key, list]) => [key, tight(list)]));

const noEntries: readonly never[] = [];
const noSeconds: ReadonlyMap<string, readonly never[]> = new Map();

/** The buckets as they are kept: most of many thousands have only phrases of one of the two kinds. */
const tightBuckets = <T>(map: ReadonlyMap<string, OpenBucket<T>>): ReadonlyMap<string, Bucket<T>> =>
  new Map(
    [...map].map(([word, { open, bySecond }]) => [
      word,
      {
        open: open.length === 0 ? noEntries : open.slice(),
        bySecond: bySecond.size === 0 ? noSeconds : tightLists(bySecond),
      },
    ]),
  );

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
  nodes: PatternNodes = new PatternNodes(),
): PhraseIndex<T> {
  const byWord = new Map<string, OpenBucket<T>>();
  const byPrefix: Entries<T> = new Map();
  const byNumber: Entries<T> = new Map();
  const words = new Set<string>();
  let order = 0;
  for (const [pattern, of] of patterns)
    for (const node of parsePattern(pattern, wordings, nodes)) {
      collectWords(node, words, new Set());
      const { test } = node;
      const entry = { of, node, order: order++ };
      if (test.kind === "word") fileByWord(byWord, test.word, entry);
      else if (test.kind === "prefix") file(byPrefix, test.word.slice(0, 3), entry);
      else if (test.kind === "wording") {
        for (const word of test.wording.firstWords) fileByWord(byWord, word, entry);
        for (const letters of test.wording.firstLetters) file(byPrefix, letters, entry);
        for (const word of test.wording.afterNumber) file(byNumber, word, entry);
      } else for (const word of followers(node)) file(byNumber, word, entry);
    }
  return {
    byWord: tightBuckets(byWord),
    byPrefix: tightLists(byPrefix),
    byNumber: tightLists(byNumber),
    words,
  };
}

/** Whether a word begins with a digit; asked of every word of a message. */
const isNumber = (word: string): boolean => {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57;
};

const fits = (test: Test, word: string): boolean => {
  if (test.kind === "word") return test.word === word;
  if (test.kind === "prefix") return word.startsWith(test.word);
  const value = isNumber(word) ? Number(word.replace(",", ".")) : Number.NaN;
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
function longest(nodes: readonly PatternNode[], scan: Scan, at: number): number {
  let best = -1;
  const here = pastMarks(scan.tokens, at);
  const token = scan.tokens[here];
  for (const node of nodes) {
    const { test } = node;
    // By far the most nodes test one word, and by far the most words are others.
    if (test.kind === "word" && (token === undefined || token.mark || token.word !== test.word)) continue;
    const end = endOf(node, scan, at);
    if (end > best) best = end;
  }
  return best;
}

/** Where the phrases of a wording end; patterns ask for the same wording at the same token many times. */
function endsOf(wording: Wording, scan: Scan, at: number): readonly number[] {
  let known = scan.ends.get(wording);
  if (known === undefined) {
    known = new Map();
    scan.ends.set(wording, known);
  }
  const before = known.get(at);
  if (before !== undefined) return before;
  const ends = wording.endsAt(scan, at);
  known.set(at, ends);
  return ends;
}

function endOf(node: PatternNode, scan: Scan, at: number): number {
  const { test } = node;
  if (test.kind === "end") return at;
  const { tokens } = scan;
  const here = pastMarks(tokens, at);
  if (test.kind === "gap") {
    for (let skip = 0; skip <= test.most; skip++) {
      const end = longest(node.next, scan, here + skip);
      if (end >= 0) return end;
      const over = tokens[here + skip];
      if (over === undefined || (over.mark && !transparent.has(over.word)) || turns.has(over.word)) return -1;
    }
    return -1;
  }
  if (test.kind === "wording") {
    let best = -1;
    for (const end of endsOf(test.wording, scan, here)) best = Math.max(best, longest(node.next, scan, end));
    return best;
  }
  const token = tokens[here];
  return token !== undefined && !token.mark && fits(test, token.word) ? longest(node.next, scan, here + 1) : -1;
}

type List<T> = readonly Entry<T>[] | undefined;
type Look<T> = (entry: Entry<T>, at: number) => void;

function eachOf<T>(list: List<T>, at: number, look: Look<T>): void {
  if (list !== undefined) for (const entry of list) look(entry, at);
}

/** Both lists in the order of their entries. */
function eachOfBoth<T>(some: readonly Entry<T>[], others: readonly Entry<T>[], at: number, look: Look<T>): void {
  let other = 0;
  for (const entry of some) {
    for (let next = others[other]; next !== undefined && next.order < entry.order; next = others[++other])
      look(next, at);
    look(entry, at);
  }
  for (let next = others[other]; next !== undefined; next = others[++other]) look(next, at);
}

/** Gives `look` the entries that may begin at a token. */
function eachEntryAt<T>(
  { byWord, byPrefix, byNumber }: PhraseIndex<T>,
  tokens: readonly Token[],
  at: number,
  look: Look<T>,
): void {
  const word = tokens[at]?.word ?? "";
  const bucket = byWord.get(word);
  if (bucket !== undefined) {
    const second = bucket.bySecond.size === 0 ? undefined : tokens[pastMarks(tokens, at + 1)];
    const known = second === undefined || second.mark ? undefined : bucket.bySecond.get(second.word);
    if (known === undefined) eachOf(bucket.open, at, look);
    else eachOfBoth(bucket.open, known, at, look);
  }
  if (byPrefix.size > 0) eachOf(byPrefix.get(word.slice(0, 3)), at, look);
  if (!isNumber(word) || byNumber.size === 0) return;
  eachOf(byNumber.get(tokens[pastMarks(tokens, at + 1)]?.word ?? ""), at, look);
  eachOf(byNumber.get(""), at, look);
}

/** The wording of an index over its phrases: it may end where any of them ends. */
export function wordingOf(index: PhraseIndex<unknown>): Wording {
  return {
    endsAt: (scan, at) => {
      const { tokens } = scan;
      if (tokens[at]?.mark !== false) return [];
      const ends = new Set<number>();
      eachEntryAt(index, tokens, at, ({ node }) => void ends.add(endOf(node, scan, at)));
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
  if (wanted?.size === 0) return hits;
  const scan: Scan = { tokens, ends: new Map() };
  const found = new Map<T, number>();
  const look = ({ of, node }: Entry<T>, from: number): void => {
    if (wanted?.has(of) === false) return;
    const to = endOf(node, scan, from);
    if (to > from) found.set(of, Math.max(to, found.get(of) ?? 0));
  };
  for (let from = 0; from < tokens.length; from++) {
    if (tokens[from]?.mark === true) continue;
    eachEntryAt(index, tokens, from, look);
    if (found.size === 0) continue;
    for (const [of, to] of found) hits.push({ of, from, to });
    found.clear();
  }
  return hits;
}

/** Finds phrases in tokens: patterns written by editors, compiled once, matched in one pass. */
import { foldSpelling, type Token, tokensOf } from "./tokens.ts";

/** Where a phrase was found: token places, `to` excluded, and whose phrase it is. */
export interface Hit<T> {
  readonly of: T;
  readonly from: number;
  readonly to: number;
}

/** One step of a pattern. */
type Step =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "prefix"; readonly word: string }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  | { readonly kind: "gap"; readonly most: number };

interface Entry<T> {
  readonly of: T;
  readonly steps: readonly Step[];
}

/** Phrases by how they begin, ready to be found. */
export interface PhraseIndex<T> {
  readonly byWord: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly byPrefix: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly byNumber: readonly Entry<T>[];
  readonly words: ReadonlySet<string>;
}

/** Every plain reading of a pattern: "(a|b c) d?" gives a d, a, b c d, b c. Brackets do not nest. */
function expand(pattern: string): readonly string[] {
  const bracket = /\(([^()]*)\)(\??)/.exec(pattern);
  if (bracket !== null) {
    const options = [...(bracket[1] ?? "").split("|"), ...(bracket[2] === "?" ? [""] : [])];
    const [before, after] = [pattern.slice(0, bracket.index), pattern.slice(bracket.index + bracket[0].length)];
    return options.flatMap((option) => expand(`${before}${option}${after}`));
  }
  const optional = /(\S+)\?(?=\s|$)/.exec(pattern);
  if (optional === null) return [pattern];
  const [before, after] = [pattern.slice(0, optional.index), pattern.slice(optional.index + optional[0].length)];
  return [...expand(`${before}${optional[1] ?? ""}${after}`), ...expand(`${before}${after}`)];
}

function stepsOf(part: string): readonly Step[] {
  if (/^\.{2,}$/.test(part)) return [{ kind: "gap", most: part.length === 2 ? 3 : 6 }];
  const range = /^#(?:([\d.]+)-([\d.]+))?$/.exec(part);
  if (range !== null)
    return [{ kind: "number", least: Number(range[1] ?? 0), most: Number(range[2] ?? Number.MAX_SAFE_INTEGER) }];
  if (part.endsWith("*")) return [{ kind: "prefix", word: foldSpelling(part.slice(0, -1)) }];
  return tokensOf(part)
    .filter((t) => !t.mark)
    .map((t) => ({ kind: "word", word: t.word }));
}

/**
 * Compiles patterns. Words match in any case and spelling; `x*` any ending, `(a|b)` either, `x?` perhaps, `..` up to
 * three words between, `...` up to six, `#` any number, `#38-43` a number in a range.
 */
export function createPhraseIndex<T>(patterns: Iterable<readonly [pattern: string, of: T]>): PhraseIndex<T> {
  const [byWord, byPrefix, byNumber, words] = [
    new Map<string, Entry<T>[]>(),
    new Map<string, Entry<T>[]>(),
    [] as Entry<T>[],
    new Set<string>(),
  ];
  for (const [pattern, of] of patterns)
    for (const reading of new Set(expand(pattern.toLowerCase()))) {
      const steps = reading
        .trim()
        .split(/\s+/)
        .filter((p) => p !== "")
        .flatMap(stepsOf);
      const first = steps[0];
      if (first === undefined || first.kind === "gap") continue;
      for (const step of steps) if (step.kind === "word") words.add(step.word);
      const entry = { of, steps };
      if (first.kind === "number") byNumber.push(entry);
      else {
        const [map, key] = first.kind === "word" ? [byWord, first.word] : [byPrefix, first.word.slice(0, 3)];
        map.set(key, [...(map.get(key) ?? []), entry]);
      }
    }
  return { byWord, byPrefix, byNumber, words };
}

const fits = (step: Step, word: string): boolean => {
  if (step.kind === "word") return step.word === word;
  if (step.kind === "prefix") return word.startsWith(step.word);
  const value = /^\d/.test(word) ? Number(word.replace(",", ".")) : Number.NaN;
  return step.kind === "number" && value >= step.least && value <= step.most;
};

/** Marks that a phrase may run across: "HBsAg: negative", "IgG (low)". */
const transparent = new Set([":", "=", "(", ")", "/", "<", ">", "≥", "≤"]);

/** End of the match of `steps` from step `s` at token `at`, or -1. Gaps are bounded, so this is too. */
function endOf(steps: readonly Step[], s: number, tokens: readonly Token[], at: number): number {
  const step = steps[s];
  if (step === undefined) return at;
  let here = at;
  while (s > 0 && tokens[here]?.mark === true && transparent.has(tokens[here]?.word ?? "")) here++;
  const token = tokens[here];
  if (step.kind === "gap") {
    for (let skip = 0; skip <= step.most; skip++) {
      const end = endOf(steps, s + 1, tokens, here + skip);
      if (end >= 0) return end;
      const over = tokens[here + skip];
      if (over === undefined || (over.mark && !transparent.has(over.word))) return -1;
    }
    return -1;
  }
  return token !== undefined && !token.mark && fits(step, token.word) ? endOf(steps, s + 1, tokens, here + 1) : -1;
}

/** All phrases found, in order of place; of one owner at one place only the longest. */
export function findPhrases<T>(index: PhraseIndex<T>, tokens: readonly Token[]): readonly Hit<T>[] {
  const hits: Hit<T>[] = [];
  tokens.forEach((token, from) => {
    if (token.mark) return;
    const longest = new Map<T, number>();
    const entries = [
      ...(index.byWord.get(token.word) ?? []),
      ...(index.byPrefix.get(token.word.slice(0, 3)) ?? []),
      ...(/^\d/.test(token.word) ? index.byNumber : []),
    ];
    for (const { of, steps } of entries) {
      const end = endOf(steps, 0, tokens, from);
      if (end > (longest.get(of) ?? from)) longest.set(of, end);
    }
    for (const [of, to] of longest) hits.push({ of, from, to });
  });
  return hits;
}

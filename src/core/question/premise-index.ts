/** Makes the phrases of premises ready to be found: each set of phrases once, however many rules share it. */
import type { PremiseRule } from "../knowledge/situation.ts";
import { PatternNodes, type Wordings } from "./phrase-pattern.ts";
import { createPhraseIndex, type PhraseIndex } from "./phrases.ts";

/** A rule with the numbers of its sets of phrases. */
export interface ReadyRule {
  readonly rule: PremiseRule;
  /** Place among the rules: the first found is corrected first. */
  readonly place: number;
  readonly when: readonly number[];
  readonly about: readonly number[];
  readonly unless: number | undefined;
}

/**
 * Sets of phrases in the order in which they are looked for: first the key of each rule, a short set such as a name;
 * then, of the rules whose key was found, the other sets; last what takes a belief back.
 */
export interface PremiseIndex {
  readonly keys: PhraseIndex<number>;
  readonly others: PhraseIndex<number>;
  readonly unless: PhraseIndex<number>;
  readonly byKey: ReadonlyMap<number, readonly ReadyRule[]>;
  /** All words of the phrases. */
  readonly words: ReadonlySet<string>;
}

/** Numbers sets of phrases by their content. */
function createNumbering(): { readonly sets: string[][]; readonly numberOf: (phrases: readonly string[]) => number } {
  const sets: string[][] = [];
  const known = new Map<string, number>();
  const numberOf = (phrases: readonly string[]): number => {
    const key = phrases.join("\n");
    const number = known.get(key) ?? sets.push([...phrases]) - 1;
    known.set(key, number);
    return number;
  };
  return { sets, numberOf };
}

/** Makes the rules ready. */
export function createPremiseIndex(rules: readonly PremiseRule[], wordings: Wordings): PremiseIndex {
  const { sets, numberOf } = createNumbering();
  const ready = rules.map((rule, place) => ({
    rule,
    place,
    when: rule.when.map(numberOf),
    about: rule.about.map(numberOf),
    unless: rule.unless.length === 0 ? undefined : numberOf(rule.unless),
  }));
  const sizeOf = (set: number): number => sets[set]?.length ?? 0;
  const keyOf = ({ when, about }: ReadyRule): number =>
    [...when, ...about].reduce((least, set) => (sizeOf(set) < sizeOf(least) ? set : least));
  const byKey = Map.groupBy(ready, keyOf);
  const others = new Set(ready.flatMap(({ when, about }) => [...when, ...about]).filter((set) => !byKey.has(set)));
  const takingBack = new Set(
    ready.flatMap(({ unless }) => unless ?? []).filter((s) => !byKey.has(s) && !others.has(s)),
  );
  const nodes = new PatternNodes();
  const indexOf = (some: Iterable<number>): PhraseIndex<number> =>
    createPhraseIndex(
      [...some].flatMap((set) => (sets[set] ?? []).map((phrase) => [phrase, set] as const)),
      wordings,
      nodes,
    );
  const parts = { keys: indexOf(byKey.keys()), others: indexOf(others), unless: indexOf(takingBack) };
  return { ...parts, byKey, words: new Set(Object.values(parts).flatMap(({ words }) => [...words])) };
}

/** Finds false beliefs that a message asserts or takes for granted; what it only asks or denies is left alone. */
import type { PremiseRule } from "../knowledge/situation.ts";
import { isOwn, tokensUnder } from "./mentions.ts";
import type { Passage } from "./passage.ts";
import { findPhrases, type Hit, type PhraseIndex } from "./phrases.ts";
import type { PremiseIndex, ReadyRule } from "./premise-index.ts";
import { asserts, carriesOn, createPresumptions, isKeywords, opensAsReason, type Presumptions } from "./presumed.ts";

/** A false belief found, with the clause that holds it. */
export interface FalsePremise {
  readonly id: string;
  /** What sets it right. */
  readonly rule: Pick<PremiseRule, "correct" | "say"> & Partial<Pick<PremiseRule, "grave">>;
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** A phrase found, of one group of a rule; "unless" takes the belief back. */
type Part = number | "unless";

/** "…; is that correct?" right after a clause makes it a question. */
function isQueried(passage: Passage, clauseAt: number): boolean {
  const [clause, next] = [passage.clauses[clauseAt], passage.clauses[clauseAt + 1]];
  if (next?.kind !== "polar-question" || next.sentence !== clause?.sentence) return false;
  const words = passage.tokens
    .slice(next.from, next.to)
    .filter((t) => !t.mark)
    .map((t) => t.word)
    .join(" ");
  return /^(and |or )?is (this|that|it) (the )?(true|correct|right|so|still|really|case)/.test(words);
}

/** "Nobody told me that …" complains of what was kept back, and so passes it on. */
const keptBack =
  /^(nobody|no one) (ever )?(told|warned|informed|explained|mentioned)( (it|to))?( (me|us|him|her))? that /;

const reports = /^(told|heard|read|said|says|promised|claims)$/;

/** "…, which is a myth": said later in the same sentence. */
function isTakenBack(passage: Passage, clauseAt: number, place: number, own: ReadonlySet<number>): boolean {
  const sentence = passage.clauses[clauseAt]?.sentence;
  for (let c = clauseAt; passage.clauses[c]?.sentence === sentence && c < clauseAt + 6; c++)
    if (passage.cues[c]?.some((cue) => cue.of === "asked-back" && cue.from > place && !isOwn(cue, own))) return true;
  return false;
}

const wordsFrom = (passage: Passage, from: number, many: number): string =>
  passage.tokens
    .slice(from, from + many)
    .map((t) => t.word)
    .join(" ");

/** Marks that the speaker doubts or asks what follows. "I was told it would …" passes the belief on. */
function isOpen(
  passage: Passage,
  clauseAt: number,
  place: number,
  own: ReadonlySet<number>,
  carried: boolean,
  granted: number,
): boolean {
  if (isQueried(passage, clauseAt)) return true;
  const reported = (at: number): boolean =>
    passage.tokens[at]?.word === "would" &&
    passage.tokens.slice(Math.max(0, at - 8), at).some((t) => reports.test(t.word));
  if (isTakenBack(passage, clauseAt, place, own)) return true;
  const opener = (from: number): boolean =>
    carried && /^(if|when|while|though|although)$/.test(passage.tokens[from]?.word ?? "");
  return (passage.cues[clauseAt] ?? []).some(
    (cue) =>
      cue.from >= granted &&
      !isOwn(cue, own) &&
      !reported(cue.from) &&
      !opener(cue.from) &&
      !keptBack.test(wordsFrom(passage, cue.from, 7)) &&
      ((cue.of === "asked" && cue.from <= place) || (cue.of === "suppose" && cue.to <= place)),
  );
}

/** A hit counts when its clause asserts it and nothing denies it; a "not" of the rule's own is part of the belief. */
function isHeld(passage: Passage, presumed: Presumptions, hit: Hit<Part>, own: ReadonlySet<number>): boolean {
  const at = passage.clauseAt[hit.from] ?? 0;
  const clause = passage.clauses[at];
  if (clause === undefined) return false;
  const carried = carriesOn(passage, at);
  if (!(asserts(clause) || presumed.isPresumed(clause, hit) || carried || opensAsReason(passage, clause, hit)))
    return false;
  const granted = presumed.grantedFrom(clause, hit);
  if (isOpen(passage, at, hit.from, own, carried, granted)) return false;
  return !(passage.denials[at] ?? []).some(
    ([from, to, cue]) => cue.from >= granted && from < hit.to && to > hit.from && !isOwn(cue, own),
  );
}

/** The stretch in which all groups must be said: a clause, a sentence or the message. */
function stretchOf(passage: Passage, rule: PremiseRule, place: number): number {
  const clauseAt = passage.clauseAt[place] ?? 0;
  if (rule.within === "message") return 0;
  return rule.within === "clause" ? clauseAt : (passage.clauses[clauseAt]?.sentence ?? 0);
}

type Found = ReadonlyMap<number, readonly Hit<number>[]>;

/** The phrases found of a rule's groups, and those that take it back. */
function partsOf(ready: ReadyRule, found: Found): readonly Hit<Part>[] {
  const as = (set: number, of: Part): readonly Hit<Part>[] => (found.get(set) ?? []).map((hit) => ({ ...hit, of }));
  return [...ready.when.flatMap(as), ...(ready.unless === undefined ? [] : as(ready.unless, "unless"))];
}

/** The rules of which every group is somewhere in the message, with what was found. */
function possibleIn(
  passage: Passage,
  index: PremiseIndex,
): { readonly rules: readonly ReadyRule[]; readonly found: Found } {
  const found = new Map<number, Hit<number>[]>();
  const look = (phrases: PhraseIndex<number>, wanted?: ReadonlySet<number>): void => {
    for (const hit of findPhrases(phrases, passage.tokens, wanted)) {
      const list = found.get(hit.of);
      if (list === undefined) found.set(hit.of, [hit]);
      else list.push(hit);
    }
  };
  look(index.keys);
  const named = [...found.keys()].flatMap((set) => index.byKey.get(set) ?? []);
  look(index.others, new Set(named.flatMap(({ when, about }) => [...when, ...about])));
  const rules = named.filter(({ when, about }) => [...when, ...about].every((set) => found.has(set)));
  look(index.unless, new Set(rules.flatMap(({ unless }) => unless ?? [])));
  return { rules: rules.toSorted((a, b) => a.place - b.place), found };
}

function premiseOf(
  text: string,
  { rule }: ReadyRule,
  parts: readonly Hit<Part>[],
  passage: Passage,
  presumed: Presumptions,
): FalsePremise | undefined {
  const stretches = Map.groupBy(parts, (hit) => stretchOf(passage, rule, hit.from));
  for (const inside of stretches.values()) {
    if (inside.some((hit) => hit.of === "unless")) continue;
    if (!rule.when.every((_, group) => inside.some((hit) => hit.of === group))) continue;
    const own = tokensUnder(inside);
    const held = inside.filter((hit) => isHeld(passage, presumed, hit, own));
    if (!rule.when.every((_, group) => held.some((hit) => hit.of === group))) continue;
    const start = passage.tokens[Math.min(...held.map((h) => h.from))]?.start ?? 0;
    const end = passage.tokens[Math.max(...held.map((h) => h.to)) - 1]?.end ?? start;
    return { id: rule.id, rule, span: { start, end }, text: text.slice(start, end) };
  }
  return undefined;
}

/** The false beliefs of a message, each rule once. */
export function readPremises(text: string, passage: Passage, index: PremiseIndex): readonly FalsePremise[] {
  if (isKeywords(passage)) return [];
  const presumed = createPresumptions(passage);
  const { rules, found } = possibleIn(passage, index);
  return rules.flatMap((ready) => premiseOf(text, ready, partsOf(ready, found), passage, presumed) ?? []);
}

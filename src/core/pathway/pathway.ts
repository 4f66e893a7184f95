/** A pack's rules made ready: conditions read, sentences checked. Built once per pack, never changed. */
import type { Check, Sentence } from "../answer/answer.ts";
import type { Library } from "../answer/library.ts";
import { notVerified, readOf } from "../answer/references.ts";
import type { Claim } from "../knowledge/claim.ts";
import type { Line, Rule, WrittenCondition } from "../knowledge/rule.ts";
import { type Comparison, type Condition, comparisonsOf, parseCondition } from "./condition.ts";
import type { ConditionOf } from "./decisive.ts";
import { sayComparison } from "./evaluate.ts";
import type { FactTypes } from "./fact-sort.ts";

/** A sentence of a rule, checked; its references are numbered when it is said. */
export interface CheckedLine {
  readonly text: string;
  readonly check: Check;
  readonly claims: readonly Claim[];
  readonly read: Sentence["read"];
  readonly approved: boolean;
  readonly caution?: string | undefined;
}

export interface ReadyRule {
  readonly rule: Rule;
  readonly scope?: Condition | undefined;
  readonly when: Condition;
  /** Scope and condition as one. */
  readonly whole: Condition;
  readonly say: readonly CheckedLine[];
  readonly options: readonly CheckedLine[];
  readonly monitor: readonly CheckedLine[];
}

/** The rules of one pack, ready to be run over any number of people. */
export interface Pathway {
  readonly library: Library;
  readonly facts: FactTypes;
  readonly rules: readonly ReadyRule[];
  /** What "rule <id> holds" stands for: the rule's scope and its condition together. */
  readonly conditionOf: ConditionOf;
  readonly nameOf: (fact: string) => string;
  /** Every comparison of the rules in English, made once. */
  readonly said: ReadonlyMap<Comparison, string>;
}

/** Reads a condition of a checked pack. */
function conditionFrom(written: WrittenCondition, path: string, owner: string): Condition {
  const read = parseCondition(written, path);
  if (!read.ok) throw new Error(`${owner}: ${read.error[0]?.message ?? "unreadable"}; run pack check`);
  return read.value;
}

/** Claims that speak in a line. */
export const claimsOfLine = (line: Line): readonly string[] => (typeof line === "string" ? [line] : line.claims);

/** The line with its check; one that does not agree with its record is not said. */
function checkLine(line: Line, library: Library): CheckedLine | undefined {
  const claims = claimsOfLine(line).flatMap((id) => library.statements.get(id)?.claim ?? []);
  const [first] = claims;
  if (first === undefined) return undefined;
  const text = typeof line === "string" ? first.say.clinician : line.text;
  const supports = claims.flatMap((claim) => claim.support);
  const verdict = typeof line === "string" ? library.verdictOf(first, text) : library.verify(text, supports);
  if (verdict.verdict !== "agrees") return undefined;
  const read = readOf(supports);
  return {
    text,
    check: verdict.check,
    claims,
    read,
    approved: claims.every((claim) => library.approved.has(claim.id)),
    ...(read === "not-read" ? { caution: notVerified } : {}),
  };
}

/** Scope and condition as one. */
const wholeOf = (scope: Condition | undefined, when: Condition): Condition =>
  scope === undefined ? when : { path: "", kind: "all", parts: [scope, when] };

/** The conditions of a rule, read. */
function conditionsOf(rule: Rule): Pick<ReadyRule, "scope" | "when" | "whole"> {
  const scope = rule.scope === undefined ? undefined : conditionFrom(rule.scope, "scope", rule.id);
  const when = conditionFrom(rule.when, "when", rule.id);
  return { ...(scope === undefined ? {} : { scope }), when, whole: wholeOf(scope, when) };
}

function readyRule(rule: Rule, library: Library): ReadyRule {
  const lines = (written: readonly Line[]): readonly CheckedLine[] =>
    written.flatMap((line) => checkLine(line, library) ?? []);
  return {
    rule,
    ...conditionsOf(rule),
    say: lines(rule.then.say),
    options: lines(rule.then.options),
    monitor: lines(rule.then.monitor),
  };
}

/** Makes a pack's rules ready. Throws on a pack that did not pass its check. */
export function createPathway(library: Library, facts: FactTypes): Pathway {
  const rules = library.pack.rules.map((rule) => readyRule(rule, library));
  const whole = new Map(rules.map((ready) => [ready.rule.id, ready.whole]));
  const titles = new Map(library.pack.rules.map((rule) => [`rule/${rule.id}`, rule.title]));
  const nameOf = (fact: string): string => facts.get(fact)?.name ?? titles.get(fact) ?? fact;
  const comparisons = rules.flatMap(({ whole }) => comparisonsOf(whole).map(({ comparison }) => comparison));
  return {
    library,
    facts,
    rules,
    conditionOf: (rule) => whole.get(rule),
    nameOf,
    said: new Map(comparisons.map((comparison) => [comparison, sayComparison(comparison, nameOf)])),
  };
}

/** The pathway with another version of one rule, without its sentences: for trying what its cases notice. */
export function withRule(pathway: Pathway, rule: Rule): Pathway {
  const own: ReadyRule = {
    rule,
    ...conditionsOf(rule),
    say: [],
    options: [],
    monitor: [],
  };
  return {
    ...pathway,
    rules: [own],
    conditionOf: (id) => (id === rule.id ? own.whole : pathway.conditionOf(id)),
  };
}

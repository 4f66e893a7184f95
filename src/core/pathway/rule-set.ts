/** The conditions of a pack's rules, read: enough to run them, without their sentences. */
import type { Rule, WrittenCondition } from "../knowledge/rule.ts";
import { type Comparison, type Condition, comparisonsOf, parseCondition } from "./condition.ts";
import type { ConditionOf } from "./decisive.ts";
import { sayComparison } from "./evaluate.ts";
import type { FactTypes } from "./fact-sort.ts";
import { populationFact, type PopulationOf } from "./population.ts";

/** A rule with its conditions read. */
export interface ReadRule {
  readonly rule: Rule;
  readonly scope?: Condition | undefined;
  readonly when: Condition;
  /** Scope and condition as one. */
  readonly whole: Condition;
  /** The scope for people in whom the disease is only suspected, where it is another one. */
  readonly scopeIfSuspected?: Condition | undefined;
}

/** Rules that can be run over any number of people. */
export interface RuleSet<R extends ReadRule = ReadRule> {
  readonly facts: FactTypes;
  readonly rules: readonly R[];
  /** What "rule <id> holds" stands for: the rule's scope and its condition together. */
  readonly conditionOf: ConditionOf;
  readonly nameOf: (fact: string) => string;
  /** Rules that were withdrawn, with what is said of them: they hold for nobody and are not known to be false. */
  readonly withdrawn: ReadonlyMap<string, string>;
  /** Every comparison of the rules in English, made once. */
  readonly said: ReadonlyMap<Comparison, string>;
}

/** Reads a condition of a checked pack. */
function conditionFrom(written: WrittenCondition, path: string, owner: string): Condition {
  const read = parseCondition(written, path);
  if (!read.ok) throw new Error(`${owner}: ${read.error[0]?.message ?? "unreadable"}; run pack check`);
  return read.value;
}

const join = (kind: "all" | "any", ...parts: readonly Condition[]): Condition => ({ path: "", kind, parts });

const wholeOf = (scope: Condition | undefined, when: Condition): Condition =>
  scope === undefined ? when : join("all", scope, when);

/** The conditions of a rule, read. Throws on a pack that did not pass its check. */
export function readRule(rule: Rule): ReadRule {
  const scopeFrom = (field: "scope" | "scopeIfSuspected"): Pick<ReadRule, "scope" | "scopeIfSuspected"> => {
    const written = rule[field];
    return written === undefined ? {} : { [field]: conditionFrom(written, field, rule.id) };
  };
  const when = conditionFrom(rule.when, "when", rule.id);
  const scopes = { ...scopeFrom("scope"), ...scopeFrom("scopeIfSuspected") };
  return { rule, ...scopes, when, whole: wholeOf(scopes.scope, when) };
}

/** The rule as it is for people of a population. */
export function ruleFor<R extends ReadRule>(read: R, population: PopulationOf): R {
  const { scopeIfSuspected: scope, when } = read;
  return population === "suspected" && scope !== undefined ? { ...read, scope, whole: wholeOf(scope, when) } : read;
}

const suspected = conditionFrom(
  { all: [`${populationFact} is known`, `${populationFact} is suspected`] },
  "",
  populationFact,
);

/** Scope and condition for everybody: where the scopes differ the population is asked for. */
export function wholeForAll({ scope, scopeIfSuspected, when, whole }: ReadRule): Condition {
  if (scope === undefined || scopeIfSuspected === undefined) return whole;
  const others: Condition = { path: "", kind: "not", part: suspected };
  return join("all", join("any", join("all", suspected, scopeIfSuspected), join("all", others, scope)), when);
}

/** Joins read rules into a set. */
export function createRuleSet<R extends ReadRule>(
  rules: readonly R[],
  facts: FactTypes,
  withdrawn: ReadonlyMap<string, string> = new Map(),
): RuleSet<R> {
  const whole = new Map(rules.map((read) => [read.rule.id, wholeForAll(read)]));
  const titles = new Map(rules.map(({ rule }) => [`rule/${rule.id}`, rule.title]));
  const nameOf = (fact: string): string => facts.get(fact)?.name ?? titles.get(fact) ?? fact;
  const comparisons = [...whole.values()].flatMap((read) => comparisonsOf(read).map(({ comparison }) => comparison));
  return {
    facts,
    rules,
    conditionOf: (rule) => whole.get(rule),
    nameOf,
    withdrawn,
    said: new Map(comparisons.map((comparison) => [comparison, sayComparison(comparison, nameOf)])),
  };
}

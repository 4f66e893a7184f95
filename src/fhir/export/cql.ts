/**
 * The rules' conditions as a CQL library, for systems that run CQL, and for a second engine to check ours.
 *
 * Facts are parameters. An amount is an interval, so that "> 70000" stays a bound: it decides only what every value it
 * allows decides. What CQL cannot say without the chart (why a fact is not known, how old it is, in which unit a titre was
 * given) is left out, with every rule that needs it; those rules are exported in words.
 */
import type { Comparison, Condition } from "../../core/pathway/condition.ts";
import type { FactTypes } from "../../core/pathway/fact-sort.ts";
import type { Pathway } from "../../core/pathway/pathway.ts";
import { wholeForAll } from "../../core/pathway/rule-set.ts";

/** The library's text, the rules in it, and those left out. */
export interface CqlLibrary {
  readonly text: string;
  readonly rules: readonly string[];
  readonly leftOut: readonly string[];
  /** Facts that are parameters, and how each is given. */
  readonly parameters: ReadonlyMap<string, ParameterKind>;
}

export type ParameterKind = "amount" | "yes-or-no" | "word";

const types: Readonly<Record<ParameterKind, string>> = {
  amount: "Interval<Decimal>",
  "yes-or-no": "Boolean",
  word: "String",
};

const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

/** True when every value of the interval is on the wanted side, false when every one is on the other. */
function amountText(name: string, sign: string, value: number): string {
  const [low, high] = [`start of ${name}`, `end of ${name}`];
  const at = decimal(value);
  const [holds, fails] = {
    ">=": [`${low} >= ${at}`, `${high} < ${at}`],
    ">": [`${low} > ${at}`, `${high} <= ${at}`],
    "<=": [`${high} <= ${at}`, `${low} > ${at}`],
    "<": [`${high} < ${at}`, `${low} >= ${at}`],
  }[sign] ?? ["null", "null"];
  return `case when ${holds} then true when ${fails} then false else null end`;
}

const quotedWord = (word: string): string => `'${word.replaceAll("'", "\\'")}'`;

/** The kind in which a comparison needs its fact, or nothing when CQL cannot say it. */
function kindFor(
  comparison: Exclude<Comparison, { readonly kind: "rule" }>,
  facts: FactTypes,
): ParameterKind | undefined {
  const sort = facts.get(comparison.fact)?.sort.kind;
  const kind = sort === "amount" ? "amount" : sort === "flag" ? "yes-or-no" : "word";
  if (comparison.kind === "amount") return kind === "amount" ? kind : undefined;
  if (comparison.kind === "is") return kind === "amount" ? undefined : kind;
  return comparison.kind === "known" ? kind : undefined;
}

function comparisonText(comparison: Comparison, facts: FactTypes): string {
  if (comparison.kind === "rule") return `"${comparison.rule}"`;
  const name = `"${comparison.fact}"`;
  if (comparison.kind === "amount") return amountText(name, comparison.sign, comparison.value);
  if (comparison.kind === "known") return `${name} is ${comparison.wanted ? "not " : ""}null`;
  if (comparison.kind !== "is") throw new Error(`“${comparison.text}” has no form in CQL`);
  const yesOrNo = kindFor(comparison, facts) === "yes-or-no";
  const values = comparison.values.map((v) => (yesOrNo ? v : quotedWord(v)));
  const is = `case when ${name} is null then null else ${name} in { ${values.join(", ")} } end`;
  return comparison.wanted ? is : `not (${is})`;
}

/** CQL's `and` and `or` are three-valued as ours are; "at least" is counted out. */
function conditionText(condition: Condition, facts: FactTypes): string {
  const textOf = (part: Condition): string => conditionText(part, facts);
  switch (condition.kind) {
    case "comparison":
      return `(${comparisonText(condition.comparison, facts)})`;
    case "not":
      return `(not ${textOf(condition.part)})`;
    case "at-least": {
      const parts = `{ ${condition.parts.map(textOf).join(", ")} }`;
      const sure = `Count((${parts}) X where X is true return all 1)`;
      const possible = `Count((${parts}) X where not (X is false) return all 1)`;
      return `(case when ${sure} >= ${condition.count} then true when ${possible} < ${condition.count} then false else null end)`;
    }
    default:
      return `(${condition.parts.map(textOf).join(condition.kind === "all" ? " and " : " or ")})`;
  }
}

function leavesOf(condition: Condition): readonly Comparison[] {
  if (condition.kind === "comparison") return [condition.comparison];
  return condition.kind === "not" ? leavesOf(condition.part) : condition.parts.flatMap(leavesOf);
}

type Conditions = ReadonlyMap<string, Condition>;

/** Rules that CQL can say, those they lean on included. */
function sayable(conditions: Conditions, facts: FactTypes): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  const can = (rule: string): boolean => {
    const before = known.get(rule);
    if (before !== undefined) return before;
    const condition = conditions.get(rule);
    const able =
      condition !== undefined &&
      leavesOf(condition).every((leaf) => (leaf.kind === "rule" ? can(leaf.rule) : kindFor(leaf, facts) !== undefined));
    known.set(rule, able);
    return able;
  };
  return new Set([...conditions.keys()].filter(can));
}

/** Rules in an order in which each comes after those it leans on. */
function inOrder(rules: ReadonlySet<string>, conditions: Conditions): readonly string[] {
  const done = new Set<string>();
  const add = (rule: string): void => {
    if (done.has(rule)) return;
    const condition = conditions.get(rule);
    if (condition !== undefined) for (const leaf of leavesOf(condition)) if (leaf.kind === "rule") add(leaf.rule);
    done.add(rule);
  };
  for (const rule of rules) add(rule);
  return [...done];
}

/** The library of a pack's rules. */
export function toCql(pathway: Pathway): CqlLibrary {
  const { id, version } = pathway.library.pack.header;
  // A withdrawn rule has no condition any more; rules that lean on it are left out too.
  const inForce = pathway.rules.filter(({ rule }) => !pathway.withdrawn.has(rule.id));
  const conditions: Conditions = new Map(inForce.map((ready) => [ready.rule.id, wholeForAll(ready)]));
  const { facts } = pathway;
  const rules = inOrder(sayable(conditions, facts), conditions);
  const parameters = new Map<string, ParameterKind>();
  for (const rule of rules) {
    const condition = conditions.get(rule);
    for (const leaf of condition === undefined ? [] : leavesOf(condition))
      if (leaf.kind !== "rule") parameters.set(leaf.fact, kindFor(leaf, facts) ?? "word");
  }
  const lines = [
    `library ${id.replaceAll("-", "_")} version '${version}'`,
    "",
    ...[...parameters].sort().map(([fact, kind]) => `parameter "${fact}" ${types[kind]}`),
    "",
    ...rules.flatMap((rule) => {
      const condition = conditions.get(rule);
      return condition === undefined ? [] : [`define "${rule}":`, `  ${conditionText(condition, facts)}`, ""];
    }),
  ];
  const included = new Set(rules);
  return { text: lines.join("\n"), rules, leftOut: [...conditions.keys()].filter((r) => !included.has(r)), parameters };
}

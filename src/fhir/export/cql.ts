/**
 * The rules' conditions as a CQL library, for systems that run CQL, and for a second engine to check ours.
 *
 * Facts are parameters. An amount is an interval, so that "> 70000" stays a bound: it decides only what every value it
 * allows decides. What CQL cannot say without the chart (why a fact is not known, how old it is, in which unit a titre was
 * given) is left out, with every rule that needs it; those rules are exported in words.
 */
import type { Comparison, Condition } from "../../core/pathway/condition.ts";
import { type Pathway, wholeCondition } from "../../core/pathway/pathway.ts";

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

const kindOfValues = (values: readonly string[]): ParameterKind =>
  values.every((v) => v === "true" || v === "false") ? "yes-or-no" : "word";

/** The kind in which a comparison needs its fact, or nothing when CQL cannot say it. */
function kindFor(comparison: Comparison): ParameterKind | "any" | undefined {
  if (comparison.kind === "amount") return "amount";
  if (comparison.kind === "is") return kindOfValues(comparison.values);
  return comparison.kind === "known" ? "any" : undefined;
}

function comparisonText(comparison: Comparison): string {
  if (comparison.kind === "rule") return `"${comparison.rule}"`;
  const name = `"${comparison.fact}"`;
  if (comparison.kind === "amount") return amountText(name, comparison.sign, comparison.value);
  if (comparison.kind === "known") return `${name} is ${comparison.wanted ? "not " : ""}null`;
  if (comparison.kind !== "is") throw new Error(`“${comparison.text}” has no form in CQL`);
  const yesOrNo = kindOfValues(comparison.values) === "yes-or-no";
  const values = comparison.values.map((v) => (yesOrNo ? v : quotedWord(v)));
  const is = `case when ${name} is null then null else ${name} in { ${values.join(", ")} } end`;
  return comparison.wanted ? is : `not (${is})`;
}

/** CQL's `and` and `or` are three-valued as ours are; "at least" is counted out. */
function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case "comparison":
      return `(${comparisonText(condition.comparison)})`;
    case "not":
      return `(not ${conditionText(condition.part)})`;
    case "at-least": {
      const parts = `{ ${condition.parts.map(conditionText).join(", ")} }`;
      const sure = `Count((${parts}) X where X is true return all 1)`;
      const possible = `Count((${parts}) X where not (X is false) return all 1)`;
      return `(case when ${sure} >= ${condition.count} then true when ${possible} < ${condition.count} then false else null end)`;
    }
    default:
      return `(${condition.parts.map(conditionText).join(condition.kind === "all" ? " and " : " or ")})`;
  }
}

function leavesOf(condition: Condition): readonly Comparison[] {
  if (condition.kind === "comparison") return [condition.comparison];
  return condition.kind === "not" ? leavesOf(condition.part) : condition.parts.flatMap(leavesOf);
}

type Conditions = ReadonlyMap<string, Condition>;

/** Kinds that each fact is needed in, over all rules. A fact needed in two kinds has no single parameter. */
function kindsOf(conditions: Conditions): ReadonlyMap<string, ReadonlySet<ParameterKind>> {
  const kinds = new Map<string, Set<ParameterKind>>();
  for (const condition of conditions.values())
    for (const leaf of leavesOf(condition)) {
      if (leaf.kind === "rule") continue;
      const kind = kindFor(leaf);
      const known = kinds.get(leaf.fact) ?? new Set();
      if (kind !== undefined && kind !== "any") known.add(kind);
      kinds.set(leaf.fact, known);
    }
  return kinds;
}

/** Rules that CQL can say, those they lean on included. */
function sayable(conditions: Conditions, kinds: ReadonlyMap<string, ReadonlySet<ParameterKind>>): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  const can = (rule: string): boolean => {
    const before = known.get(rule);
    if (before !== undefined) return before;
    const condition = conditions.get(rule);
    const able =
      condition !== undefined &&
      leavesOf(condition).every((leaf) =>
        leaf.kind === "rule" ? can(leaf.rule) : kindFor(leaf) !== undefined && (kinds.get(leaf.fact)?.size ?? 0) === 1,
      );
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
  const conditions: Conditions = new Map(pathway.rules.map((ready) => [ready.rule.id, wholeCondition(ready)]));
  const kinds = kindsOf(conditions);
  const rules = inOrder(sayable(conditions, kinds), conditions);
  const needed = new Set(
    rules.flatMap((rule) => {
      const condition = conditions.get(rule);
      return condition === undefined ? [] : leavesOf(condition).flatMap((leaf) => (leaf.kind === "rule" ? [] : leaf.fact));
    }),
  );
  const parameters = new Map(
    [...needed].sort().map((fact) => [fact, [...(kinds.get(fact) ?? [])][0] ?? "word"] as const),
  );
  const lines = [
    `library ${id.replaceAll("-", "_")} version '${version}'`,
    "",
    ...[...parameters].map(([fact, kind]) => `parameter "${fact}" ${types[kind]}`),
    "",
    ...rules.flatMap((rule) => {
      const condition = conditions.get(rule);
      return condition === undefined ? [] : [`define "${rule}":`, `  ${conditionText(condition)}`, ""];
    }),
  ];
  const included = new Set(rules);
  return { text: lines.join("\n"), rules, leftOut: [...conditions.keys()].filter((r) => !included.has(r)), parameters };
}

/** Wrong versions of a rule, one planted error each: what its cases must tell from the right one. */
import type { Rule, WrittenCondition } from "../knowledge/rule.ts";
import { type Comparison, parseComparison } from "./condition.ts";

/** A rule with one error. `error` says which, for a reader. */
export interface Mutant {
  readonly error: string;
  readonly rule: Rule;
}

interface Changed {
  readonly error: string;
  readonly written: WrittenCondition | undefined;
}

const atEdge: Readonly<Record<string, string>> = { ">=": ">", ">": ">=", "<=": "<", "<": "<=" };
const turned: Readonly<Record<string, string>> = { ">=": "<", ">": "<=", "<=": ">", "<": ">=" };

/** A threshold moved by a tenth, or by one where it is small and whole. */
function shifted(value: number, up: boolean): number {
  const step = Number.isInteger(value) && Math.abs(value) < 10 ? 1 : Math.abs(value) / 10;
  return Number((up ? value + step : value - step).toPrecision(6));
}

const amountLine = (c: Extract<Comparison, { kind: "amount" }>, sign: string, value: number): string =>
  `${c.fact} ${sign} ${value}${c.unit === "1" ? "" : ` ${c.unit}`}`;

/** Errors of one line. */
function changesOfLine(line: string): readonly Changed[] {
  const comparison = parseComparison(line);
  if (comparison === undefined) return [];
  switch (comparison.kind) {
    case "amount": {
      const { sign, value } = comparison;
      return [
        { error: `${line}: the threshold itself`, written: amountLine(comparison, atEdge[sign] ?? sign, value) },
        { error: `${line}: inverted`, written: amountLine(comparison, turned[sign] ?? sign, value) },
        { error: `${line}: threshold too high`, written: amountLine(comparison, sign, shifted(value, true)) },
        { error: `${line}: threshold too low`, written: amountLine(comparison, sign, shifted(value, false)) },
      ];
    }
    case "is":
      return [
        {
          error: `${line}: inverted`,
          written: `${comparison.fact} is ${comparison.wanted ? "not " : ""}${comparison.values.join(" or ")}`,
        },
        ...(comparison.values.length > 1
          ? comparison.values.map((value) => ({
              error: `${line}: without ${value}`,
              written: `${comparison.fact} is ${comparison.wanted ? "" : "not "}${comparison.values.filter((v) => v !== value).join(" or ")}`,
            }))
          : []),
      ];
    case "known":
      return [
        { error: `${line}: inverted`, written: `${comparison.fact} is ${comparison.wanted ? "unknown" : "known"}` },
      ];
    default:
      return [{ error: `${line}: inverted`, written: { not: line } }];
  }
}

/** Every version of a list with one member changed, or left out where others remain. */
function changesOfList(
  list: readonly WrittenCondition[],
  wrap: (list: readonly WrittenCondition[]) => WrittenCondition,
): readonly Changed[] {
  return list.flatMap((member, i) => [
    ...(list.length > 1
      ? [
          {
            error: `without ${typeof member === "string" ? member : "a group"}`,
            written: wrap(list.toSpliced(i, 1)),
          },
        ]
      : []),
    ...changesOf(member).map(({ error, written }) => ({
      error,
      written: written === undefined ? undefined : wrap(list.toSpliced(i, 1, written)),
    })),
  ]);
}

/** Every version of a condition with one error. */
function changesOf(written: WrittenCondition): readonly Changed[] {
  if (typeof written === "string") return changesOfLine(written);
  if ("not" in written)
    return [
      { error: "without the not", written: written.not },
      ...changesOf(written.not).map((c) => ({
        error: c.error,
        written: c.written === undefined ? undefined : { not: c.written },
      })),
    ];
  if ("atLeast" in written)
    return [
      { error: "one fewer is enough", written: { ...written, atLeast: written.atLeast - 1 } },
      { error: "one more is needed", written: { ...written, atLeast: written.atLeast + 1 } },
      ...changesOfList(written.of, (of) => ({ atLeast: Math.min(written.atLeast, of.length), of })).filter(
        (c) => !c.error.startsWith("without "),
      ),
    ];
  const swap: readonly Changed[] =
    "all" in written && written.all.length > 1
      ? [{ error: "any instead of all", written: { any: written.all } }]
      : "any" in written && written.any.length > 1
        ? [{ error: "all instead of any", written: { all: written.any } }]
        : [];
  return "all" in written
    ? [...swap, ...changesOfList(written.all, (all) => ({ all }))]
    : [...swap, ...changesOfList(written.any, (any) => ({ any }))];
}

/** Facts that a list asks to be known (`known`), or takes to be settled when they are not (`unknown`). */
const guardedBy = (list: readonly WrittenCondition[], wanted: boolean): readonly string[] =>
  list.flatMap((line) => {
    const comparison = typeof line === "string" ? parseComparison(line) : undefined;
    return comparison?.kind === "known" && comparison.wanted === wanted ? [comparison.fact] : [];
  });

/** Whether a condition can be left open. A guarded fact leaves only a threshold open, by being a bound. */
function canBeOpen(written: WrittenCondition, guarded: readonly string[]): boolean {
  if (typeof written === "string") {
    const comparison = parseComparison(written);
    if (comparison === undefined || comparison.kind === "known" || comparison.kind === "unknown-because") return false;
    if (comparison.kind === "rule" || comparison.kind === "amount" || comparison.kind === "age") return true;
    return !guarded.includes(comparison.fact);
  }
  if ("not" in written) return canBeOpen(written.not, guarded);
  if ("atLeast" in written) return written.of.some((part) => canBeOpen(part, guarded));
  const [list, wanted] = "all" in written ? [written.all, true] : [written.any, false];
  const more = [...guarded, ...guardedBy(list, wanted)];
  return list.some((part) => canBeOpen(part, more));
}

/** The lines that all hold when a scope holds. */
const partsOfScope = (scope: WrittenCondition | undefined): readonly WrittenCondition[] =>
  scope === undefined ? [] : typeof scope === "object" && "all" in scope ? scope.all : [scope];

const everybody: readonly Rule["population"][] = [["confirmed"], ["suspected"], ["confirmed", "suspected"]];

/** The rule said of other people than it is for. */
const populationsOf = (rule: Rule): readonly Mutant[] =>
  everybody
    .filter(
      (population) =>
        population.length !== rule.population.length || population.some((p) => !rule.population.includes(p)),
    )
    .map((population) => ({ error: `for ${population.join(" and ")}`, rule: { ...rule, population } }));

/** Errors of when the rule bears on somebody, in either of its scopes. */
function changesOfScope(rule: Rule, field: "scope" | "scopeIfSuspected"): readonly Mutant[] {
  const scope = rule[field];
  if (scope === undefined) return [];
  const named = field === "scope" ? "scope" : "scope if suspected";
  return [
    { error: `without its ${named}`, rule: { ...rule, [field]: undefined } },
    ...changesOf(scope).flatMap(({ error, written }) =>
      written === undefined ? [] : [{ error: `${named}: ${error}`, rule: { ...rule, [field]: written } }],
    ),
  ];
}

/** Every wrong version of a rule with one planted error. */
export function mutantsOf(rule: Rule): readonly Mutant[] {
  const ofWhen = changesOf(rule.when).flatMap(({ error, written }) =>
    written === undefined ? [] : [{ error, rule: { ...rule, when: written } }],
  );
  const ofScope = [...changesOfScope(rule, "scope"), ...changesOfScope(rule, "scopeIfSuspected")];
  const policy: Mutant = {
    error: rule.unknown === "stop" ? "what is not known no longer stops" : "what is not known counts as a stop",
    rule: { ...rule, unknown: rule.unknown === "stop" ? "ask" : "stop" },
  };
  const others = [...ofWhen, ...ofScope, ...populationsOf(rule)];
  return [...others, ...(canBeOpen(rule.when, guardedBy(partsOfScope(rule.scope), true)) ? [policy] : [])];
}

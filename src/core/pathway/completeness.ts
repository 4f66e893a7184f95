/** Looks for people who fall between the rules of a family, or into two of them at once. Pure and repeatable. */
import type { FactReader, FactValue } from "../chart/fact-value.ts";
import type { RuleFamily } from "../knowledge/rule.ts";
import { type Comparison, type Condition, comparisonsOf, parseCondition } from "./condition.ts";
import type { ConditionOf } from "./decisive.ts";
import { prove } from "./evaluate.ts";
import type { Pathway } from "./pathway.ts";
import { createContext, runRule } from "./run.ts";

/** A person whom a family leaves without an answer, or answers twice. Facts by id, as a case would give them. */
export interface FamilyGap {
  readonly person: Readonly<Record<string, string>>;
  readonly speaking: readonly string[];
}

/** Most people tried of one family; larger spaces are walked in even steps. */
const mostPeople = 20_000;

const known = (value: Extract<FactValue, { known: true }>["value"]): FactValue => ({
  known: true,
  value,
  date: "2026-01-01",
  resources: [],
});
const missing: FactValue = { known: false, because: "missing", text: "not on record", resources: [] };

/** Every comparison of a condition and of the rules it leans on. */
function allComparisons(condition: Condition, conditionOf: ConditionOf): readonly Comparison[] {
  return comparisonsOf(condition).flatMap(({ comparison }) => {
    if (comparison.kind !== "rule") return [comparison];
    const inner = conditionOf(comparison.rule);
    return inner === undefined ? [] : allComparisons(inner, conditionOf);
  });
}

/** Amounts around a threshold: just below, at it, just above. */
function around(threshold: number): readonly number[] {
  const step = Math.max(Math.abs(threshold) / 100, 0.001);
  return [threshold - step, threshold, threshold + step].map((value) => Number(value.toPrecision(6)));
}

/** Values of one fact that its comparisons can tell apart, and not knowing it. */
function valuesOf(fact: string, comparisons: readonly Comparison[], pathway: Pathway): readonly FactValue[] {
  const own = comparisons.filter((c) => c.kind !== "rule" && c.fact === fact);
  const sort = pathway.facts.get(fact)?.sort;
  if (sort?.kind === "flag") return [known(true), known(false), missing];
  if (sort?.kind === "choice") {
    const words = sort.values ?? own.flatMap((c) => (c.kind === "is" ? c.values : []));
    return [
      ...[...new Set(words)].map(known),
      ...(sort.values === undefined ? [known("something-else")] : []),
      missing,
    ];
  }
  const units = new Set(own.flatMap((c) => (c.kind === "given-in" || c.kind === "amount" ? [c.unit] : [])));
  const unitsTried = sort?.kind === "amount" && sort.unit === undefined ? [...units, "another-unit"] : [...units];
  const amounts = own.flatMap((c) => (c.kind === "amount" ? around(c.value) : []));
  const values = [...new Set(amounts.length > 0 ? amounts : [1])];
  return [
    ...(unitsTried.length > 0 ? unitsTried : ["1"]).flatMap((unit) => values.map((value) => known({ value, unit }))),
    missing,
  ];
}

const shown = (value: FactValue | undefined): string =>
  value?.known !== true
    ? "unknown"
    : typeof value.value === "object"
      ? `${value.value.value} ${value.value.unit}`
      : String(value.value);

/** Person number `at` of all combinations, as a mixed-radix number over the facts' values. */
function personAt(at: number, space: ReadonlyMap<string, readonly FactValue[]>): ReadonlyMap<string, FactValue> {
  const person = new Map<string, FactValue>();
  let rest = at;
  for (const [fact, values] of space) {
    person.set(fact, values[rest % values.length] ?? missing);
    rest = Math.floor(rest / values.length);
  }
  return person;
}

/** People tried: all of them, or every so many-th by a step that shares no factor with the usual sizes. */
function* peopleOf(space: ReadonlyMap<string, readonly FactValue[]>): Generator<ReadonlyMap<string, FactValue>> {
  const size = [...space.values()].reduce((product, values) => product * values.length, 1);
  const step = size <= mostPeople ? 1 : Math.ceil(size / mostPeople) * 2 + 1;
  for (let at = 0; at < size; at += step) yield personAt(at, space);
}

/** The first few people whom the family leaves without an answer (`none`) or answers twice (`two`). */
export function gapsOf(
  family: RuleFamily,
  pathway: Pathway,
  most = 3,
): { readonly none: readonly FamilyGap[]; readonly two: readonly FamilyGap[] } {
  const rules = pathway.rules.filter((ready) => family.rules.includes(ready.rule.id));
  const read = family.when === undefined ? undefined : parseCondition(family.when);
  const who = read?.ok === true ? read.value : undefined;
  const comparisons = [...rules.map((ready) => ready.whole), ...(who === undefined ? [] : [who])].flatMap((condition) =>
    allComparisons(condition, pathway.conditionOf),
  );
  const facts = [...new Set(comparisons.flatMap((c) => (c.kind === "rule" ? [] : [c.fact])))];
  const space = new Map(facts.map((fact) => [fact, valuesOf(fact, comparisons, pathway)]));
  const none: FamilyGap[] = [];
  const two: FamilyGap[] = [];
  for (const person of peopleOf(space)) {
    if (none.length >= most && two.length >= most) break;
    const reader: FactReader = (fact) => person.get(fact) ?? missing;
    const context = createContext(pathway, reader, "2026-11-21");
    if (who !== undefined && prove(who, context).value !== true) continue;
    const results = rules.map((ready) => runRule(ready, pathway, context));
    const speaking = results.filter((r) => r.outcome === "speaks").map((r) => r.ready.rule.id);
    const gap = (): FamilyGap => ({
      person: Object.fromEntries([...person].map(([fact, value]) => [fact, shown(value)])),
      speaking,
    });
    if (speaking.length === 0 && results.every((r) => r.outcome === "silent") && none.length < most) none.push(gap());
    if (family.exclusive && speaking.length > 1 && two.length < most) two.push(gap());
  }
  return { none, two };
}

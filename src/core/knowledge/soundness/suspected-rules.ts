/** Rules for people in whom the disease is only suspected: those of diagnosis, and hard stops on a medicine that is planned. */
import { readChoice } from "../../chart/choose.ts";
import type { FactReader, FactValue } from "../../chart/fact-value.ts";
import { parseCondition } from "../../pathway/condition.ts";
import { type Context, decide } from "../../pathway/evaluate.ts";
import type { Truth } from "../../pathway/truth.ts";
import type { Problem } from "../../problem.ts";
import type { ChartFact } from "../fact.ts";
import type { Rule as PathwayRule, WrittenCondition } from "../rule.ts";
import { breach, type Rule } from "./checked.ts";

const missing: FactValue = { known: false, because: "missing", text: "not on record", resources: [] };
const no: FactValue = { known: true, value: false, resources: [] };

/** A record of which nothing is known but that no treatment is planned. */
function nothingPlanned(facts: readonly ChartFact[]): FactReader {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const read: FactReader = (id) => {
    const fact = byId.get(id);
    if (fact?.take === "choose") return readChoice(fact, read);
    return fact?.take === "planned" && fact.absent === "no" && fact.what !== "dose" ? no : missing;
  };
  return read;
}

/** Whether a condition can hold of somebody for whom nothing is planned; what cannot be read is refused elsewhere. */
function canHoldUnplanned(written: WrittenCondition, rules: readonly PathwayRule[], read: FactReader): boolean {
  const truthOf = (condition: WrittenCondition, within: ReadonlySet<string>): Truth => {
    const parsed = parseCondition(condition);
    return parsed.ok ? decide(parsed.value, contextIn(within)) : "unknown";
  };
  const contextIn = (within: ReadonlySet<string>): Context => ({
    read,
    today: "2000-01-01",
    nameOf: (fact) => fact,
    say: ({ text }) => text,
    ruleHolds: (rule) => ({ text: rule, value: "unknown" }),
    ruleTruth: (id) => {
      const rule = within.has(id) ? undefined : rules.find((one) => one.id === id);
      if (rule === undefined) return "unknown";
      const parts = [...(rule.scope === undefined ? [] : [rule.scope]), rule.when];
      return truthOf({ all: parts }, new Set([...within, id]));
    },
  });
  return truthOf(written, new Set()) !== false;
}

/** Before the diagnosis stands, rules of diagnosis speak, and hard stops on a medicine that is planned; nothing else. */
export const suspectedGetStopsAlone: Rule = (checked) => {
  const read = nothingPlanned(checked.pack.facts);
  return checked.pack.rules.flatMap((rule): readonly Problem[] => {
    const problem = (field: string, message: string, fix: string): readonly Problem[] => [
      breach("rule-unsafe", checked.where(`rules/${rule.id}`, field), `rules/${rule.id} ${message}`, fix),
    ];
    const isForThem = rule.population.includes("suspected");
    if (rule.scopeIfSuspected !== undefined && (!isForThem || rule.scope === undefined))
      return problem("scopeIfSuspected", "has a scope for nobody", "add scope, and suspected to population");
    if (!isForThem || rule.group === "diagnosis") return [];
    if (rule.then.kind !== "stop")
      return problem(
        "population",
        "speaks of treatment before the diagnosis stands",
        "leave suspected to rules of diagnosis and hard stops",
      );
    const scope = rule.scopeIfSuspected ?? rule.scope;
    return scope === undefined || canHoldUnplanned(scope, checked.pack.rules, read)
      ? problem(
          rule.scopeIfSuspected === undefined ? "population" : "scopeIfSuspected",
          "stops a medicine that is not planned before the diagnosis stands",
          "add a scopeIfSuspected that asks whether the medicine is planned",
        )
      : [];
  });
};

/** Rules for people in whom the disease is only suspected: those of diagnosis, and hard stops on a medicine that is planned. */
import { readChoice } from "../../chart/choose.ts";
import type { FactValue } from "../../chart/fact-value.ts";
import { chosenFromPlans } from "../../chart/read-over.ts";
import { type Condition, parseCondition } from "../../pathway/condition.ts";
import { type Context, decide } from "../../pathway/evaluate.ts";
import { atLeast, every, negate, some, type Truth } from "../../pathway/truth.ts";
import type { Problem } from "../../problem.ts";
import type { ChartFact } from "../fact.ts";
import type { Rule as PathwayRule, WrittenCondition } from "../rule.ts";
import { breach, type Rule } from "./checked.ts";

const missing: FactValue = { known: false, because: "missing", text: "not on record", resources: [] };
const no: FactValue = { known: true, value: false, resources: [] };

/** What a record in which no treatment is planned says of plans; of other facts it may say anything. */
function plansWhenNothingIsPlanned(facts: readonly ChartFact[]): ReadonlyMap<string, FactValue> {
  const plans = new Map(
    facts
      .filter(({ take }) => take === "planned")
      .map(({ id, absent, what }) => [id, absent === "no" && what !== "dose" ? no : missing]),
  );
  const chosen = chosenFromPlans(facts).map((fact): readonly [string, FactValue] => [
    fact.id,
    readChoice(fact, (id) => plans.get(id) ?? missing),
  ]);
  return new Map([...plans, ...chosen]);
}

/** Truth of conditions for everybody for whom nothing is planned: unknown where it is one for some and another for others. */
class Unplanned {
  readonly #rules: readonly PathwayRule[];
  readonly #plans: ReadonlyMap<string, FactValue>;

  constructor(rules: readonly PathwayRule[], facts: readonly ChartFact[]) {
    this.#rules = rules;
    this.#plans = plansWhenNothingIsPlanned(facts);
  }

  /** What cannot be read is refused elsewhere. */
  truthOf(written: WrittenCondition, within: ReadonlySet<string> = new Set()): Truth {
    const parsed = parseCondition(written);
    return parsed.ok ? this.#decide(parsed.value, within) : "unknown";
  }

  #decide(condition: Condition, within: ReadonlySet<string>): Truth {
    if (condition.kind === "comparison") return this.#compare(condition, within);
    if (condition.kind === "not") return negate(this.#decide(condition.part, within));
    const values = condition.parts.map((part) => this.#decide(part, within));
    if (condition.kind === "at-least") return atLeast(condition.count, values);
    return condition.kind === "all" ? every(values) : some(values);
  }

  #compare(condition: Extract<Condition, { kind: "comparison" }>, within: ReadonlySet<string>): Truth {
    const { comparison } = condition;
    if (comparison.kind === "rule") return this.#ruleTruth(comparison.rule, within);
    const plan = this.#plans.get(comparison.fact);
    return plan === undefined ? "unknown" : decide(condition, contextOf(plan));
  }

  #ruleTruth(id: string, within: ReadonlySet<string>): Truth {
    const rule = within.has(id) ? undefined : this.#rules.find((one) => one.id === id);
    if (rule === undefined) return "unknown";
    const parts = [...(rule.scope === undefined ? [] : [rule.scope]), rule.when];
    return this.truthOf({ all: parts }, new Set([...within, id]));
  }
}

/** A comparison with one fact needs nothing else. */
const contextOf = (fact: FactValue): Context => ({
  read: () => fact,
  today: "2000-01-01",
  nameOf: (id) => id,
  say: ({ text }) => text,
  ruleHolds: (rule) => ({ text: rule, value: "unknown" }),
  ruleTruth: () => "unknown",
});

/** Before the diagnosis stands, rules of diagnosis speak, and hard stops on a medicine that is planned; nothing else. */
export const suspectedGetStopsAlone: Rule = (checked) => {
  const unplanned = new Unplanned(checked.pack.rules, checked.pack.facts);
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
    return scope === undefined || unplanned.truthOf(scope) !== false
      ? problem(
          rule.scopeIfSuspected === undefined ? "population" : "scopeIfSuspected",
          "stops a medicine that is not planned before the diagnosis stands",
          "add a scopeIfSuspected that asks whether the medicine is planned",
        )
      : [];
  });
};

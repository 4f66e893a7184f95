/** Conditions of rules as FHIRPath, over a Bundle or over prepared facts: what a general engine would have to run. */
import type { ChartFact } from "../src/core/knowledge/fact.ts";
import type { Measure } from "../src/core/knowledge/measure.ts";
import type { Comparison, Condition } from "../src/core/pathway/condition.ts";

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
const either = (tests: readonly string[]): string => (tests.length === 0 ? "false" : tests.join(" or "));

/** Resources of a measure in a Bundle, by its codes and names. */
function resourcesOf(measure: Measure): string {
  const codes = Object.values(measure.codes ?? {}).flatMap((list) => list ?? []);
  const texts = [...measure.names, ...measure.words];
  const test = either([
    ...codes.map((code) => `code.coding.code contains ${quoted(code)}`),
    ...texts.map((text) => `code.text = ${quoted(text)}`),
  ]);
  const medication = either([
    ...codes.map((code) => `medication.coding.code contains ${quoted(code)}`),
    ...texts.map((text) => `medication.text = ${quoted(text)}`),
  ]);
  const all = "Bundle.entry.resource";
  return measure.kind === "treatment"
    ? `${all}.where(${medication})`
    : measure.kind === "diagnosis" || measure.kind === "allergy"
      ? `${all}.ofType(Condition).where(${test})`
      : measure.kind === "procedure" || measure.kind === "vaccine"
        ? `${all}.where(${test})`
        : `${all}.ofType(Observation).where(status = 'final' and (${test}))`;
}

/** One comparison over a Bundle; nothing where a fact is not read from one measure. */
export function overBundle(
  comparison: Comparison,
  facts: ReadonlyMap<string, ChartFact>,
  measures: ReadonlyMap<string, Measure>,
): string | undefined {
  if (comparison.kind === "rule") return undefined;
  const measure = measures.get(facts.get(comparison.fact)?.measure ?? "");
  if (measure === undefined) return undefined;
  const found = resourcesOf(measure);
  if (comparison.kind === "amount") return `${found}.last().value.value ${comparison.sign} ${comparison.value}`;
  return comparison.kind === "known" && !comparison.wanted ? `${found}.empty()` : `${found}.exists()`;
}

/** A fact's name as a FHIRPath member. */
export const memberOf = (fact: string): string => fact.replaceAll(/[.-]/gu, "_");

function comparisonOverFacts(comparison: Comparison, conditionOf: (rule: string) => Condition | undefined): string {
  if (comparison.kind === "rule") {
    const inner = conditionOf(comparison.rule);
    return inner === undefined ? "false" : overFacts(inner, conditionOf);
  }
  const member = `facts.${memberOf(comparison.fact)}`;
  switch (comparison.kind) {
    case "amount":
      return `(${member} ${comparison.sign} ${comparison.value})`;
    case "is": {
      const test = either(
        comparison.values.map((value) => `${member} = ${/^(?:true|false)$/u.test(value) ? value : quoted(value)}`),
      );
      return comparison.wanted ? `(${test})` : `(${test}).not()`;
    }
    case "known":
      return comparison.wanted ? `${member}.exists()` : `${member}.empty()`;
    default:
      return `${member}.exists()`;
  }
}

/** A whole condition over prepared facts. */
export function overFacts(condition: Condition, conditionOf: (rule: string) => Condition | undefined): string {
  switch (condition.kind) {
    case "comparison":
      return comparisonOverFacts(condition.comparison, conditionOf);
    case "not":
      return `(${overFacts(condition.part, conditionOf)}).not()`;
    case "at-least":
      return `(${condition.parts.map((part) => `iif(${overFacts(part, conditionOf)}, 1, 0)`).join(" + ")} >= ${condition.count})`;
    default:
      return `(${condition.parts.map((part) => overFacts(part, conditionOf)).join(condition.kind === "all" ? " and " : " or ")})`;
  }
}

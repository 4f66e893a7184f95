/** What decided a condition: the facts that made it so, and those that would decide it when it is open. */
import type { Proof } from "../answer/answer.ts";
import type { Context } from "./evaluate.ts";
import { comparisonsOf, type Comparison, type Condition } from "./condition.ts";

/** A comparison that decided, with the proof of it. */
export interface Decision {
  readonly comparison: Comparison;
  readonly proof: Proof;
}

const isLeaf = (condition: Condition): condition is Extract<Condition, { kind: "comparison" }> =>
  condition.kind === "comparison";

const partsOf = (condition: Condition): readonly Condition[] =>
  condition.kind === "comparison" ? [] : condition.kind === "not" ? [condition.part] : condition.parts;

/** The condition of another rule, by the rule's id. */
export type ConditionOf = (rule: string) => Condition | undefined;

/** Comparisons that made a condition what it is: of several alternatives only those that have its value. */
export function decisionsOf(condition: Condition, proof: Proof, conditionOf: ConditionOf): readonly Decision[] {
  if (isLeaf(condition)) {
    const { comparison } = condition;
    const inner = comparison.kind === "rule" ? conditionOf(comparison.rule) : undefined;
    const innerProof = proof.parts?.[0];
    return inner === undefined || innerProof === undefined
      ? [{ comparison, proof }]
      : decisionsOf(inner, innerProof, conditionOf);
  }
  const proofs = proof.parts ?? [];
  return partsOf(condition).flatMap((part, i) => {
    const own = proofs[i];
    if (own === undefined) return [];
    const counts =
      condition.kind === "not" ||
      own.value === proof.value ||
      (condition.kind === "at-least" && proof.value === "unknown" && own.value === true);
    return counts ? decisionsOf(part, own, conditionOf) : [];
  });
}

/** Facts that are not known and whose knowledge could settle an open condition. Rules it leans on are looked into. */
export function missingFacts(condition: Condition, proof: Proof, conditionOf: ConditionOf): readonly string[] {
  if (proof.value !== "unknown") return [];
  if (isLeaf(condition)) {
    const { comparison } = condition;
    if (comparison.kind !== "rule") return [comparison.fact];
    const inner = conditionOf(comparison.rule);
    const innerProof = proof.parts?.[0];
    return inner === undefined || innerProof === undefined ? [] : missingFacts(inner, innerProof, conditionOf);
  }
  const found = partsOf(condition).flatMap((part, i) => {
    const own = proof.parts?.[i];
    return own === undefined ? [] : missingFacts(part, own, conditionOf);
  });
  return [...new Set(found)];
}

/** Every fact a condition reads, those of the rules it leans on included. */
export function factsOf(
  condition: Condition,
  conditionOf: ConditionOf,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] {
  const facts = comparisonsOf(condition).flatMap(({ comparison }) => {
    if (comparison.kind !== "rule") return [comparison.fact];
    const inner = seen.has(comparison.rule) ? undefined : conditionOf(comparison.rule);
    return inner === undefined ? [] : factsOf(inner, conditionOf, new Set([...seen, comparison.rule]));
  });
  return [...new Set(facts)];
}

/** Units in which time since something is told: such a value changes daily and says nothing new. */
const elapsed = new Set(["d", "wk", "mo", "a"]);

/**
 * The decisive facts of a proof in a form to digest: what must change before the same advice counts as new. Values that
 * only tell how long ago something was are replaced by its date.
 */
export function decisiveFacts(decisions: readonly Decision[], context: Pick<Context, "read">): readonly unknown[] {
  const seen = new Map<string, unknown>();
  for (const { comparison, proof } of decisions) {
    if (comparison.kind === "rule") {
      seen.set(comparison.text, [comparison.text, proof.value]);
      continue;
    }
    const value = context.read(comparison.fact);
    const told = !value.known
      ? value.because
      : typeof value.value === "object" && elapsed.has(value.value.unit)
        ? (value.date ?? value.resources)
        : value.value;
    seen.set(comparison.fact, [comparison.fact, told]);
  }
  return [...seen.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, told]) => told);
}

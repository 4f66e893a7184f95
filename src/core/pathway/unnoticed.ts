/** Planted errors that no case of a rule notices: what its cases leave untested. */
import type { RuleCases } from "../knowledge/case.ts";
import { type Pathway, withRule } from "./pathway.ts";
import { mutantsOf } from "./rule-mutants.ts";
import { failuresOf } from "./run-cases.ts";

/** How many errors were planted, and which of them went unnoticed. */
export interface Unnoticed {
  readonly planted: number;
  readonly missed: readonly string[];
}

/** Plants one error at a time in every rule and runs its cases. */
export function unnoticedErrors(pathway: Pathway, cases: readonly RuleCases[]): Unnoticed {
  const missed: string[] = [];
  let planted = 0;
  for (const { rule } of pathway.rules) {
    const own = cases.filter((group) => group.rule === rule.id);
    for (const mutant of mutantsOf(rule)) {
      planted++;
      const wrong = withRule(pathway, mutant.rule);
      if (!own.some((group) => failuresOf(group, wrong).length > 0)) missed.push(`${rule.id}: ${mutant.error}`);
    }
  }
  return { planted, missed };
}

/** Runs cases: what a rule was expected to make of a person, and what it makes of them. */
import type { GivenFacts, Outcome, RuleCases, Vignette } from "../knowledge/case.ts";
import { givenReader } from "./given-facts.ts";
import type { Pathway } from "./pathway.ts";
import { runPathway, type RuleResult } from "./run.ts";

/** A case that went otherwise than expected. */
export interface CaseFailure {
  readonly of: string;
  readonly title: string;
  readonly message: string;
}

/** What a rule makes of a person; a rule that is not for the person's population is silent. */
export function outcomeIn(pathway: Pathway, rule: string, given: GivenFacts, today: string): Outcome {
  const run = runPathway(pathway, givenReader(given, pathway.facts), today);
  return run.results.find((result) => result.ready.rule.id === rule)?.outcome ?? "silent";
}

/** Failures among the cases of one rule. */
export const failuresOf = (cases: RuleCases, pathway: Pathway): readonly CaseFailure[] =>
  cases.cases.flatMap((one) => {
    const outcome = outcomeIn(pathway, cases.rule, { ...cases.given, ...one.set }, cases.today);
    return outcome === one.expect
      ? []
      : [{ of: cases.rule, title: one.title, message: `expected ${one.expect}, found ${outcome}` }];
  });

/** A name of a vignette: a rule's id, its topic, or a whole section of topics (treatment/*). */
function meets(result: RuleResult, name: string): boolean {
  const { id, topic } = result.ready.rule;
  return name === id || name === topic || (name.endsWith("/*") && topic.startsWith(name.slice(0, -1)));
}

/** Failures of one vignette: said too little, or what must never be said. */
export function failuresOfVignette(vignette: Vignette, pathway: Pathway): readonly CaseFailure[] {
  const run = runPathway(pathway, givenReader(vignette.given, pathway.facts), vignette.today);
  const having = (name: string, outcome: Outcome): boolean =>
    run.results.some((result) => result.outcome === outcome && meets(result, name));
  const fail = (message: string): CaseFailure => ({ of: vignette.id, title: vignette.story.slice(0, 60), message });
  return [
    ...vignette.expect.filter((name) => !having(name, "speaks")).map((name) => fail(`${name} is not said`)),
    ...vignette.undecided.filter((name) => !having(name, "undecided")).map((name) => fail(`${name} is not asked for`)),
    ...vignette.never.filter((name) => having(name, "speaks")).map((name) => fail(`${name} is said`)),
  ];
}

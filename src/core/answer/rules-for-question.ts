/** Puts the facts that a question gives into a small chart and runs the pathway rules that these facts decide. */
import type { FactReader, FactValue } from "../chart/fact-value.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Rule } from "../knowledge/rule.ts";
import { decisionsOf } from "../pathway/decisive.ts";
import { populationFact } from "../pathway/population.ts";
import type { ReadRule } from "../pathway/rule-set.ts";
import { type RuleResult, runPathway } from "../pathway/run.ts";
import { isUsable } from "../question/measured.ts";
import type { Question } from "../question/read-question.ts";
import type { Library } from "./library.ts";

const missing: FactValue = { known: false, because: "missing", text: "not given in the question", resources: [] };
const told = (value: Extract<FactValue, { known: true }>["value"]): FactValue => ({
  known: true,
  value,
  resources: ["question"],
});

/** What the question says to one fact of a chart, or nothing. */
function saidOf(fact: ChartFact, question: Question): FactValue | undefined {
  if (fact.asked === undefined) return undefined;
  const amount = question.measured.find((m) => isUsable(m) && m.measure.id === fact.asked);
  if (amount !== undefined && isUsable(amount)) return told(amount.quantity);
  const said = question.situation.facts.find(
    (f) => f.fact === fact.asked && f.whose !== "family" && (f.time !== "past" || f.fact.startsWith("previous-")),
  );
  return said === undefined || said.polarity === "unknown" ? undefined : told(said.polarity === "present");
}

/** A treatment that the question names, by the words of its measure, and that was not given before: one in question. */
function plannedIn(question: Question, library: Library, given: ReadonlyMap<string, FactValue>): readonly ChartFact[] {
  const text = question.text.toLowerCase();
  const had = new Set(library.pack.facts.flatMap((f) => (given.has(f.id) ? [f.measure] : [])));
  return library.pack.facts.filter(({ take, what, measure }) => {
    if (take !== "planned" || what !== undefined || measure === undefined || had.has(measure)) return false;
    const words = library.pack.measures.find((m) => m.id === measure)?.words ?? [];
    return words.some((word) => text.includes(word.toLowerCase()));
  });
}

const eventBefore =
  /\b(after|since|following|under|stopped|had)( (his|her|the|their|last|first|second|a|course|dose|of))* $/u;

/** Whether a treatment is named as one to come, not as the time after which something happened. */
function isProposed(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !eventBefore.test(text.slice(0, at));
}

/**
 * What a question says of the person whose chart is at hand: amounts, findings, and a treatment that is in question.
 * A chart may well hold earlier courses of that treatment.
 */
export function factsSaid(question: Question, library: Library): ReadonlyMap<string, FactValue> {
  const said = new Map<string, FactValue>();
  for (const fact of library.pack.facts) {
    const value = saidOf(fact, question);
    if (value !== undefined) said.set(fact.id, value);
  }
  const text = question.text.toLowerCase();
  for (const fact of plannedIn(question, library, new Map())) {
    const words = library.pack.measures.find((m) => m.id === fact.measure)?.words ?? [];
    if (words.some((word) => isProposed(text, word.toLowerCase()))) said.set(fact.id, told(true));
  }
  return said;
}

/** A rule that the facts of a question decide, with its proof. */
export type DecidedRule = RuleResult<ReadRule>;

const claimsSaid = (rule: Rule): readonly string[] =>
  rule.then.say.flatMap((line) => (typeof line === "string" ? [line] : line.claims));

/**
 * Rules that speak and rest on nothing but what the question says, by the claims they say. Whoever is asked about in a
 * question on this subject is taken to have the disease.
 */
export function rulesDecidedBy(question: Question, library: Library): ReadonlyMap<string, DecidedRule> {
  const given = new Map<string, FactValue>([[populationFact, told("confirmed")]]);
  const asked = new Set<string>();
  for (const fact of library.pack.facts) {
    const value = saidOf(fact, question);
    if (value === undefined) continue;
    given.set(fact.id, value);
    if (fact.asked !== undefined) asked.add(fact.id);
  }
  const decided = new Map<string, DecidedRule>();
  if (asked.size === 0) return decided;
  for (const fact of plannedIn(question, library, given)) given.set(fact.id, told(true));
  const read: FactReader = (fact) => given.get(fact) ?? missing;
  // No rule of a question looks at dates, so the day does not matter.
  const run = runPathway(library.ruleSet, read, "2000-01-01");
  for (const result of run.results) {
    if (result.outcome !== "speaks" || result.proofs.whole.value !== true) continue;
    const facts = decisionsOf(result.ready.whole, result.proofs.whole, library.ruleSet.conditionOf).flatMap(
      ({ comparison }) => (comparison.kind === "rule" ? [] : [comparison.fact]),
    );
    if (!facts.every((fact) => given.has(fact)) || !facts.some((fact) => asked.has(fact))) continue;
    for (const claim of claimsSaid(result.ready.rule)) if (!decided.has(claim)) decided.set(claim, result);
  }
  return decided;
}

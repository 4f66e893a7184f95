/** Turns a rule that speaks into a recommendation: cited sentences, certainty, proof, what is missing, when it is due. */
import type { Recommendation, Sentence } from "../answer/answer.ts";
import { noticeOf, notConfirmed } from "../answer/notice.ts";
import { isSupported, type ReferenceList } from "../answer/references.ts";
import type { Certainty, Claim } from "../knowledge/claim.ts";
import { decisionsOf, decisiveFacts } from "./decisive.ts";
import { type Dosed, workOutDose } from "./dose.ts";
import { type Day, dayAfter } from "./elapsed.ts";
import type { Context } from "./evaluate.ts";
import { holdBack, whyWithheld } from "./hold-back.ts";
import { type CheckedLine, type Pathway, reviewOf } from "./pathway.ts";
import { populationIn } from "./population.ts";
import type { RuleResult } from "./run.ts";

/** What making recommendations needs from outside: a digest, and the list that numbers references. */
export interface Making {
  readonly pathway: Pathway;
  readonly context: Context;
  readonly digestOf: (value: unknown) => string;
  readonly references: ReferenceList;
}

const levels = ["very-low", "low", "moderate", "high"] as const;

/** The lowest certainty among claims: a recommendation is no surer than its least sure sentence. */
export function lowestCertainty(claims: readonly Claim[]): Certainty {
  const [first, ...rest] = claims.map((claim) => claim.certainty);
  if (first === undefined) return { level: "very-low", because: ["expert-opinion"] };
  return rest.reduce((low, c) => (levels.indexOf(c.level) < levels.indexOf(low.level) ? c : low), first);
}

/** A checked line as a sentence of the page; none when no source speaks for it. */
export function sentenceOf(line: CheckedLine, making: Pick<Making, "pathway" | "references">): readonly Sentence[] {
  const [first] = line.claims;
  const citations = line.claims.flatMap((claim) => making.references.cite(claim));
  const sentence: Sentence = {
    text: line.text,
    citations,
    certainty: lowestCertainty(line.claims),
    ...(first === undefined ? {} : { claim: `${making.pathway.library.pack.header.id}/${first.id}` }),
    check: line.check,
    read: line.read,
    approved: line.approved,
    ...(line.caution === undefined ? {} : { caution: line.caution }),
  };
  return isSupported(sentence) ? [sentence] : [];
}

const noticeAs = (notice: string | undefined): readonly Sentence[] => (notice === undefined ? [] : [noticeOf(notice)]);

/** When the next one is due: the interval after the last, however old that is, or today when there is none on record. */
function dueOf({ ready }: RuleResult, context: Context): Day | undefined {
  const { due } = ready.rule.then;
  if (due === undefined) return undefined;
  const days = [due.since].flat().flatMap((fact) => {
    const { date } = context.read(fact);
    return (date === undefined ? undefined : dayAfter(date, due.after)) ?? [];
  });
  return days.toSorted().at(-1) ?? context.today;
}

/** The day the treatment starts, when the chart has a plan with a day. */
function startOf({ pathway, context }: Making): Day | undefined {
  if (!pathway.facts.has("plan.start")) return undefined;
  const plan = context.read("plan.start");
  const text = plan.known && typeof plan.value === "string" ? plan.value : undefined;
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : undefined;
}

/** Doses of a rule; none of a medicine that is held back. */
function dosesOf(result: RuleResult, making: Making): readonly Dosed[] {
  const { pathway, context, references } = making;
  const start = startOf(making);
  return result.ready.rule.then.dose.map((dose): Dosed => {
    const medicine = pathway.library.pack.regimens.find(({ id }) => id === dose.regimen)?.drug ?? dose.regimen;
    const withheld = whyWithheld(holdBack(medicine, pathway, context.read, context.today));
    return withheld === undefined
      ? workOutDose(dose, pathway.library, context, references, start)
      : { days: [], missing: [], cautions: [], withheld };
  });
}

/** A fact that is missing, with why. */
const missingInWords = (fact: string, context: Context): string => {
  const value = context.read(fact);
  return value.known ? context.nameOf(fact) : `${context.nameOf(fact)}: ${value.text}`;
};

/** What must change before the same advice counts as new. */
function keyOf(result: RuleResult, making: Making): string {
  const { ready, proofs } = result;
  const decisions = decisionsOf(ready.whole, proofs.whole, making.pathway.conditionOf);
  const rule = `${making.pathway.library.pack.header.id}/${ready.rule.id}`;
  return `${rule}#${making.digestOf(decisiveFacts(decisions, making.context)).slice(0, 16)}`;
}

/** Makes the recommendation of one rule. */
export function toRecommendation(result: RuleResult, making: Making): Recommendation {
  const { ready, proofs } = result;
  const { rule } = ready;
  const { context, pathway } = making;
  const lines = (checked: readonly CheckedLine[]): readonly Sentence[] =>
    checked.flatMap((line) => sentenceOf(line, making));
  const doses = dosesOf(result, making);
  const due = dueOf(result, context);
  const calculations = doses.flatMap((dose) => dose.calculation ?? []);
  const dosesWithheld = doses.flatMap((dose) => dose.withheld ?? []);
  const schedule = doses.flatMap((dose) => dose.days);
  const missing = [...new Set([...proofs.missing, ...doses.flatMap((dose) => dose.missing)])];
  // Before the diagnosis stands, a rule of treatment holds back and advises nothing beside.
  const holdsBackOnly = populationIn(context.read) === "suspected" && rule.group !== "diagnosis";
  const beside = (checked: readonly CheckedLine[]): readonly Sentence[] => (holdsBackOnly ? [] : lines(checked));
  const say = [...noticeAs(holdsBackOnly ? notConfirmed : undefined), ...lines(ready.say), ...noticeAs(ready.notice)];
  return {
    key: keyOf(result, making),
    rule: `${pathway.library.pack.header.id}/${rule.id}`,
    title: rule.title,
    kind: rule.then.kind,
    say,
    options: beside(ready.options),
    monitor: beside(ready.monitor),
    certainty: lowestCertainty(ready.say.flatMap((line) => line.claims)),
    review: reviewOf(ready),
    proof: proofs.whole,
    missing: missing.map((fact) => missingInWords(fact, context)),
    ...(rule.then.urgent === undefined ? {} : { urgent: rule.then.urgent }),
    ...(due === undefined ? {} : { due }),
    expires: dayAfter(context.today, rule.expires),
    hooks: rule.hooks,
    topic: rule.topic,
    group: rule.group,
    ...(calculations.length === 0 ? {} : { calculations }),
    ...(dosesWithheld.length === 0 ? {} : { dosesWithheld }),
    ...(schedule.length === 0 ? {} : { schedule }),
  };
}

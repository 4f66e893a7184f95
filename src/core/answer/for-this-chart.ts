/**
 * "For this patient" from a chart: the pathway's rules over the chart's facts, those that the question is about.
 *
 * What the question itself says of the person stands before the chart. Hard stops are never left out.
 */
import type { FactReader } from "../chart/fact-value.ts";
import { readOver } from "../chart/read-over.ts";
import { isLay } from "../knowledge/claim.ts";
import type { RuleKind } from "../knowledge/rule.ts";
import type { Day } from "../pathway/elapsed.ts";
import { claimsOfLine, type Pathway } from "../pathway/pathway.ts";
import { rank } from "../pathway/rank.ts";
import type { Making } from "../pathway/recommend.ts";
import { type RuleResult, runPathway } from "../pathway/run.ts";
import { recommendationsOf } from "../pathway/stops.ts";
import { openQuestion } from "../question/open-question.ts";
import type { Question } from "../question/read-question.ts";
import { isStopWord, wordsOf } from "../question/words.ts";
import type { Recommendation } from "./answer.ts";
import type { Library } from "./library.ts";
import type { Plan } from "./plan.ts";
import { ReferenceList } from "./references.ts";
import { forLayReader } from "./for-lay-reader.ts";
import { factsSaid } from "./rules-for-question.ts";
import type { Writer } from "./sentences.ts";

/** A person's chart, ready to be asked about with one pack. `today` is YYYY-MM-DD. */
export interface AboutChart {
  readonly pathway: Pathway;
  readonly read: FactReader;
  readonly today: Day;
  readonly digestOf: (value: unknown) => string;
}

/** What an answer is written with. */
export interface Writing {
  readonly library: Library;
  readonly writer: Writer;
  readonly references: ReferenceList;
}

/** Recommendations beside hard stops, at most: on a subject, and when everything is asked for. */
const most = 6;
const mostOfAll = 12;
const order: readonly RuleKind[] = ["warning", "do", "consider", "monitor"];

/** Claims that the page answers with: the question is about them. */
function claimsOfPlan(plan: Plan): ReadonlySet<string> {
  if (plan.kind === "declined") return new Set(plan.nearest.map((found) => found.statement.claim.id));
  return new Set(plan.found.slice(0, 12).map((found) => found.statement.claim.id));
}

const stemsOf = (text: string): readonly string[] =>
  wordsOf(text)
    .filter((word) => !isStopWord(word.plain))
    .map((word) => word.stem);

/** How much a rule is about what was asked: claims that the answer shares, and words of its title. */
function relevanceOf({ ready: { rule } }: RuleResult, claims: ReadonlySet<string>, asked: ReadonlySet<string>): number {
  const own = [...rule.then.say, ...rule.then.options, ...rule.then.monitor].flatMap(claimsOfLine);
  const shared = [...own, ...rule.because].some((claim) => claims.has(claim));
  const words = new Set(stemsOf(`${rule.title} ${rule.topic.replaceAll(/[/-]/g, " ")}`));
  return (shared ? 2 : 0) + [...words].filter((stem) => asked.has(stem)).length;
}

/** The rules to show: every hard stop, then what the question is about; all by weight when it is about nothing in particular. */
function choose(results: readonly RuleResult[], question: Question, plan: Plan): readonly RuleResult[] {
  const speaking = results.filter(({ outcome }) => outcome === "speaks");
  const isStop = ({ ready }: RuleResult): boolean => ready.rule.then.kind === "stop";
  const asked = new Set([...question.asked].filter((stem) => !isStopWord(stem)));
  const claims = claimsOfPlan(plan);
  const weighed = speaking
    .filter((result) => !isStop(result))
    .map((result) => ({ result, relevance: relevanceOf(result, claims, asked) }));
  const relevant = weighed.filter(({ relevance }) => relevance > 0);
  const kindOf = ({ result }: (typeof weighed)[number]): number => order.indexOf(result.ready.rule.then.kind);
  const chosen = (relevant.length > 0 ? relevant : weighed)
    .toSorted((a, b) => b.relevance - a.relevance || kindOf(a) - kindOf(b))
    .slice(0, most);
  return [...speaking.filter(isStop), ...chosen.map(({ result }) => result)];
}

/** For an open question: every hard stop, then what the whole assessment puts first, or what of it is due. */
function chooseOfAll(
  results: readonly RuleResult[],
  asked: "all" | "due",
  makingOf: (references: ReferenceList) => Making,
  library: Library,
): readonly RuleResult[] {
  const speaking = results.filter(({ outcome }) => outcome === "speaks");
  const stops = speaking.filter(({ ready }) => ready.rule.then.kind === "stop");
  const others = speaking.filter((result) => !stops.includes(result));
  const pack = library.pack.header.id;
  // Only the order is wanted here; a list of its own keeps references that will not be shown off the page.
  const making = makingOf(new ReferenceList(library.sources, pack));
  const ranked = rank(recommendationsOf(others, making), making.context.today);
  const place = new Map(
    ranked
      .filter(({ kind, due }) => asked === "all" || kind === "monitor" || due !== undefined)
      .slice(0, mostOfAll)
      .map(({ rule }, at) => [rule, at]),
  );
  return [...stops, ...others.filter(({ ready }) => place.has(`${pack}/${ready.rule.id}`))];
}

/** Recommendations for the person of the chart, numbered with the page's own references. */
export function forThisChart(
  question: Question,
  plan: Plan,
  { pathway, read, today, digestOf }: AboutChart,
  writing: Writing,
): readonly Recommendation[] {
  const { library } = writing;
  const asked = readOver(factsSaid(question, library), library.pack.facts, read);
  const run = runPathway(pathway, asked, today);
  const makingOf = (references: ReferenceList): Making => ({ pathway, context: run.context, digestOf, references });
  const open = openQuestion(question);
  const chosen =
    open === undefined ? choose(run.results, question, plan) : chooseOfAll(run.results, open, makingOf, library);
  if (isLay(question.audience)) return forLayReader(chosen, writing);
  const made = rank(recommendationsOf(chosen, makingOf(writing.references)), today);
  // What is said here is not said again below.
  for (const { ready } of chosen)
    for (const line of ready.rule.then.say) if (typeof line === "string") writing.writer.leaveOut(line);
  return made;
}

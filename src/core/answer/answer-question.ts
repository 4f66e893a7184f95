/** One question, one library, one page: everything of an answer but its id, its time and its review state. */
import { isLay } from "../knowledge/claim.ts";
import { isUsable } from "../question/measured.ts";
import { openQuestion } from "../question/open-question.ts";
import type { Question } from "../question/read-question.ts";
import type { Answer, Notice, Sentence } from "./answer.ts";
import { type Body, composeBody } from "./compose.ts";
import { disclaimers } from "./disclaimers.ts";
import { frequentFor } from "./frequent.ts";
import { followUpsFor } from "./follow-ups.ts";
import { type AboutChart, forThisChart } from "./for-this-chart.ts";
import { forThisPatient } from "./for-this-patient.ts";
import type { Library } from "./library.ts";
import { type Plan, planAnswer } from "./plan.ts";
import { calculationsFor } from "./question-calculations.ts";
import { ReferenceList } from "./references.ts";
import { Writer } from "./sentences.ts";
import { termsExplained } from "./terms.ts";

/** What `app` still adds: identity, time and review state. */
export type AnswerBody = Omit<Answer, "id" | "createdAt" | "review" | "packs">;

const urgencyOf = (question: Question): Answer["urgency"] => {
  const [urgent] = question.situation.urgent;
  return urgent === undefined
    ? undefined
    : { level: urgent.level, text: isLay(question.audience) ? urgent.text.patient : urgent.text.clinician };
};

/** Corrections of false beliefs: the checked claims that say otherwise. An editor's own wording takes nothing for granted. */
function correctionsFor(question: Question, library: Library, writer: Writer): readonly Sentence[] {
  if (frequentFor(question, library) !== undefined) return [];
  return question.situation.premises.slice(0, 2).flatMap(({ rule }) => writer.writeAll(rule.correct.slice(0, 2)));
}

function noticesFor(question: Question, writer: Writer): readonly Notice[] {
  const notices: Notice[] = [];
  for (const amount of question.measured)
    if (!isUsable(amount)) notices.push({ kind: "ambiguous", text: `${amount.problem}. Nothing was assumed.` });
  for (const { rule } of question.situation.premises)
    if (rule.say !== undefined && !rule.correct.some((id) => writer.has(id)))
      notices.push({ kind: "other-condition", text: isLay(question.audience) ? rule.say.patient : rule.say.clinician });
  for (const friend of question.falseFriends) notices.push({ kind: "other-condition", text: friend.say });
  for (const { from, to } of question.mended)
    notices.push({ kind: "ambiguous", text: `“${from}” was read as “${to}”.` });
  if (writer.withheld)
    notices.push({
      kind: "withheld",
      text: "Doses and laboratory verdicts are left out of this page; they are for your care team to work out with you.",
    });
  return notices.filter((n, at) => notices.findIndex((o) => o.text === n.text) === at);
}

const noticesOfChart = (question: Question, chart: AboutChart | undefined): readonly Notice[] =>
  chart === undefined || !isLay(question.audience)
    ? []
    : [
        {
          kind: "withheld",
          text: "What the record means for treatment, doses and laboratory values is left out of this page; your care team explains it.",
        },
      ];

const nothingMore: Body = { bottomLine: [], sections: [], disagreements: [], unknowns: [] };

/** The oldest search date among the topics used: the page is no more current than that. */
function evidenceDate(library: Library, shown: readonly Sentence[]): string {
  const dates = shown.flatMap((s) => library.statements.get(s.claim?.split("/")[1] ?? "")?.topic.searchedOn ?? []);
  const all = dates.length > 0 ? dates : library.pack.header.topics.map((t) => t.searchedOn);
  return all.reduce((oldest, d) => (d < oldest ? d : oldest), all[0] ?? "");
}

/** What became of the question: a calculation answers it, a statement on the person answers part of it. */
function outcomeOf(plan: Plan, helped: boolean, calculated: boolean): Answer["outcome"] {
  if (plan.kind === "declined") return calculated ? "answered" : helped ? "partial" : plan.outcome;
  return plan.kind === "focused" && plan.gaps.length > 0 ? "partial" : "answered";
}

/**
 * Answers a question from one library, and from the chart of the person it is about when that is at hand. Deterministic: the
 * same question, pack and chart give the same body.
 */
export function answerQuestion(question: Question, library: Library, chart?: AboutChart): AnswerBody {
  const references = new ReferenceList(library.sources, library.pack.header.id);
  const writer = new Writer(library, question.audience, references);
  const corrections = correctionsFor(question, library, writer);
  const plan = planAnswer(question, library);
  const final = plan.kind === "declined" && plan.final;
  const recommendations = final
    ? []
    : chart === undefined
      ? forThisPatient(question, library, writer)
      : forThisChart(question, plan, chart, { library, writer, references });
  const { calculations, notices } = final
    ? { calculations: [], notices: [] }
    : calculationsFor(question, library, writer, references);
  // An open question about a patient names no subject to look up; the chart is the answer.
  const open = chart !== undefined && recommendations.length > 0 && openQuestion(question) !== undefined;
  const body = open ? nothingMore : composeBody(plan, question, library, writer);
  const helped = recommendations.length > 0 || calculations.length > 0;
  const declined = plan.kind === "declined" && !helped;
  const nearest = declined ? writer.writeAll(plan.nearest.map((f) => f.statement.claim.id)) : [];
  const shown = [
    ...corrections,
    ...recommendations.flatMap((r) => r.say),
    ...body.bottomLine,
    ...body.sections.flatMap((s) => s.sentences),
  ];
  const [topClaim] = plan.kind === "focused" ? plan.found : [];
  const intent = question.intents[0] ?? question.carriedIntent;
  return {
    question: question.text,
    title:
      plan.kind === "outline" ? plan.outline.title : (topClaim?.statement.topic.title ?? library.pack.header.title),
    audience: question.audience,
    outcome: open ? "answered" : outcomeOf(plan, helped, calculations.length > 0),
    ...(declined ? { reason: plan.reason } : {}),
    ...(urgencyOf(question) === undefined ? {} : { urgency: urgencyOf(question) }),
    corrections,
    evidenceCurrentThrough: evidenceDate(library, shown),
    ...body,
    forThisPatient: recommendations,
    calculations,
    nearest,
    notices: [...notices, ...noticesFor(question, writer), ...noticesOfChart(question, chart)],
    terms: question.audience === "clinician" ? [] : termsExplained([...shown, ...body.unknowns], library),
    references: references.list(),
    followUps: open ? [] : followUpsFor(plan, question, library, writer),
    thread: {
      packs: [library.pack.header.id],
      terms: [...new Set([...question.concepts, ...question.carried])].slice(0, 40),
      ...(intent === undefined ? {} : { intent }),
      audience: question.audience,
    },
    disclaimer: isLay(question.audience) ? disclaimers.lay : disclaimers.professional,
  };
}

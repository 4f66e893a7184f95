/**
 * The life of one question.
 *
 *   read it (terms, intents, amounts, situation, who asks)      core/question
 *   choose the library it is about                              here
 *   calculators whose inputs are all given                      core/answer/question-calculations
 *   statements that bear on the person described                core/answer/for-this-patient
 *   or, with a chart, the rules over its facts                  core/answer/for-this-chart
 *   find claims: phrasings and text apart, fused                core/answer/find
 *   plan: outline, focused page, or an honest refusal           core/answer/plan
 *   compose in the reader's wording, both sides of disputes     core/answer/compose
 *   verify every sentence                                       core/answer/sentences
 *   number the references as the page is read                   core/answer/reference-numbers
 *   an approved article in the page's place, where one answers  app/review/answering-articles, core/answer/under-article
 *   or quote the clinic's documents beside it, or in its place  from-documents
 *   add identity, time and review state                         here
 */
import { type Answer, unreviewedBanner } from "../../core/answer/answer.ts";
import { type AnswerBody, answerQuestion } from "../../core/answer/answer-question.ts";
import type { AboutChart } from "../../core/answer/for-this-chart.ts";
import { findClaims } from "../../core/answer/find.ts";
import { isBare, type Library } from "../../core/answer/library.ts";
import { inReadingOrder } from "../../core/answer/reference-numbers.ts";
import { underArticle } from "../../core/answer/under-article.ts";
import { withdrawnNotices } from "../../core/answer/withdrawn-notices.ts";
import type { Audience } from "../../core/knowledge/claim.ts";
import type { Thread } from "../../core/answer/answer.ts";
import { type Question, readQuestion } from "../../core/question/read-question.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { AnsweringArticle, FindArticle } from "../review/answering-articles.ts";
import type { AddDocuments } from "./from-documents.ts";
import { type Knowledge, librariesFor } from "./knowledge.ts";

/** What is asked, and what is known of who asks. */
export interface Asked {
  readonly question: string;
  readonly audience?: Audience | undefined;
  readonly previous?: Thread | undefined;
  readonly packs?: readonly string[] | undefined;
}

/** The chart of the person asked about, as one pack reads it. `isOurs`: that pack's rules are for this person. */
export interface ChartReading {
  readonly pack: string;
  readonly isOurs: boolean;
  readonly about: AboutChart;
}

interface Reading {
  readonly library: Library;
  readonly question: Question;
}

/** A question that names one pack's subject belongs to it; otherwise the pack that has the best-fitting claim. */
function chooseReading(readings: readonly Reading[], previous: Thread | undefined): Reading | undefined {
  const [only] = readings;
  if (readings.length <= 1) return only;
  const scored = readings.map((reading) => {
    const { library, question } = reading;
    const names = library.pack.header.subject.some((c) => question.concepts.has(c));
    const continues = question.carried.length > 0 && previous?.packs.includes(library.pack.header.id) === true;
    const fit = findClaims(question, library)[0];
    return {
      reading,
      score: (names ? 2 : 0) + (continues ? 1 : 0) + (fit === undefined ? 0 : fit.score * fit.signals.coverage),
    };
  });
  return scored.reduce((best, s) => (s.score > best.score ? s : best)).reading;
}

/** What an answer is made from. Without documents the packs alone answer. */
export interface AskParts {
  readonly knowledge: Knowledge;
  readonly surroundings: Surroundings;
  readonly addDocuments?: AddDocuments | undefined;
  /** Approved articles; without it the packs answer. */
  readonly findArticle?: FindArticle | undefined;
}

/** The library a question is about, and the question as read against it. Fails when a pack is asked for that is not loaded. */
function readAsked(knowledge: Knowledge, asked: Asked, ours: ReadonlySet<string> = new Set()): Result<Reading> {
  const earlier =
    asked.previous === undefined ? undefined : { terms: asked.previous.terms, intent: asked.previous.intent };
  const audience = asked.audience ?? asked.previous?.audience;
  const readings = librariesFor(knowledge, asked.packs).map((library) => {
    const ofPatient = ours.has(library.pack.header.id);
    return { library, question: readQuestion(asked.question, library, { audience, earlier, ofPatient }) };
  });
  const forPatient = readings.filter(({ library }) => ours.has(library.pack.header.id));
  const chosen = chooseReading(forPatient.length > 0 ? forPatient : readings, asked.previous);
  return chosen === undefined ? err(unknownPacks(knowledge, asked.packs ?? [])) : ok(chosen);
}

/** Numbers the references of a page as it is read, and adds identity, time and review state. */
function finished({ surroundings }: AskParts, { library, question }: Reading, body: AnswerBody): Answer {
  const { header } = library.pack;
  return {
    id: surroundings.newId(),
    ...inReadingOrder(body),
    notices: [...withdrawnNotices(question, library), ...body.notices],
    review: { status: "draft", banner: unreviewedBanner },
    packs: isBare(library) ? [] : [{ id: header.id, version: header.version }],
    createdAt: surroundings.now(),
  };
}

/** Whether what the question itself called up says anything that no board approved. */
const hasUnapproved = ({ corrections, forThisPatient, calculations }: AnswerBody): boolean =>
  [...corrections, ...calculations.flatMap(({ reading }) => reading)].some(({ approved }) => !approved) ||
  forThisPatient.some(({ review }) => review === "unreviewed");

/** The page with an article as its body. What stands above the article is not approved with it. */
function asArticle(answer: Answer, { slug, version, page }: AnsweringArticle): Answer {
  const banner = hasUnapproved(answer) ? { banner: `${unreviewedBanner}: what is said above the article` } : {};
  return { ...answer, review: { ...page.review, ...banner }, article: { slug, version } };
}

/** Answers one question from the packs alone; nothing about it is stored. */
export function askPacks(parts: AskParts, actor: Actor, asked: Asked): Result<Answer> {
  void actor;
  const read = readAsked(parts.knowledge, asked);
  if (!read.ok) return read;
  const { library, question } = read.value;
  return ok(finished(parts, read.value, answerQuestion(question, library)));
}

/**
 * Answers one question from the packs and the clinic's documents, and from the chart of the person asked about when it comes
 * along; nothing about it is stored. Fails only when a pack is asked for that is not loaded; rejects when the documents do
 * not answer.
 */
export async function ask(
  parts: AskParts,
  actor: Actor,
  asked: Asked,
  charts: readonly ChartReading[] = [],
): Promise<Result<Answer>> {
  void actor;
  const ours = new Set(charts.filter(({ isOurs }) => isOurs).map(({ pack }) => pack));
  const read = readAsked(parts.knowledge, asked, ours);
  if (!read.ok) return read;
  const { library, question } = read.value;
  const chart = charts.find(({ pack }) => pack === library.pack.header.id);
  const body = answerQuestion(question, library, chart?.about);
  const article = chart === undefined ? await parts.findArticle?.(question, library, body) : undefined;
  if (article !== undefined)
    return ok(asArticle(finished(parts, read.value, underArticle(body, article.page)), article));
  const whole = parts.addDocuments === undefined ? body : await parts.addDocuments(body, question, library);
  return ok(finished(parts, read.value, whole));
}

function unknownPacks(knowledge: Knowledge, packs: readonly string[]): Problem {
  const loaded = knowledge.libraries.map((l) => l.pack.header.id);
  return {
    code: "unknown-pack",
    message: `No pack named ${packs.join(", ")} is loaded`,
    where: { pointer: "packs" },
    fix: `use all, none, or one of: ${loaded.join(", ")}`,
  };
}

/** Offers next questions that have an answer here. */
import { isLay } from "../knowledge/claim.ts";
import type { Question } from "../question/read-question.ts";
import { plain } from "../question/words.ts";
import type { Library, Statement } from "./library.ts";
import type { NextQuestion, WholeQuestion } from "./next-questions.ts";
import type { Plan } from "./plan.ts";
import type { Writer } from "./sentences.ts";

const most = 4;
const fewest = 2;

/**
 * Its wording for this reader: for professionals one that is not in the first person, for others one without an abbreviation
 * that they did not use; none when it is what was asked.
 */
function wordingFor({ wholes }: NextQuestion, { audience, text }: Question, asked: string): string | undefined {
  const isForReader = isLay(audience)
    ? ({ abbreviation }: WholeQuestion) => text.includes(abbreviation)
    : ({ firstPerson }: WholeQuestion) => !firstPerson;
  const whole = wholes().filter(isForReader);
  return whole.some((one) => one.plain === asked) ? undefined : whole[0]?.text;
}

/** What a page is about: concepts of the statements it is made from, and their topics. */
interface Subject {
  readonly concepts: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
}

function subjectOf(plan: Plan, question: Question, library: Library): Subject {
  const gaps = plan.kind === "outline" ? [] : plan.gaps;
  const found = plan.kind === "declined" ? plan.nearest : plan.found;
  const seeds = [
    ...found.slice(0, 3).map((f) => f.statement),
    ...gaps.flatMap((gap) => gap.nearest.flatMap((id) => library.statements.get(id) ?? [])),
  ];
  const concepts = new Set([
    ...question.concepts,
    ...gaps.flatMap((gap) => gap.about),
    ...seeds.flatMap((s) => [...s.focus]),
  ]);
  for (const concept of library.pack.header.subject) concepts.delete(concept);
  return { concepts, topics: new Set(seeds.map((s) => s.topic.id)) };
}

/**
 * How near another question is to what a page is about; 0 when they share neither a topic nor anything but what much of
 * the pack is about, and when most of the other is about something else.
 */
function nearness(next: NextQuestion, { concepts, topics }: Subject, { wellStudied }: Library): number {
  // Shared concepts that much of the pack is about, and those that tell pages apart.
  let [common, telling] = [0, 0];
  for (const concept of next.about)
    if (concepts.has(concept)) {
      if (wellStudied.has(concept)) common++;
      else telling++;
    }
  const onTopic = next.topics.some((topic) => topics.has(topic));
  if ((telling === 0 && !onTopic) || (common + telling) * 3 < next.about.size) return 0;
  return telling + common / 2 + (onTopic ? 0.5 : 0);
}

/** Questions that editors decided and much can be said to, nearest first, one a topic, none that the page has answered. */
function fromEditors(plan: Plan, question: Question, library: Library, writer: Writer): readonly string[] {
  const subject = subjectOf(plan, question, library);
  const open = library.nextQuestions.filter(({ one, lead }) => {
    const isShown = plan.kind === "outline" && plan.outline.id === one.outline;
    return !isShown && !writer.has(lead.claim.id);
  });
  const near = open
    .map((next) => ({ next, near: nearness(next, subject, library) }))
    .filter(({ near }) => near >= 1)
    .sort((a, b) => b.near - a.near)
    .map(({ next }) => next);
  // Where hardly anything is near, the overviews are worth reading next.
  const offered = near.length >= fewest ? near : [...near, ...open.filter(({ one }) => one.outline !== undefined)];
  const topics = new Set<string>();
  const out: string[] = [];
  const asked = plain(question.text);
  for (const next of offered) {
    const topic = next.one.outline ?? next.lead.topic.id;
    const wording = wordingFor(next, question, asked);
    if (wording === undefined || topics.has(topic) || out.length === most) continue;
    topics.add(topic);
    out.push(wording);
  }
  return out;
}

/** A claim's phrasing as a question for this reader: the last ones are the patient's. */
function phrasingFor(statement: Statement, lay: boolean): string | undefined {
  const questions = statement.claim.answers.filter((a) => a.endsWith("?"));
  return lay ? (questions.at(-1) ?? questions[0]) : questions[0];
}

/** Statements that are chiefly about any of the concepts, those about most of them first. */
function sharingMost(focus: ReadonlySet<string>, { shown, naming }: Library): readonly Statement[] {
  const shared = new Int32Array(shown.length);
  const places: number[] = [];
  for (const concept of focus)
    for (const place of naming.chieflyOf.get(concept) ?? []) {
      if (shared[place] === 0) places.push(place);
      shared[place] = (shared[place] ?? 0) + 1;
    }
  return places
    .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || (naming.listed[a] ?? 0) - (naming.listed[b] ?? 0))
    .flatMap((place) => shown[place] ?? []);
}

/** Questions of statements about the same things from other topics, none of which the page has shown. */
function fromStatements(plan: Plan, question: Question, library: Library, writer: Writer): readonly string[] {
  const seeds = plan.kind === "declined" ? plan.nearest : plan.found;
  const focus = new Set(seeds.slice(0, 2).flatMap((f) => [...f.statement.focus]));
  const topics = new Set(seeds.slice(0, 3).map((f) => f.statement.topic.id));
  for (const concept of library.pack.header.subject) focus.delete(concept);
  const used = new Set<string>();
  const out: string[] = [];
  for (const s of sharingMost(focus, library)) {
    if (topics.has(s.topic.id) || writer.has(s.claim.id)) continue;
    const phrasing = phrasingFor(s, isLay(question.audience));
    if (phrasing === undefined || used.has(s.topic.id) || plain(phrasing) === plain(question.text)) continue;
    used.add(s.topic.id);
    out.push(phrasing);
    if (out.length === most) break;
  }
  return out;
}

/**
 * Up to four questions that the page has not answered: those an outline names, else those the pack's editors decided, else,
 * in a pack without such questions, those of its statements.
 */
export function followUpsFor(plan: Plan, question: Question, library: Library, writer: Writer): readonly string[] {
  if (plan.kind === "outline" && plan.outline.followUps.length > 0) return plan.outline.followUps.slice(0, most);
  if (plan.kind === "declined" && (plan.final || (plan.nearest.length === 0 && plan.gaps.length === 0))) return [];
  return library.pack.frequent.length > 0
    ? fromEditors(plan, question, library, writer)
    : fromStatements(plan, question, library, writer);
}

/** Offers next questions that have an answer here. */
import { isLay } from "../knowledge/claim.ts";
import type { Question } from "../question/read-question.ts";
import { plain } from "../question/words.ts";
import type { Library, Statement } from "./library.ts";
import type { Plan } from "./plan.ts";
import type { Writer } from "./sentences.ts";

const most = 4;

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

/** Up to four questions about the same things from other topics, none of which the page has answered. */
export function followUpsFor(plan: Plan, question: Question, library: Library, writer: Writer): readonly string[] {
  if (plan.kind === "outline" && plan.outline.followUps.length > 0) return plan.outline.followUps.slice(0, most);
  if (plan.kind === "declined" && plan.nearest.length === 0) return [];
  const seeds = plan.kind === "declined" ? plan.nearest : plan.found;
  const focus = new Set(seeds.slice(0, 2).flatMap((f) => [...f.statement.focus]));
  const topics = new Set(seeds.slice(0, 3).map((f) => f.statement.topic.id));
  const asked = plain(question.text);
  for (const concept of library.pack.header.subject) focus.delete(concept);
  const used = new Set<string>();
  const out: string[] = [];
  for (const s of sharingMost(focus, library)) {
    if (topics.has(s.topic.id) || writer.has(s.claim.id)) continue;
    const phrasing = phrasingFor(s, isLay(question.audience));
    if (phrasing === undefined || used.has(s.topic.id) || plain(phrasing) === asked) continue;
    used.add(s.topic.id);
    out.push(phrasing);
    if (out.length === most) break;
  }
  return out;
}

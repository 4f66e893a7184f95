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

/** Up to four questions about the same things from other topics, none of which the page has answered. */
export function followUpsFor(plan: Plan, question: Question, library: Library, writer: Writer): readonly string[] {
  if (plan.kind === "outline" && plan.outline.followUps.length > 0) return plan.outline.followUps.slice(0, most);
  if (plan.kind === "declined" && plan.nearest.length === 0) return [];
  const seeds = plan.kind === "declined" ? plan.nearest : plan.found;
  const focus = new Set(seeds.slice(0, 2).flatMap((f) => [...f.statement.focus]));
  const topics = new Set(seeds.slice(0, 3).map((f) => f.statement.topic.id));
  const asked = plain(question.text);
  for (const concept of library.pack.header.subject) focus.delete(concept);
  const sharedWith = (s: Statement): number => {
    let shared = 0;
    for (const concept of focus) if (s.focus.has(concept)) shared++;
    return shared;
  };
  const scored = library.shown
    .flatMap((s) => {
      const shared = sharedWith(s);
      return shared === 0 || topics.has(s.topic.id) || writer.has(s.claim.id) ? [] : [{ s, shared }];
    })
    .sort(
      (a, b) => b.shared - a.shared || a.s.topic.order - b.s.topic.order || a.s.claim.id.localeCompare(b.s.claim.id),
    );
  const used = new Set<string>();
  const out: string[] = [];
  for (const { s } of scored) {
    const phrasing = phrasingFor(s, isLay(question.audience));
    if (phrasing === undefined || used.has(s.topic.id) || plain(phrasing) === asked) continue;
    used.add(s.topic.id);
    out.push(phrasing);
    if (out.length === most) break;
  }
  return out;
}

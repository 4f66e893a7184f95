/** Marks answers against a pack's exam. */
import type { Audience } from "../knowledge/claim.ts";
import type { Exam, ExamKind, ExamQuestion } from "../knowledge/exam.ts";
import type { AnswerBody } from "./answer-question.ts";
import { sentencesOf } from "./answer.ts";
import { wordLimits } from "./compose.ts";
import type { Library } from "./library.ts";

/** One question's mark: right when there is nothing against it. */
export interface Mark {
  readonly question: ExamQuestion;
  readonly faults: readonly string[];
  /** A statement was shown that the key forbids: never allowed, whatever the floor. */
  readonly forbidden: readonly string[];
}

type Page = AnswerBody;

const leastFromKey = 0.8;

/** Ids of what a page shows: claims bare, gaps as "gap:<id>". */
function shownOn(page: Page, library: Library): readonly string[] {
  const bySay = new Map(
    [...library.gaps.values()].flatMap((g) => [[g.say.clinician, g.id] as const, [g.say.patient, g.id] as const]),
  );
  return sentencesOf(page as never).flatMap((s) => {
    if (s.claim !== undefined) return [s.claim.slice(s.claim.indexOf("/") + 1)];
    const gap = bySay.get(s.text);
    return gap === undefined ? [] : [`gap:${gap}`];
  });
}

/** True when an id meets a key: itself, one of several, or a topic. */
function meets(id: string, key: string, library: Library): boolean {
  return key.split("|").some((one) => {
    if (!one.endsWith("/*"))
      return one === id || (one.includes("/") && library.statements.get(id)?.claim.topic === one);
    const topic = library.statements.get(id)?.claim.topic ?? "";
    return topic.startsWith(one.slice(0, -1));
  });
}

const wordsOn = (page: Page): number => sentencesOf(page as never).reduce((n, s) => n + s.text.split(/\s+/).length, 0);

function markAnswerable(page: Page, question: ExamQuestion, broad: boolean, library: Library): readonly string[] {
  const faults: string[] = [];
  if (
    page.outcome === "out-of-scope" ||
    (page.outcome === "no-evidence" && !question.require.some((k) => k.startsWith("gap:")))
  )
    faults.push(`declined (${page.outcome})`);
  const shown = shownOn(page, library);
  for (const key of question.require) if (!shown.some((id) => meets(id, key, library))) faults.push(`missing ${key}`);
  const known = [...question.require, ...question.allow];
  const inKey = shown.filter((id) => known.some((key) => meets(id, key, library)));
  if (shown.length > 0 && inKey.length / shown.length < leastFromKey)
    faults.push(
      `only ${inKey.length} of ${shown.length} sentences are in the key; not: ${shown.filter((id) => !inKey.includes(id)).join(", ")}`,
    );
  const limit = broad ? wordLimits.broad : wordLimits.focused;
  if (wordsOn(page) > limit) faults.push(`${wordsOn(page)} words, limit ${limit}`);
  return faults;
}

function markNumber(page: Page, question: ExamQuestion): readonly string[] {
  const { expect } = question;
  if (expect === undefined) return [];
  const found = page.calculations.filter((c) => c.calculator.endsWith(`/${expect.calculator}`));
  if (found.length === 0) return [`no ${expect.calculator}`];
  const values = found.flatMap((c) =>
    Object.entries(c.results).flatMap(([id, v]) =>
      typeof v === "object" && (expect.id === undefined || id === expect.id) ? [v.value] : [],
    ),
  );
  return values.some((v) => Math.abs(v - expect.result) <= Math.max(0.011, Math.abs(expect.result) * 0.006))
    ? []
    : [`results ${values.join(", ")}, expected ${expect.result}`];
}

function markAmbiguous(page: Page): readonly string[] {
  const faults: string[] = [];
  if (!page.notices.some((n) => n.kind === "ambiguous" && !n.text.includes("was read as")))
    faults.push("the ambiguity is not named");
  if (page.calculations.length > 0) faults.push("something was computed");
  if (page.forThisPatient.some((r) => r.proof.used?.some((u) => typeof u.value === "object")))
    faults.push("an amount was assumed");
  return faults;
}

/** Marks one page. */
export function markPage(page: Page, question: ExamQuestion, broad: boolean, library: Library): Mark {
  const shown = shownOn(page, library);
  const forbidden = question.forbid.filter((key) => shown.some((id) => meets(id, key, library)));
  const faults = ((): readonly string[] => {
    if (question.kind === "uncovered")
      return page.outcome === "answered" ? ["answered, though the pack has no claim for it"] : [];
    if (question.kind === "decline")
      return page.outcome === "no-evidence" || page.outcome === "out-of-scope"
        ? []
        : [`not declined: ${shown.slice(0, 4).join(", ")}`];
    if (question.kind === "lookalike")
      return page.outcome === "no-evidence" || page.outcome === "out-of-scope" ? [`declined (${page.outcome})`] : [];
    if (question.kind === "false-premise") return page.corrections.length > 0 ? [] : ["not corrected"];
    if (question.kind === "true-premise")
      return page.corrections.length === 0
        ? []
        : [`corrected: ${page.corrections.map((s) => s.claim ?? s.text).join(", ")}`];
    if (question.kind === "urgent") return page.urgency === undefined ? ["urgency missed"] : [];
    if (question.kind === "not-urgent") return page.urgency === undefined ? [] : ["urgency flagged"];
    if (question.kind === "number") return markNumber(page, question);
    if (question.kind === "ambiguous") return markAmbiguous(page);
    return markAnswerable(page, question, broad, library);
  })();
  const keyed =
    question.kind === "lookalike" && question.require.length > 0 ? markAnswerable(page, question, broad, library) : [];
  return {
    question,
    faults: [...new Set([...faults, ...keyed, ...forbidden.map((f) => `forbidden ${f}`)])],
    forbidden,
  };
}

/** Marks of one kind in one part. */
export interface Tally {
  readonly kind: ExamKind;
  readonly right: number;
  readonly of: number;
}

/** Counts by kind, in the exam's own order of kinds. */
export function tally(marks: readonly Mark[]): readonly Tally[] {
  const kinds = [...new Set(marks.map((m) => m.question.kind))];
  return kinds.map((kind) => {
    const of = marks.filter((m) => m.question.kind === kind);
    return { kind, right: of.filter((m) => m.faults.length === 0).length, of: of.length };
  });
}

/** Who is asking, by the exam's voice. */
export const audienceOfVoice = (voice: ExamQuestion["voice"]): Audience =>
  voice === "patient" ? "patient" : voice === "relative" ? "carer" : voice === "resident" ? "trainee" : "clinician";

/** Answerable kinds are pooled for the "fully right" share. */
export const answerable: readonly ExamKind[] = ["plain", "follow-up", "typo", "lookalike"];

const wasDeclined = (mark: Mark): boolean => mark.faults.some((fault) => fault.startsWith("declined"));

/** What `mostWrong` counts under a name: forbidden statements, declined look-alikes, or any fault of a kind. */
function isWrong(mark: Mark, name: string): boolean {
  if (name === "forbidden") return mark.forbidden.length > 0;
  if (mark.question.kind !== name) return false;
  return name === "lookalike" ? wasDeclined(mark) : mark.faults.length > 0;
}

/** Floors that were missed, in words. */
export function missedFloors(exam: Exam, tuned: readonly Mark[], aside: readonly Mark[]): readonly string[] {
  const missed: string[] = [];
  const share = (marks: readonly Mark[], name: string): number | undefined => {
    const of = marks.filter((m) =>
      name === "answerable" ? answerable.includes(m.question.kind) : m.question.kind === name,
    );
    return of.length === 0 ? undefined : of.filter((m) => m.faults.length === 0).length / of.length;
  };
  const parts = new Map([
    ["tuned", tuned],
    ["aside", aside],
    ["both", [...tuned, ...aside]],
  ]);
  for (const [name, floors] of Object.entries(exam.floors.shares))
    for (const [part, floor] of Object.entries(floors)) {
      const got = share(parts.get(part) ?? [], name);
      if (got !== undefined && got < floor)
        missed.push(`${name}, ${part}: ${(100 * got).toFixed(1)} % right, floor ${100 * floor} %`);
    }
  for (const [name, most] of Object.entries(exam.floors.mostWrong)) {
    const wrong = [...tuned, ...aside].filter((m) => isWrong(m, name)).length;
    if (wrong > most) missed.push(`${name}: ${wrong} wrong, at most ${most}`);
  }
  return missed;
}

/** Review in plain words: states, kinds, verdicts, edits, days. */
import type { Edit, ReviewState, ReviewSubject, Suggestion } from "../../../src/core/review/review-case.ts";
import type { Audience } from "../../../src/core/knowledge/claim.ts";
import { dateWords } from "../evidence/words.ts";

export const stateWords: Readonly<Record<ReviewState, string>> = {
  draft: "Not yet submitted",
  submitted: "Submitted",
  "under-review": "Under review",
  "changes-requested": "Changes requested",
  approved: "Approved",
  expired: "Approval expired",
  retired: "Retired",
};
/** A reason as it comes from the server, with its full stop. */
export const asSentence = (text: string): string => text.replace(/[^.!?]$/u, "$&.");

/** Nothing is waited for in these. */
export const isClosed = (state: ReviewState): boolean => state === "approved" || state === "retired";
export const allStates = Object.keys(stateWords) as readonly ReviewState[];

export const kindWords: Readonly<Record<ReviewSubject["kind"], string>> = {
  article: "Article",
  claim: "Claim",
  rule: "Rule",
};
export const allKinds = Object.keys(kindWords) as readonly ReviewSubject["kind"][];

/** Whom a page is written for. */
export const pageWords: Readonly<Record<Audience, string>> = {
  clinician: "For clinicians",
  trainee: "For trainees",
  patient: "For patients",
  carer: "For carers",
};

type Verdict = Suggestion["check"]["verdict"];

/** A verdict by shape and words. */
export const verdictWords: Readonly<Record<Verdict, { readonly shape: string; readonly words: string }>> = {
  agrees: { shape: "✓", words: "Agrees with its sources" },
  disagrees: { shape: "✗", words: "Does not agree with its sources" },
  "not-checkable": { shape: "?", words: "Could not be checked" },
  "nothing-to-check": { shape: "–", words: "Nothing to check: no sentence is reworded" },
};

/** Whether a suggestion with this verdict may be accepted at all. */
export const isAcceptable = (verdict: Verdict): boolean => verdict === "agrees" || verdict === "nothing-to-check";

export const editWords: Readonly<Record<Edit["kind"], string>> = {
  reword: "Reword",
  remove: "Remove",
  move: "Move",
  "add-claim": "Add a claim",
  "add-statement": "Add a statement of our own",
  retitle: "Change the title",
};

/** "due in 3 days", "due today", "2 days overdue": both days as YYYY-MM-DD. */
export function dueWords(dueOn: string, today: string): string {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"}`;
  if (days === 0) return "due today";
  return days < 0 ? `${count} overdue` : `due in ${count}`;
}

/** The reader's own day, YYYY-MM-DD. */
export const todayOf = (now: Date): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;

/** "neurologist", "lay-reader" as people say it. */
export const expertiseWords = (expertise: string): string => expertise.replaceAll("-", " ");

/** Where something reviewed can be read. */
export const subjectPath = (subject: ReviewSubject): string | undefined =>
  subject.kind === "article" ? `/articles/${subject.slug}` : undefined;

export const subjectWords = (subject: ReviewSubject): string =>
  subject.kind === "article" ? `/articles/${subject.slug}` : subject.item;

export const onDay = (iso: string): string => dateWords(iso.slice(0, 10));

/** What acts work with: the circumstances they are judged by, and what they leave behind. */
import { err, ok, type Problem, type Result } from "../problem.ts";
import type { ReviewContent } from "./content.ts";
import type { Ground } from "./ground.ts";
import type { Circumstances } from "./may.ts";
import type { ApprovedVersion, ReviewCase, ReviewSubject } from "./review-case.ts";

/** What an act is judged by and made with; time and identifiers come from outside. */
export interface ActContext extends Circumstances {
  /** ISO 8601. */
  readonly now: string;
  /** For a comment, suggestion or sentence that the act brings. */
  readonly newId: string;
  readonly ground: Ground;
  readonly hashOf: (subject: ReviewSubject, content: ReviewContent) => string;
  /** Whether a claim or rule is another now than the one under review: its pack moved, or something of it was withdrawn. */
  readonly itemMoved: (reviewCase: ReviewCase) => boolean;
  /** Name of somebody who may review; nothing for others. */
  readonly reviewerNamed: (person: string) => string | undefined;
}

/** The case after an act, what was done in words, and the version it approved. */
export interface Done {
  readonly case: ReviewCase;
  readonly text: string;
  readonly approved?: ApprovedVersion | undefined;
}

/** What an act changes of a case. */
export interface Change {
  readonly set: Partial<ReviewCase>;
  readonly text: string;
}

export const refuse = (code: string, message: string, fix: string): { readonly ok: false; readonly error: Problem } =>
  err({ code, message, fix });

/** A change in words. */
export const changed = (text: string, set: Partial<ReviewCase> = {}): Result<Change> => ok({ set, text });

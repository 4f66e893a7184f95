/** Sentences in which the program speaks of what it says: they state nothing of medicine, so they cite nothing. */
import { noticeStart } from "../knowledge/withdrawn.ts";
import type { Sentence } from "./answer.ts";

/** Said first by a hard stop of somebody in whom the disease is only suspected. */
export const notConfirmed =
  "The record does not confirm the diagnosis; the evidence on treating it is about confirmed disease, so only what holds the medicine back is said.";

/** A notice as a sentence of the page; `claim` is the one in whose place it stands. */
export const noticeOf = (text: string, claim?: string): Sentence => ({
  text,
  citations: [],
  check: "not-checkable",
  read: "not-read",
  approved: false,
  ...(claim === undefined ? {} : { claim }),
});

/** Whether a sentence is a notice: without source, and never of use as a statement. */
export const isNotice = ({ text, citations, check }: Sentence): boolean =>
  check === "not-checkable" && citations.length === 0 && (text === notConfirmed || text.startsWith(noticeStart));

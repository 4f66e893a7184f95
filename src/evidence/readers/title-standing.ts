/** What a title says of retraction, for formats that have no field for it. */
import type { Notice } from "../document.ts";
import { isRetractedTitle } from "./publication-types.ts";

export interface Standing {
  readonly retracted: boolean;
  readonly notices: readonly Notice[];
}

/** "RETRACTED: …" is this document; "Retraction: …" and "Retraction notice to …" head a notice about another. */
export function standingOf(title: string): Standing {
  const isNotice = /^\W*retraction(?: (?:note|notice|statement))?\s*(?::|to\b|of\b|for\b|[\u2013\u2014])/i.test(title);
  return {
    retracted: isRetractedTitle(title),
    notices: isNotice ? [{ kind: "retraction", about: "other", text: title }] : [],
  };
}

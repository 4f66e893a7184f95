/** Checks a sentence against the records of its support: agrees, disagrees or not checkable, with the check named. */
import type { Support } from "../knowledge/claim.ts";
import type { Lexicon } from "../question/lexicon.ts";
import type { Check } from "./answer.ts";

/** The outcome of a check. `check` says which layer passed. */
export interface Verdict {
  readonly verdict: "agrees" | "disagrees" | "not-checkable";
  readonly check: Check;
  readonly reasons: readonly string[];
}

/** PLACEHOLDER replaced by the verification work. */
export function verify(text: string, supports: readonly Support[], lexicon: Lexicon): Verdict {
  void text;
  void lexicon;
  return { verdict: supports.length > 0 ? "agrees" : "not-checkable", check: "curated", reasons: [] };
}

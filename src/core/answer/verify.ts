/** Checks a sentence against the records of its support: agrees, disagrees or not checkable, with the check named. */
import type { Support } from "../knowledge/claim.ts";
import type { Lexicon } from "../question/lexicon.ts";
import type { Check } from "./answer.ts";
import { createEvidenceReader, type Findings } from "./evidence.ts";
import { type Case, directionsLayer, layers } from "./layers.ts";
import { readFigures } from "./figures.ts";
import { notOfSubject } from "./negation.ts";
import { namesIn, readStatement } from "./statement.ts";

/** The outcome of a check. `check` says which layer passed; `reasons` say why a sentence did not. */
export interface Verdict {
  readonly verdict: "agrees" | "disagrees" | "not-checkable";
  readonly check: Check;
  readonly reasons: readonly string[];
}

/** Checks one sentence against the supports of its claim. */
export type Verify = (text: string, supports: readonly Support[]) => Verdict;

/** Reasons why a sentence that somebody else wrote goes the other way than the records of a claim; none when it does not. */
export type GoesAgainst = (text: string, supports: readonly Support[]) => readonly string[];

/** Both ways of holding a sentence against records, over one reading of the extraction sheet. */
export interface Checks {
  readonly verify: Verify;
  readonly goesAgainst: GoesAgainst;
}

/**
 * Makes the checks of one pack. They see the sentence, the supports and the extraction-sheet findings they cite, never
 * an original wording or a claim's id. `subject` are the pack's own concepts, which a sentence may always name.
 * With no support there is nothing to compare: not checkable.
 */
export function createChecks(lexicon: Lexicon, findings: Findings, subject: readonly string[] = []): Checks {
  const reader = createEvidenceReader(lexicon, findings);
  const elsewhere = notOfSubject(lexicon, subject);
  const caseOf = (text: string, supports: readonly Support[]): Case => {
    const statement = readStatement(text, lexicon);
    const figures = readFigures(text, namesIn(statement));
    const slots = supports.flatMap((s) => [s.about.drug ?? "", s.about.population ?? ""]);
    const common = new Set([...subject, ...slots]);
    return { statement, figures, evidence: reader.read(supports), reader, lexicon, subject, common, elsewhere };
  };
  const verify: Verify = (text, supports) => {
    const sentence = caseOf(text, supports);
    const objections = layers.flatMap((layer) => layer(sentence));
    const reasons = [...new Set(objections.map((o) => o.reason))];
    if (objections.some((o) => o.outcome === "conflicts"))
      return { verdict: "disagrees", check: "not-checkable", reasons };
    if (objections.length > 0) return { verdict: "not-checkable", check: "not-checkable", reasons };
    return { verdict: "agrees", check: sentence.figures.length > 0 ? "numbers-agree" : "curated", reasons };
  };
  const goesAgainst: GoesAgainst = (text, supports) =>
    directionsLayer(caseOf(text, supports)).flatMap((o) => (o.outcome === "conflicts" ? [o.reason] : []));
  return { verify, goesAgainst };
}

/** The verifier alone. */
export const createVerifier = (lexicon: Lexicon, findings: Findings, subject: readonly string[] = []): Verify =>
  createChecks(lexicon, findings, subject).verify;

/** Checks one sentence on its own. For more than one, make a verifier: it reads the extraction sheet once. */
export const verify = (
  text: string,
  supports: readonly Support[],
  lexicon: Lexicon,
  findings: Findings = new Map(),
): Verdict => createVerifier(lexicon, findings)(text, supports);

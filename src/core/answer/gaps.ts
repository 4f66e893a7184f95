/** Gaps in the evidence that a question falls into. */
import type { Gap } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import { agentsNamed } from "./agents.ts";
import type { Found } from "./find.ts";
import type { Library } from "./library.ts";
import type { QuestionTokens } from "./question-tokens.ts";
import { scoreOf } from "./scores.ts";
import { thresholds } from "./thresholds.ts";
import { asSaid, saidOf } from "./wording.ts";

/** Gaps a question falls into, best first, with their scores. A drug that much is known of does not make a gap by itself. */
export function gapsFor(
  question: Question,
  tokens: QuestionTokens,
  library: Library,
): readonly { readonly gap: Gap; readonly score: number }[] {
  const named = (c: string): boolean => question.concepts.has(c) || question.carried.includes(c);
  const about = [...library.gaps.values()].filter((gap) =>
    gap.about.some((c) => named(c) && !library.wellStudied.has(c)),
  );
  if (about.length === 0) return [];
  const scores = library.gapPhrasings.score(tokens.decide);
  return about
    .map((gap) => ({ gap, score: scoreOf(scores, library.gapPhrasings.roster, gap.id) }))
    .filter((g) => g.score >= thresholds.gapBeside || drugsNamed(g.gap, question, library).length > 0)
    .sort((a, b) => b.score - a.score);
}

/** Drugs and procedures of a gap that the question names, and of which little is known. */
function drugsNamed(gap: Gap, question: Question, library: Library): readonly string[] {
  const isGiven = (c: string): boolean => {
    const kind = library.lexicon.concepts.get(c)?.kind;
    return kind === "drug" || kind === "procedure" || (kind === "care" && !library.studied.has(c) && isChief(c));
  };
  const isChief = (c: string): boolean =>
    agentsNamed(question.mentions, library).length === 0 && isSaidAsWritten(c, question, library);
  return gap.about.filter((c) => question.concepts.has(c) && isGiven(c) && !library.wellStudied.has(c));
}

/** True when the concept's own words are used, and not only words of the same stem: "fast" is no "fasting". */
function isSaidAsWritten(concept: string, question: Question, library: Library): boolean {
  const { name = "", synonyms = [] } = library.lexicon.concepts.get(concept) ?? {};
  const said = saidOf(question);
  return [name, ...synonyms].some((term) => said.includes(asSaid(term)));
}

/** True when the question names a drug or procedure of the gap that no claim is chiefly about. */
const namesUnstudied = (gap: Gap, question: Question, library: Library): boolean =>
  drugsNamed(gap, question, library).some((c) => !library.studied.has(c));

/** A gap is the answer when it is asked for, and no claim is chiefly about the same thing or says the question better. */
export function isGap(
  { gap, score }: { readonly gap: Gap; readonly score: number },
  question: Question,
  library: Library,
  top: Found | undefined,
): boolean {
  if (namesUnstudied(gap, question, library)) return true;
  if (score < thresholds.gap) return false;
  if (top === undefined) return true;
  return !gap.about.some((c) => top.statement.focus.has(c)) && score >= top.signals.phrasing - 0.1;
}

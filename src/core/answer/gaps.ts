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
    .filter(
      ({ gap, score }) =>
        score >= thresholds.gapBeside ||
        careNamed(gap, question, library) ||
        drugsNamed(gap, question, library).length > 0,
    )
    .sort((a, b) => b.score - a.score);
}

/** Drugs, procedures, care and signs of a gap that the question names, and of which little is known. */
function drugsNamed(gap: Gap, question: Question, library: Library): readonly string[] {
  const isGiven = (c: string): boolean => {
    const kind = library.lexicon.concepts.get(c)?.kind;
    if (kind === "drug" || kind === "procedure") return true;
    if (library.studied.has(c) || !isSaidAsWritten(c, question, library)) return false;
    if (kind === "care") return agentsNamed(question.mentions, library).length === 0;
    return kind === "sign" && !namesMore(question, library, new Set([...gap.about, c]));
  };
  return gap.about.filter((c) => question.concepts.has(c) && isGiven(c) && !library.wellStudied.has(c));
}

/** Care that the question names beside a medicine: what is not known of it stands beside what is known of the medicine. */
const careNamed = (gap: Gap, question: Question, library: Library): boolean =>
  gap.about.some(
    (c) =>
      question.concepts.has(c) &&
      library.lexicon.concepts.get(c)?.kind === "care" &&
      !library.studied.has(c) &&
      isSaidAsWritten(c, question, library),
  );

const tellings: readonly string[] = ["sign", "condition", "test", "event"];

/** True when a question names more than a gap is about: a finding of which something is known. */
function namesMore(question: Question, library: Library, about: ReadonlySet<string>): boolean {
  const { lexicon, pack, studied } = library;
  return [...question.concepts].some(
    (c) =>
      !about.has(c) &&
      !pack.header.subject.includes(c) &&
      studied.has(c) &&
      tellings.includes(lexicon.concepts.get(c)?.kind ?? ""),
  );
}

/** Further gaps that the question names something of, when one is the answer: "cold feet and travel" asks for two things. */
export const alsoNamed = (
  gaps: readonly { readonly gap: Gap }[],
  question: Question,
  library: Library,
): readonly Gap[] => {
  const [first, ...others] = gaps.map(({ gap }) => gap);
  if (first === undefined) return [];
  return others.reduce<readonly Gap[]>(
    (said, gap) => {
      const about = new Set(said.flatMap((one) => one.about));
      return drugsNamed(gap, question, library).some((c) => !about.has(c)) ? [...said, gap] : said;
    },
    [first],
  );
};

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

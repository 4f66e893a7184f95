/** Decides what kind of answer a question gets: an editor's outline, a focused page, or an honest refusal. */
import type { Decline } from "../knowledge/decline.ts";
import type { Gap, Outline } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import { isStopWord, wordsOf } from "../question/words.ts";
import { type Found, findClaims } from "./find.ts";
import type { Library } from "./library.ts";
import { questionTokens } from "./question-tokens.ts";

/** What to do with a question, and why. */
export type Plan =
  | { readonly kind: "outline"; readonly outline: Outline; readonly found: readonly Found[] }
  | { readonly kind: "focused"; readonly found: readonly Found[]; readonly gaps: readonly Gap[] }
  | {
      readonly kind: "declined";
      readonly outcome: "no-evidence" | "out-of-scope";
      readonly reason: string;
      readonly gaps: readonly Gap[];
      readonly nearest: readonly Found[];
      /** Nothing else of the question is answered either. */
      readonly final: boolean;
    };

/** Thresholds of relevance, chosen on the tuned part of the exam. */
export const thresholds = {
  answer: 0.28,
  coverage: 0.39,
  coverageIfAsked: 0.28,
  asked: 0.36,
  gap: 0.6,
  gapBeside: 0.45,
  outline: 0.6,
  outlineBroad: 0.3,
  outlineSaid: 0.8,
  narrower: 0.9,
  keep: 0.72,
  keepBesideBest: 0.8,
  least: 0.2,
  most: 5,
} as const;

function saidOf(question: Question): string {
  return ` ${wordsOf(question.text)
    .map((w) => w.plain)
    .join(" ")} `;
}

const says = (said: string, phrase: string): boolean =>
  said.includes(
    ` ${wordsOf(phrase)
      .map((w) => w.plain)
      .join(" ")} `,
  );

/** The first general refusal (price, law, a dose for oneself) that a question runs into. */
export function declineFor(question: Question, declines: readonly Decline[]): Decline | undefined {
  const said = saidOf(question);
  return declines.find(
    (d) =>
      (d.audiences.length === 0 || d.audiences.includes(question.audience)) &&
      d.when.every((group) => group.some((phrase) => says(said, phrase))) &&
      !d.unless.some((phrase) => says(said, phrase)),
  );
}

const namesSubject = (question: Question, library: Library): boolean =>
  library.pack.header.subject.some((c) => question.concepts.has(c) || question.carried.includes(c));

/** Another disease that a question is about, when it is not about this pack's. */
export function otherConditionOf(question: Question, library: Library): string | undefined {
  if (namesSubject(question, library) || library.pack.header.context.some((c) => question.concepts.has(c)))
    return undefined;
  const { lexicon, pack } = library;
  const other = [...question.concepts].find((c) => lexicon.concepts.get(c)?.kind === "other-condition");
  if (other !== undefined) return lexicon.concepts.get(other)?.name;
  const lookAlike = [...question.concepts].find((c) => pack.header.notSubject.includes(c));
  if (lookAlike === undefined) return undefined;
  const [first] = question.intents;
  const aboutIt = ["treatment", "dose", "prognosis", "response", "living", "retreatment"] as const;
  return first !== undefined && (aboutIt as readonly string[]).includes(first)
    ? lexicon.concepts.get(lookAlike)?.name
    : undefined;
}

const asksBroadly =
  /\b(overview|in a nutshell|summar\w+|tell me (all )?about|explain|basics|introduction|in general|options|(what|which) (treatments|therapies)|at a glance|know about)\b/i;

/** The editor's outline for a question that nothing narrows beyond the outline's own focus. */
export function outlineFor(question: Question, library: Library): Outline | undefined {
  const tokens = questionTokens(question, library, "decide");
  const scores = library.outlinePhrasings.score(tokens);
  const broadly = asksBroadly.test(question.text);
  const narrower = Math.max(0, ...library.pagePhrasings.score(tokens).values());
  const least = broadly ? thresholds.outlineBroad : Math.max(thresholds.outline, narrower * thresholds.narrower);
  const intents = question.intents.length > 0 ? question.intents : ["definition" as const];
  const candidates = [...library.outlines.values()].filter((outline) => {
    const allowed = new Set([...library.pack.header.subject, ...outline.focus, ...outline.ignores]);
    const narrowing = [...question.concepts, ...question.carried].filter((c) => !allowed.has(c));
    const hasFocus = outline.focus.every((c) => question.concepts.has(c) || question.carried.includes(c));
    const score = scores.get(outline.id) ?? 0;
    const fits = score >= thresholds.outlineSaid || outline.intents.some((i) => intents.slice(0, 2).includes(i));
    return narrowing.length === 0 && hasFocus && fits && score >= least;
  });
  const [first] = intents;
  const rank = (outline: Outline): number =>
    (first !== undefined && outline.intents.includes(first) ? 0.4 : 0) + (scores.get(outline.id) ?? 0);
  candidates.sort((a, b) => rank(b) - rank(a) || b.focus.length - a.focus.length);
  return candidates[0];
}

/** Gaps a question falls into, best first, with their scores. A drug that much is known of does not make a gap by itself. */
function gapsFor(question: Question, library: Library): readonly { readonly gap: Gap; readonly score: number }[] {
  const scores = library.gapPhrasings.score(questionTokens(question, library, "decide"));
  const named = (c: string): boolean => question.concepts.has(c) || question.carried.includes(c);
  return [...library.gaps.values()]
    .filter((gap) => gap.about.some((c) => named(c) && !library.wellStudied.has(c)))
    .map((gap) => ({ gap, score: scores.get(gap.id) ?? 0 }))
    .filter((g) => g.score >= thresholds.gapBeside || drugsNamed(g.gap, question, library).length > 0)
    .sort((a, b) => b.score - a.score);
}

/** Drugs and procedures of a gap that the question names, and of which little is known. */
function drugsNamed(gap: Gap, question: Question, library: Library): readonly string[] {
  const isGiven = (c: string): boolean => {
    const kind = library.lexicon.concepts.get(c)?.kind;
    return kind === "drug" || kind === "procedure" || (kind === "care" && !library.studied.has(c));
  };
  return gap.about.filter((c) => question.concepts.has(c) && isGiven(c) && !library.wellStudied.has(c));
}

/** True when the question names a drug or procedure of the gap that no claim is chiefly about. */
const namesUnstudied = (gap: Gap, question: Question, library: Library): boolean =>
  drugsNamed(gap, question, library).some((c) => !library.studied.has(c));

/** A gap is the answer when it is asked for, and no claim is chiefly about the same thing or says the question better. */
function isGap(
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

/** Keeps the claims that belong to the answer: likely in themselves, or nearly as likely as the best; few enough to read. */
function keepRelevant(found: readonly Found[]): readonly Found[] {
  const [top] = found;
  if (top === undefined) return [];
  const bar = Math.max(thresholds.least, Math.min(thresholds.keep, top.score * thresholds.keepBesideBest));
  return found.filter((f) => f === top || f.score >= bar).slice(0, thresholds.most);
}

function unknownWords(question: Question, library: Library): readonly string[] {
  return question.words
    .filter(
      (w) =>
        /^\p{L}{4,}$/u.test(w.raw) &&
        !isStopWord(w.plain) &&
        !library.texts.knows(w.stem) &&
        !library.ordinary.has(w.plain) &&
        !library.lexicon.stems.has(w.stem),
    )
    .map((w) => w.raw)
    .slice(0, 4);
}

function nothingFound(question: Question, library: Library, found: readonly Found[]): Plan {
  const unknown = unknownWords(question, library);
  const about = library.pack.header.title;
  const reason =
    unknown.length > 0
      ? `The evidence gathered here is about ${about}; it has nothing on ${unknown.map((w) => `“${w}”`).join(", ")}.`
      : `The evidence gathered here does not answer this question.`;
  return {
    kind: "declined",
    outcome: namesSubject(question, library) ? "no-evidence" : "out-of-scope",
    reason,
    gaps: [],
    nearest: found.slice(0, 3),
    final: false,
  };
}

/** The question is covered when most of its subject words are; fewer will do when a known phrasing says much of it. */
function isCovered({ signals }: Found): boolean {
  const needed = signals.pagePhrasing >= thresholds.asked ? thresholds.coverageIfAsked : thresholds.coverage;
  return signals.coverage >= needed;
}

/** The drug, procedure or remedy a question is about, when no statement speaks of any that it names. */
function unspokenAgent(question: Question, library: Library): string | undefined {
  const agents = [...question.concepts].filter((c) =>
    ["drug", "procedure"].includes(library.lexicon.concepts.get(c)?.kind ?? ""),
  );
  const [first] = agents;
  if (first === undefined || agents.some((c) => library.spoken.has(`#${c}`))) return undefined;
  return library.lexicon.concepts.get(first)?.name;
}

/** Plans the answer. */
export function planAnswer(question: Question, library: Library): Plan {
  const decline = declineFor(question, [...library.general.declines, ...library.pack.declines]);
  const found = findClaims(question, library);
  if (decline !== undefined)
    return { kind: "declined", outcome: "out-of-scope", reason: decline.reason, gaps: [], nearest: [], final: true };
  const other = otherConditionOf(question, library);
  if (other !== undefined)
    return {
      kind: "declined",
      outcome: "out-of-scope",
      reason: `This is about ${other}. The evidence gathered here is about ${library.pack.header.title}.`,
      gaps: [],
      nearest: [],
      final: true,
    };
  const outline = outlineFor(question, library);
  if (outline !== undefined) return { kind: "outline", outline, found };
  const gaps = gapsFor(question, library);
  const top = found[0];
  const [gap] = gaps;
  if (gap !== undefined && isGap(gap, question, library, top))
    return {
      kind: "declined",
      outcome: "no-evidence",
      reason: "The literature searched for this pack does not answer this.",
      gaps: [gap.gap],
      nearest: keepRelevant(found).slice(0, 3),
      final: false,
    };
  const agent = unspokenAgent(question, library);
  if (agent !== undefined)
    return {
      kind: "declined",
      outcome: "no-evidence",
      reason: `The evidence gathered here says nothing about ${agent}.`,
      gaps: [],
      nearest: [],
      final: false,
    };
  if (top === undefined || top.score < thresholds.answer || !isCovered(top))
    return nothingFound(question, library, found);
  return { kind: "focused", found: keepRelevant(found), gaps: gaps.slice(0, 1).map((g) => g.gap) };
}

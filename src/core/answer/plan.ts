/** Decides what kind of answer a question gets: an editor's outline, a focused page, or an honest refusal. */
import type { Gap, Outline } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import { unheardThing, unspokenAgent } from "./agents.ts";
import { outlineFor } from "./choose-outline.ts";
import { type Found, findClaims } from "./find.ts";
import { frequentAtTheEnd, frequentFor } from "./frequent.ts";
import { alsoNamed, gapsFor, isGap } from "./gaps.ts";
import type { Library } from "./library.ts";
import { weighQuestion } from "./question-tokens.ts";
import { inTurns, severalDecided } from "./several-questions.ts";
import { declineFor, namesSubject, otherConditionOf } from "./scope.ts";
import type { Signals } from "./signals.ts";
import { thresholds } from "./thresholds.ts";
import { isStrange } from "./wording.ts";

/** What to do with a question, and why. */
export type Plan =
  | { readonly kind: "outline"; readonly outline: Outline; readonly found: readonly Found[] }
  | {
      readonly kind: "focused";
      readonly found: readonly Found[];
      readonly gaps: readonly Gap[];
      /** What is not known says the question better than any claim does: it is said first. */
      readonly gapFirst: boolean;
    }
  | {
      readonly kind: "declined";
      readonly outcome: "no-evidence" | "out-of-scope";
      readonly reason: string;
      readonly gaps: readonly Gap[];
      readonly nearest: readonly Found[];
      /** Nothing else of the question is answered either. */
      readonly final: boolean;
    };

/** Keeps the claims that belong to the answer: likely in themselves, or nearly as likely as the best; few enough to read. */
function keepRelevant(found: readonly Found[]): readonly Found[] {
  const [top] = found;
  if (top === undefined) return [];
  const bar = Math.max(thresholds.least, Math.min(thresholds.keep, top.score * thresholds.keepBesideBest));
  return found.filter((f) => f === top || f.score >= bar).slice(0, thresholds.most);
}

/** What answers the question, and after it what the story before it calls up. */
const withStory = (decided: readonly Found[], found: readonly Found[]): readonly Found[] => [
  ...decided,
  ...keepRelevant(found).filter(({ statement }) => !decided.some((one) => one.statement === statement)),
];

const unknownWords = (question: Question, library: Library): readonly string[] =>
  question.words
    .filter((w) => isStrange(w, library))
    .map((w) => w.raw)
    .slice(0, 4);

function nothingFound(question: Question, library: Library, found: readonly Found[]): Plan {
  const unknown = unknownWords(question, library);
  const about = library.pack.header.title;
  const reason =
    unknown.length > 0
      ? `The evidence gathered here is about ${about}; it has nothing on ${unknown.map((w) => `“${w}”`).join(", ")}.`
      : `The evidence gathered here does not answer this question.`;
  return refuse(namesSubject(question, library) ? "no-evidence" : "out-of-scope", reason, {
    nearest: found.slice(0, 3),
  });
}

/** The question is covered when most of its subject words are; fewer will do when a known phrasing says much of it. */
function isCovered({ signals }: Found): boolean {
  const needed = signals.pagePhrasing >= thresholds.asked ? thresholds.coverageIfAsked : thresholds.coverage;
  return signals.coverage >= needed;
}

type Declined = Extract<Plan, { readonly kind: "declined" }>;

/** A refusal; nothing is shown beside it unless given. */
const refuse = (outcome: Declined["outcome"], reason: string, more: Partial<Declined> = {}): Declined => ({
  kind: "declined",
  outcome,
  reason,
  gaps: [],
  nearest: [],
  final: false,
  ...more,
});

/** Nothing is searched for what an editor decided: its statements are certain. */
const certain: Signals = {
  phrasing: 1,
  pagePhrasing: 1,
  coverage: 1,
  intent: 1,
  cue: 1,
  own: 1,
  said: 1,
  page: 1,
  topic: 1,
};

/** The statements an editor decided on, those not withdrawn. */
const foundFor = (claims: readonly string[], library: Library): readonly Found[] =>
  claims.flatMap((id): readonly Found[] => {
    const statement = library.statements.get(id);
    return statement === undefined ? [] : [{ statement, score: 1, signals: certain }];
  });

/** The answer an editor decided for a question in a few words; nothing when what it is made of was withdrawn. */
function planFrequent(question: Question, library: Library): Plan | undefined {
  const decided = frequentFor(question, library);
  if (decided === undefined) return undefined;
  const found = foundFor(decided.claims, library);
  const outline = library.outlines.get(decided.outline ?? "");
  if (outline !== undefined) return { kind: "outline", outline, found };
  const gap = library.gaps.get(decided.gap ?? "");
  if (found.length > 0)
    return { kind: "focused", found, gaps: gap === undefined ? [] : [gap], gapFirst: gap !== undefined };
  if (gap === undefined) return undefined;
  return notKnown([gap], library);
}

/** The answer to a message with several questions, each of which an editor decided. */
function planSeveral(question: Question, library: Library): Plan | undefined {
  const several = severalDecided(question, library);
  if (several === undefined) return undefined;
  const found = foundFor(inTurns(several), library);
  const gaps = [...new Set(several.flatMap(({ gap }) => library.gaps.get(gap ?? "") ?? []))];
  if (found.length > 0) return { kind: "focused", found, gaps, gapFirst: false };
  return gaps.length === 0 ? undefined : notKnown(gaps, library);
}

const noAnswerHere = "The literature searched for this pack does not answer this.";

/** Nothing is known: that is said of each thing, and beside it what the editors of the gaps found nearest. */
const notKnown = (gaps: readonly Gap[], library: Library): Declined =>
  refuse("no-evidence", noAnswerHere, {
    gaps,
    nearest: foundFor([...new Set(gaps.flatMap((gap) => gap.nearest))], library),
  });

/** Plans the answer. */
export function planAnswer(question: Question, library: Library): Plan {
  const decline = declineFor(question, library.declines);
  if (decline !== undefined) return refuse("out-of-scope", decline.reason, { final: true });
  const frequent = planFrequent(question, library) ?? planSeveral(question, library);
  if (frequent !== undefined) return frequent;
  const about = library.pack.header.title;
  const tokens = weighQuestion(question, library);
  const other = otherConditionOf(question, tokens, library);
  if (other !== undefined)
    return refuse("out-of-scope", `This is about ${other}. The evidence gathered here is about ${about}.`, {
      final: true,
    });
  const found = findClaims(question, library, tokens);
  const gaps = gapsFor(question, tokens, library);
  const [gap] = gaps;
  // "What can be done?" names nothing itself: it is about what the message tells, where that is known to be unknown.
  const atTheEnd = gap === undefined ? frequentAtTheEnd(question, library) : undefined;
  const outline = library.outlines.get(atTheEnd?.outline ?? "") ?? outlineFor(question, tokens, library);
  if (outline !== undefined) return { kind: "outline", outline, found };
  const decided = foundFor(atTheEnd?.claims ?? [], library);
  if (decided.length > 0) return { kind: "focused", found: withStory(decided, found), gaps: [], gapFirst: false };
  const top = found[0];
  if (gap !== undefined && isGap(gap, question, library, top))
    return notKnown(alsoNamed(gaps, question, library), library);
  const agent = unspokenAgent(question, library) ?? unheardThing(question, library);
  if (agent !== undefined)
    return refuse(
      gap !== undefined || namesSubject(question, library) ? "no-evidence" : "out-of-scope",
      `The evidence gathered here says nothing about ${agent}.`,
      { gaps: alsoNamed(gaps, question, library) },
    );
  if (top === undefined || top.score < thresholds.answer || !isCovered(top))
    return nothingFound(question, library, found);
  return {
    kind: "focused",
    found: keepRelevant(found),
    gaps: gap === undefined ? [] : [gap.gap],
    gapFirst: gap !== undefined && gap.score > top.signals.phrasing,
  };
}

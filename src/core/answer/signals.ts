/** What speaks for a claim as part of the answer to a question: one number per reason, none of them a verdict. */
import type { Intent, Topic } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import type { Library, Statement } from "./library.ts";
import type { QuestionTokens } from "./question-tokens.ts";
import { type Scores, sharesOf } from "./scores.ts";

/** Reasons, each about 0..1. The last four are shares of the best value that any claim reaches. */
export interface Signals {
  /** Share of the question that the claim's best phrasing says. */
  readonly phrasing: number;
  /** Share of the question that the nearest phrasing of its pages says. */
  readonly pagePhrasing: number;
  /** Share of the question's subject words that the claim, or the phrasings of its pages, hold at all. */
  readonly coverage: number;
  /** Whether its topic serves what is asked, and whether the question uses words that point to the topic. */
  readonly intent: number;
  readonly cue: number;
  /** Its own phrasings and text, held to what the question names. */
  readonly own: number;
  /** How likely the question is among all the ways of asking for it. */
  readonly said: number;
  /** The best of the editor's pages it stands on; sharpened, so that only near the best counts. */
  readonly page: number;
  /** The best page of any claim of its topic. */
  readonly topic: number;
}

/** A claim with its signals. */
export interface Candidate {
  readonly statement: Statement;
  readonly signals: Signals;
}

const named = ["drug", "procedure", "scale", "test", "condition", "sign", "event", "care"] as const;
const otherConditionFit = 0.8;
const cueFit = { pointed: 1.12, other: 0.92 } as const;
const ownWeights = { phrasing: 0.5, text: 0.4, coverage: 0.1 } as const;

/**
 * What the question names must be what the claim is about: a drug asked for and another drug's claim do not meet,
 * and a claim that never mentions the sign, scale or event asked for is held back.
 */
function fitOfNames(
  asked: readonly (readonly string[])[],
  said: ReadonlySet<string>,
  statement: Statement,
  library: Library,
): number {
  let fit = 1;
  for (const [at, ofKind] of asked.entries()) {
    if (ofKind.length === 0 || ofKind.some((c) => statement.focus.has(c))) continue;
    const kind = named[at];
    const spoken = ofKind.some((c) => statement.tokens.has(`#${c}`));
    const otherDrug =
      (kind === "drug" || kind === "procedure") &&
      [...statement.focus].some((c) => library.lexicon.concepts.get(c)?.kind === kind);
    if (otherDrug && !spoken) fit *= 0.35;
    else fit *= spoken ? 0.95 : 0.75;
  }
  return fit * (statement.others.some((c) => !said.has(c)) ? otherConditionFit : 1);
}

/** Concepts the question names, by kind, in the order of `named`. */
function namesAsked(question: Question, library: Library): readonly (readonly string[])[] {
  const asked = [...question.concepts, ...question.carried].filter((c) => !library.pack.header.subject.includes(c));
  return named.map((kind) => asked.filter((c) => library.lexicon.concepts.get(c)?.kind === kind));
}

/** A claim whose topic serves what is asked is preferred; one that does not is held back a little. */
function fitOfIntent(intents: readonly Intent[], topic: Topic): number {
  if (intents.length === 0) return 1;
  const [first, second] = intents;
  if (first !== undefined && topic.intents.includes(first)) return 1.08;
  if (second !== undefined && topic.intents.includes(second)) return 1.02;
  return topic.intents.some((i) => intents.includes(i)) ? 0.97 : 0.86;
}

/** Topics whose cues a question uses. */
function cuedTopics(question: Question, library: Library): ReadonlySet<string> {
  const said = ` ${question.words.map((w) => w.stem).join(" ")} `;
  return new Set(
    [...library.cues].filter(([, cues]) => cues.some((cue) => said.includes(cue))).map(([topic]) => topic),
  );
}

/** Per topic: whether it serves what is asked, and whether the question uses its words. */
function topicFits(question: Question, library: Library): ReadonlyMap<string, Pick<Signals, "intent" | "cue">> {
  const intents =
    question.intents.length > 0 || question.carriedIntent === undefined ? question.intents : [question.carriedIntent];
  const cued = cuedTopics(question, library);
  return new Map(
    library.pack.header.topics.map((topic) => {
      const cue = cued.size === 0 ? 1 : cued.has(topic.id) ? cueFit.pointed : cueFit.other;
      return [topic.id, { intent: fitOfIntent(intents, topic), cue }] as const;
    }),
  );
}

/** What speaks for each claim taken alone, by place; 0 in `said` where no word is shared. */
type Own = Readonly<Record<"phrasing" | "coverage" | "said" | "own", Scores>>;

function ownSignals(
  question: Question,
  tokens: QuestionTokens,
  library: Library,
  fits: ReadonlyMap<string, Pick<Signals, "intent" | "cue">>,
): Own {
  const coverage = library.covered(tokens.decide);
  const phrasing = library.phrasings.score(tokens.rank).map((score) => Math.min(1, score));
  const text = library.texts.score(tokens.rank);
  const said = library.claimWords(tokens.rank);
  const asked = namesAsked(question, library);
  const spoken = new Set([...question.concepts, ...question.carried]);
  const own = said.map((likely, place) => {
    const statement = library.shown[place];
    if (likely === 0 || statement === undefined) return 0;
    const { intent = 1, cue = 1 } = fits.get(statement.topic.id) ?? {};
    const words =
      ownWeights.phrasing * (phrasing[place] ?? 0) +
      ownWeights.text * Math.min(1, text[place] ?? 0) +
      ownWeights.coverage * (coverage[place] ?? 0);
    return words * fitOfNames(asked, spoken, statement, library) * intent * cue;
  });
  return { phrasing, coverage, said, own };
}

/** The highest score among some places. */
function highestAt(scores: Scores, places: Int32Array): number {
  let most = 0;
  for (const place of places) if ((scores[place] ?? 0) > most) most = scores[place] ?? 0;
  return most;
}

/** Mean of a page's two best claims; of one, when it has no second. */
function meanOfBest(own: Scores, places: Int32Array): number {
  let [first, second] = [0, 0];
  for (const place of places) {
    const score = own[place] ?? 0;
    if (score >= first) [first, second] = [score, first];
    else if (score > second) second = score;
  }
  return places.length === 1 ? first : (first + second) / 2;
}

/** How each of the editor's pages fits, beside the best: by all its phrasings, by the nearest one, and by its claims. */
function pageFits(tokens: QuestionTokens, phrasings: Scores, library: Library, own: Scores): Scores {
  const said = sharesOf(library.pageWords(tokens.rank));
  const nearest = sharesOf(phrasings);
  const claims = sharesOf(Float64Array.from(library.claimPlacesOfPage, (places) => meanOfBest(own, places)));
  return sharesOf(said.map((fit, page) => fit + (nearest[page] ?? 0) + (claims[page] ?? 0)));
}

/** Every claim that shares a word with the question, with its signals. Sides of disputes are left to their conflicts. */
export function candidatesFor(question: Question, tokens: QuestionTokens, library: Library): readonly Candidate[] {
  const fits = topicFits(question, library);
  const { phrasing, coverage, said, own } = ownSignals(question, tokens, library, fits);
  const phrasings = library.pagePhrasings.score(tokens.rank);
  const pages = pageFits(tokens, phrasings, library, own);
  const topics = new Map([...library.pagePlacesOfTopic].map(([topic, places]) => [topic, highestAt(pages, places)]));
  const [ownShares, saidShares] = [sharesOf(own), sharesOf(said)];
  const candidates: Candidate[] = [];
  for (const [place, statement] of library.shown.entries()) {
    if (said[place] === 0) continue;
    const on = library.pagePlacesOfClaim[place] ?? nowhere;
    const { intent = 1, cue = 1 } = fits.get(statement.topic.id) ?? {};
    const signals: Signals = {
      phrasing: phrasing[place] ?? 0,
      pagePhrasing: highestAt(phrasings, on),
      coverage: coverage[place] ?? 0,
      intent,
      cue,
      own: ownShares[place] ?? 0,
      said: saidShares[place] ?? 0,
      page: highestAt(pages, on) ** 4,
      topic: topics.get(statement.topic.id) ?? 0,
    };
    candidates.push({ statement, signals });
  }
  return candidates;
}

const nowhere = new Int32Array();

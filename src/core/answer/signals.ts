/** What speaks for a claim as part of the answer to a question: one number per reason, none of them a verdict. */
import type { Intent, Topic } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import type { Library } from "./library.ts";
import type { QuestionTokens } from "./question-tokens.ts";
import { type Scores, scoresBy, sharesOf } from "./scores.ts";

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

const nowhere = new Int32Array();

/** Every signal of all claims that may be found, by place; 0 in `said` where a claim shares no word with the question. */
export type SignalTable = Readonly<Record<keyof Signals, Scores>>;

const named = ["drug", "procedure", "scale", "test", "condition", "sign", "event", "care"] as const;
const nameFit = { spoken: 0.95, unspoken: 0.75, other: 0.35, otherCondition: 0.8 } as const;
const cueFit = { pointed: 1.12, other: 0.92 } as const;
const ownWeights = { phrasing: 0.5, text: 0.4, coverage: 0.1 } as const;

/** What a question names of one kind, with the tokens that say it. */
interface Named {
  readonly kind: (typeof named)[number];
  readonly concepts: readonly string[];
  readonly tokens: readonly string[];
}

/**
 * What the question names must be what the claim is about: a drug asked for and another drug's claim do not meet,
 * and a claim that never mentions the sign, scale or event asked for is held back.
 */
function fitsOfNames(asked: readonly Named[], said: ReadonlySet<string>, { shown, naming }: Library): Scores {
  const fits = new Float64Array(shown.length).fill(1);
  const fit = new Float64Array(shown.length);
  for (const { kind, concepts, tokens } of asked) {
    fit.fill(nameFit.unspoken);
    if (kind === "drug" || kind === "procedure") setAt(fit, naming.ofKind.get(kind), nameFit.other);
    for (const token of tokens) setAt(fit, naming.saying.get(token), nameFit.spoken);
    for (const concept of concepts) setAt(fit, naming.chieflyOf.get(concept), 1);
    for (let place = 0; place < fits.length; place++) fits[place] = (fits[place] ?? 0) * (fit[place] ?? 0);
  }
  for (const place of naming.ofOthers)
    if (shown[place]?.others.some((c) => !said.has(c)) === true)
      fits[place] = (fits[place] ?? 0) * nameFit.otherCondition;
  return fits;
}

function setAt(scores: Scores, places: readonly number[] | undefined, score: number): void {
  if (places !== undefined) for (const place of places) scores[place] = score;
}

/** Concepts the question names, by kind, in the order of `named`; no kind without any. */
function namesAsked(question: Question, library: Library): readonly Named[] {
  const asked = [...question.concepts, ...question.carried].filter((c) => !library.pack.header.subject.includes(c));
  return named
    .map((kind) => ({ kind, concepts: asked.filter((c) => library.lexicon.concepts.get(c)?.kind === kind) }))
    .filter(({ concepts }) => concepts.length > 0)
    .map((of) => ({ ...of, tokens: of.concepts.map((c) => `#${c}`) }));
}

/** A claim whose topic serves what is asked is preferred; one that does not is held back a little. */
function fitOfIntent(intents: readonly Intent[], topic: Topic | undefined): number {
  if (intents.length === 0 || topic === undefined) return 1;
  const [first, second] = intents;
  if (first !== undefined && topic.intents.includes(first)) return 1.08;
  if (second !== undefined && topic.intents.includes(second)) return 1.02;
  return topic.intents.some((i) => intents.includes(i)) ? 0.97 : 0.86;
}

/** Topics whose cues a question uses. */
function cuedTopics(question: Question, library: Library): ReadonlySet<string> {
  const { words } = question;
  const cued = new Set<string>();
  for (const [at, { stem }] of words.entries())
    for (const { topic, stems } of library.cues.get(stem) ?? [])
      if (!cued.has(topic) && stems.every((s, i) => words[at + i]?.stem === s)) cued.add(topic);
  return cued;
}

/** A topic whose cues the question uses is preferred; where it uses any, others are held back a little. */
function fitOfCue(cued: ReadonlySet<string>, topic: Topic | undefined): number {
  if (cued.size === 0 || topic === undefined) return 1;
  return cued.has(topic.id) ? cueFit.pointed : cueFit.other;
}

/** Per claim: whether its topic serves what is asked, and whether the question uses the topic's words. */
function topicFits(question: Question, library: Library): Pick<SignalTable, "intent" | "cue"> {
  const intents =
    question.intents.length > 0 || question.carriedIntent === undefined ? question.intents : [question.carriedIntent];
  const cued = cuedTopics(question, library);
  const { topics } = library.pack.header;
  const intent = scoresBy(topics.length, (at) => fitOfIntent(intents, topics[at]));
  const cue = scoresBy(topics.length, (at) => fitOfCue(cued, topics[at]));
  const { topicPlaces } = library;
  return {
    intent: scoresBy(topicPlaces.length, (place) => intent[topicPlaces[place] ?? 0] ?? 1),
    cue: scoresBy(topicPlaces.length, (place) => cue[topicPlaces[place] ?? 0] ?? 1),
  };
}

/** What speaks for each claim taken alone, by place; 0 in `said` where no word is shared. */
type Own = Readonly<Record<"phrasing" | "coverage" | "said" | "own", Scores>>;

function ownSignals(
  question: Question,
  tokens: QuestionTokens,
  library: Library,
  { intent, cue }: Pick<SignalTable, "intent" | "cue">,
): Own {
  const coverage = library.covered(tokens.decide);
  const phrased = library.phrasings.score(tokens.rank);
  const phrasing = scoresBy(phrased.length, (place) => Math.min(1, phrased[place] ?? 0));
  const text = library.texts.score(tokens.rank);
  const said = library.claimWords(tokens.rank);
  const asked = namesAsked(question, library);
  const spoken = new Set([...question.concepts, ...question.carried]);
  const fits = fitsOfNames(asked, spoken, library);
  const own = new Float64Array(said.length);
  for (let place = 0; place < own.length; place++) {
    if (said[place] === 0) continue;
    const words =
      ownWeights.phrasing * (phrasing[place] ?? 0) +
      ownWeights.text * Math.min(1, text[place] ?? 0) +
      ownWeights.coverage * (coverage[place] ?? 0);
    own[place] = words * (fits[place] ?? 1) * (intent[place] ?? 1) * (cue[place] ?? 1);
  }
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
  const of = library.claimPlacesOfPage;
  const claims = sharesOf(scoresBy(of.length, (page) => meanOfBest(own, of[page] ?? nowhere)));
  return sharesOf(scoresBy(said.length, (page) => (said[page] ?? 0) + (nearest[page] ?? 0) + (claims[page] ?? 0)));
}

/** The best page of each claim's topic. */
function topicScores(pages: Scores, library: Library): Scores {
  const { topics } = library.pack.header;
  const best = scoresBy(topics.length, (at) =>
    highestAt(pages, library.pagePlacesOfTopic.get(topics[at]?.id ?? "") ?? nowhere),
  );
  return scoresBy(library.topicPlaces.length, (place) => best[library.topicPlaces[place] ?? 0] ?? 0);
}

/** The signals of every claim, by place, for a question. Sides of disputes are left to their conflicts. */
export function readSignals(question: Question, tokens: QuestionTokens, library: Library): SignalTable {
  const fits = topicFits(question, library);
  const { phrasing, coverage, said, own } = ownSignals(question, tokens, library, fits);
  const phrasings = library.pagePhrasings.score(tokens.rank);
  const pages = pageFits(tokens, phrasings, library, own);
  const on = library.pagePlacesOfClaim;
  return {
    ...fits,
    phrasing,
    coverage,
    pagePhrasing: scoresBy(on.length, (place) => highestAt(phrasings, on[place] ?? nowhere)),
    own: sharesOf(own),
    said: sharesOf(said),
    page: scoresBy(on.length, (place) => highestAt(pages, on[place] ?? nowhere) ** 4),
    topic: topicScores(pages, library),
  };
}

/** The signals of the claim at a place. */
export function signalsAt(table: SignalTable, place: number): Signals {
  const at = (scores: Scores): number => scores[place] ?? 0;
  return {
    phrasing: at(table.phrasing),
    pagePhrasing: at(table.pagePhrasing),
    coverage: at(table.coverage),
    intent: at(table.intent),
    cue: at(table.cue),
    own: at(table.own),
    said: at(table.said),
    page: at(table.page),
    topic: at(table.topic),
  };
}

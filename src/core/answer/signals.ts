/** What speaks for a claim as part of the answer to a question: one number per reason, none of them a verdict. */
import type { Intent, Topic } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import type { Token } from "./index-terms.ts";
import type { Library, Statement } from "./library.ts";
import { questionTokens } from "./question-tokens.ts";

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

type Own = Pick<Signals, "phrasing" | "coverage" | "intent" | "cue" | "own" | "said">;

/** The signals of each claim taken alone. */
function ownSignals(question: Question, tokens: readonly Token[], library: Library): ReadonlyMap<string, Own> {
  const covered = library.covered(questionTokens(question, library, "decide"));
  const byPhrasing = library.phrasings.score(tokens);
  const byText = library.texts.score(tokens);
  const likelihood = library.claimWords(tokens);
  const asked = namesAsked(question, library);
  const said = new Set([...question.concepts, ...question.carried]);
  const intents =
    question.intents.length > 0 || question.carriedIntent === undefined ? question.intents : [question.carriedIntent];
  const cued = cuedTopics(question, library);
  const fits = new Map(
    library.pack.header.topics.map((topic) => {
      const cue = cued.size === 0 ? 1 : cued.has(topic.id) ? cueFit.pointed : cueFit.other;
      return [topic.id, { intent: fitOfIntent(intents, topic), cue }] as const;
    }),
  );
  const all = new Map<string, Own>();
  for (const [id, likely] of likelihood) {
    const statement = library.statements.get(id);
    if (statement === undefined) continue;
    const phrasing = Math.min(1, byPhrasing.get(id) ?? 0);
    const coverage = covered.get(id) ?? 0;
    const names = fitOfNames(asked, said, statement, library);
    const { intent = 1, cue = 1 } = fits.get(statement.topic.id) ?? {};
    const words =
      ownWeights.phrasing * phrasing +
      ownWeights.text * Math.min(1, byText.get(id) ?? 0) +
      ownWeights.coverage * coverage;
    all.set(id, { phrasing, coverage, intent, cue, said: likely, own: words * names * intent * cue });
  }
  return all;
}

const best = (values: Iterable<number>): number => {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  return most;
};
const share = (value: number, most: number): number => (most <= 0 ? 0 : value / most);

/** How each of the editor's pages fits, beside the best: by all its phrasings, by the nearest one, and by its claims. */
function pageFits(
  tokens: readonly Token[],
  phrasings: ReadonlyMap<string, number>,
  library: Library,
  own: ReadonlyMap<string, Own>,
): ReadonlyMap<string, number> {
  const said = library.pageWords(tokens);
  const claims = new Map(
    library.pages.map((page) => {
      const [first = 0, second = first] = page.claims.map((id) => own.get(id)?.own ?? 0).sort((a, b) => b - a);
      return [page.id, (first + second) / 2] as const;
    }),
  );
  const [mostSaid, mostPhrasing, mostClaims] = [said, phrasings, claims].map((scores) => best(scores.values()));
  const fits = new Map(
    library.pages.map(({ id }) => {
      const fit =
        share(said.get(id) ?? 0, mostSaid ?? 0) +
        share(phrasings.get(id) ?? 0, mostPhrasing ?? 0) +
        share(claims.get(id) ?? 0, mostClaims ?? 0);
      return [id, fit] as const;
    }),
  );
  const most = best(fits.values());
  return new Map([...fits].map(([id, fit]) => [id, share(fit, most)]));
}

/** Per topic, the best page that holds a claim of it. */
const topicFits = (library: Library, pages: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...library.pagesOfTopic].map(([topic, ids]) => [topic, best(ids.map((id) => pages.get(id) ?? 0))]));

/** Every claim that shares a word with the question, with its signals. Sides of disputes are left to their conflicts. */
export function candidatesFor(question: Question, library: Library): readonly Candidate[] {
  const tokens = questionTokens(question, library);
  const own = ownSignals(question, tokens, library);
  const phrasings = library.pagePhrasings.score(tokens);
  const pages = pageFits(tokens, phrasings, library, own);
  const topics = topicFits(library, pages);
  const mostOwn = best([...own.values()].map((s) => s.own));
  const mostSaid = best([...own.values()].map((s) => s.said));
  return [...own].flatMap(([id, alone]): readonly Candidate[] => {
    const statement = library.statements.get(id);
    if (statement === undefined) return [];
    const on = library.pagesOf.get(id) ?? [];
    const signals: Signals = {
      ...alone,
      own: share(alone.own, mostOwn),
      said: share(alone.said, mostSaid),
      page: best(on.map((page) => pages.get(page.id) ?? 0)) ** 4,
      pagePhrasing: best(on.map((page) => phrasings.get(page.id) ?? 0)),
      topic: topics.get(statement.topic.id) ?? 0,
    };
    return [{ statement, signals }];
  });
}

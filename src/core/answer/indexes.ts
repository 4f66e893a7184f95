/** What questions are matched against: how people ask, and what the statements say, each indexed apart. */
import type { Claim } from "../knowledge/claim.ts";
import type { Pack } from "../knowledge/knowledge.ts";
import type { PageSketch } from "../knowledge/pack.ts";
import type { Lexicon } from "../question/lexicon.ts";
import { stemOf, type Word, wordsOf } from "../question/words.ts";
import { type Token, tokensOf } from "./index-terms.ts";
import { type CoverageIndex, createCoverageIndex } from "./coverage.ts";
import { createLikelihoodIndex, type LikelihoodIndex } from "./likelihood.ts";
import { createRankIndex, type Entry, type RankIndex } from "./ranking.ts";
import { createRoster, type Roster } from "./scores.ts";

/** The indexes of one pack. */
export interface Indexes {
  /** The order of claims, and that of pages, in every index over them. */
  readonly claimRoster: Roster;
  readonly pageRoster: Roster;
  readonly phrasings: RankIndex;
  readonly texts: RankIndex;
  readonly gapPhrasings: RankIndex;
  readonly outlinePhrasings: RankIndex;
  readonly pagePhrasings: RankIndex;
  /** How likely a question's words are among all that is said of a claim, and of a page. */
  readonly claimWords: LikelihoodIndex;
  readonly pageWords: LikelihoodIndex;
  /** Share of a question's subject words that a claim, or the phrasings of its pages, hold. */
  readonly covered: CoverageIndex;
  /** Places of pages: per topic those that hold a claim of it, per claim those it stands on. */
  readonly pagePlacesOfTopic: ReadonlyMap<string, Int32Array>;
  readonly pagePlacesOfClaim: readonly Int32Array[];
  /** Per page, the places of its claims; -1 for the side of a dispute. */
  readonly claimPlacesOfPage: readonly Int32Array[];
  /** Per claim, the editor's pages it stands on; a claim that stands on none is a page of its own. */
  readonly pagesOf: ReadonlyMap<string, readonly PageSketch[]>;
}

/** A text as words and as tokens. */
export interface TextReading {
  readonly words: readonly Word[];
  readonly tokens: readonly Token[];
}

/** Reads a text; each is read once, since phrasings go into several indexes. */
export type ReadText = (text: string) => TextReading;
export type Tokenise = (text: string) => readonly Token[];

/** How a claim's own wordings and its pages' phrasings count among its words; a page's first claims are its answer. */
const counted = { phrasing: 1, wording: 1.5, leadingPage: 0.3, page: 0.12, title: 2 } as const;
const leading = 2;

/** A reader that remembers. Let it go once the indexes are built. */
export function createTextReader(lexicon: Lexicon): ReadText {
  const known = new Map<string, TextReading>();
  const stems = new Map<string, string>();
  const stem = (word: string): string => {
    const stemmed = stems.get(word) ?? stemOf(word);
    stems.set(word, stemmed);
    return stemmed;
  };
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const words = wordsOf(text, stem);
    const reading = { words, tokens: tokensOf(words, lexicon) };
    known.set(text, reading);
    return reading;
  };
}

/** One entry per phrasing, all belonging to their item. */
const phrasingEntries = (
  items: readonly { readonly id: string; readonly answers: readonly string[] }[],
  tokensOf: Tokenise,
): readonly Entry[] =>
  items.flatMap((item) => item.answers.map((phrasing) => ({ item: item.id, tokens: tokensOf(phrasing) })));

/** One entry per claim, of everything it says and is asked by. */
const textEntries = (claims: readonly Claim[], tokensOf: Tokenise): readonly Entry[] =>
  claims.map((claim) => {
    const together = tokensTogether([claim.say.clinician, claim.say.patient, ...claim.answers], tokensOf);
    return { item: claim.id, tokens: [...together].map(([token, weight]) => ({ token, weight })) };
  });

/** All tokens of several texts, each with its largest weight. */
export function tokensTogether(texts: readonly string[], tokensOf: Tokenise): ReadonlyMap<string, number> {
  const together = new Map<string, number>();
  for (const text of texts)
    for (const { token, weight } of tokensOf(text)) together.set(token, Math.max(together.get(token) ?? 0, weight));
  return together;
}

function pagesByClaim(pages: readonly PageSketch[]): ReadonlyMap<string, readonly PageSketch[]> {
  const of = new Map<string, PageSketch[]>();
  for (const page of pages) for (const claim of page.claims) of.set(claim, [...(of.get(claim) ?? []), page]);
  return of;
}

type Counts = Map<string, number>;

function addWords(counts: Counts, texts: readonly string[], times: number, tokensOf: Tokenise): void {
  for (const text of texts)
    for (const { token, weight } of tokensOf(text)) counts.set(token, (counts.get(token) ?? 0) + times * weight);
}

function wordsOfClaim(claim: Claim, pages: readonly PageSketch[], tokensOf: Tokenise): Counts {
  const counts: Counts = new Map();
  addWords(counts, claim.answers, counted.phrasing, tokensOf);
  addWords(counts, [claim.say.clinician, claim.say.patient], counted.wording, tokensOf);
  for (const page of pages) {
    const leads = page.claims.indexOf(claim.id) < leading;
    addWords(counts, page.answers, leads ? counted.leadingPage : counted.page, tokensOf);
  }
  return counts;
}

function wordsOfPage(page: PageSketch, tokensOf: Tokenise): Counts {
  const counts: Counts = new Map();
  addWords(counts, [page.title], counted.title, tokensOf);
  addWords(counts, page.answers, counted.phrasing, tokensOf);
  return counts;
}

/** Everything a claim is asked for by: its own words, its topic's, and the phrasings of its pages. */
function reachOf(
  shown: readonly Claim[],
  pages: ReadonlyMap<string, readonly PageSketch[]>,
  topics: ReadonlyMap<string, string>,
  tokensOf: Tokenise,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    shown.map((claim) => {
      const asked = (pages.get(claim.id) ?? []).flatMap((page) => [page.title, ...page.answers]);
      const texts = [...claim.answers, claim.say.clinician, claim.say.patient, topics.get(claim.topic) ?? "", ...asked];
      return [claim.id, new Set(tokensTogether(texts, tokensOf).keys())] as const;
    }),
  );
}

function pagesOf(pack: Pack, shown: readonly Claim[]): readonly PageSketch[] {
  const placed = new Set(pack.pages.flatMap((page) => page.claims));
  const alone = shown.filter((claim) => !placed.has(claim.id));
  return [...pack.pages, ...alone.map(({ id, answers }) => ({ id: `claim-${id}`, title: "", answers, claims: [id] }))];
}

function placesByTopic(pack: Pack, pages: readonly PageSketch[]): ReadonlyMap<string, Int32Array> {
  const topicOf = new Map(pack.claims.map((claim) => [claim.id, claim.topic]));
  const of = new Map<string, Set<number>>();
  for (const [place, page] of pages.entries())
    for (const id of page.claims) {
      const topic = topicOf.get(id) ?? "";
      of.set(topic, (of.get(topic) ?? new Set()).add(place));
    }
  return new Map([...of].map(([topic, places]) => [topic, Int32Array.from(places)]));
}

/** Places of items on a roster; -1 for one that is not on it. */
const placesIn = (roster: Roster, items: readonly string[]): Int32Array =>
  Int32Array.from(items, (item) => roster.placeOf.get(item) ?? -1);

/** Builds the indexes over the claims that may be found on their own. */
export function createIndexes(pack: Pack, shown: readonly Claim[], tokensOf: Tokenise): Indexes {
  const all = pagesOf(pack, shown);
  const pages = pagesByClaim(all);
  const topics = new Map(pack.header.topics.map((topic) => [topic.id, topic.title]));
  const claimRoster = createRoster(shown.map((claim) => claim.id));
  const pageRoster = createRoster(all.map((page) => page.id));
  const texts = createRankIndex(textEntries(shown, tokensOf), claimRoster);
  const wordsOfClaims = shown.map((claim) => ({
    item: claim.id,
    counts: wordsOfClaim(claim, pages.get(claim.id) ?? [], tokensOf),
  }));
  return {
    claimRoster,
    pageRoster,
    phrasings: createRankIndex(phrasingEntries(shown, tokensOf), claimRoster),
    texts,
    gapPhrasings: createRankIndex(phrasingEntries(pack.gaps, tokensOf)),
    outlinePhrasings: createRankIndex(phrasingEntries(pack.outlines, tokensOf)),
    pagePhrasings: createRankIndex(phrasingEntries(all, tokensOf), pageRoster),
    claimWords: createLikelihoodIndex(wordsOfClaims, claimRoster),
    pageWords: createLikelihoodIndex(
      all.map((page) => ({ item: page.id, counts: wordsOfPage(page, tokensOf) })),
      pageRoster,
    ),
    covered: createCoverageIndex(reachOf(shown, pages, topics, tokensOf), texts.rarity, claimRoster),
    pagePlacesOfTopic: placesByTopic(pack, all),
    pagePlacesOfClaim: shown.map((claim) =>
      placesIn(
        pageRoster,
        (pages.get(claim.id) ?? []).map((page) => page.id),
      ),
    ),
    claimPlacesOfPage: all.map((page) => placesIn(claimRoster, page.claims)),
    pagesOf: pages,
  };
}

/** What questions are matched against: how people ask, and what the statements say, each indexed apart. */
import type { Claim } from "../knowledge/claim.ts";
import type { Pack } from "../knowledge/knowledge.ts";
import type { PageSketch } from "../knowledge/pack.ts";
import type { Lexicon } from "../question/lexicon.ts";
import { type Token, tokensOfText } from "./index-terms.ts";
import { createLatentIndex, type LatentIndex } from "./latent.ts";
import { createRankIndex, type Entry, type RankIndex } from "./ranking.ts";

/** The indexes of one pack. */
export interface Indexes {
  readonly phrasings: RankIndex;
  readonly texts: RankIndex;
  readonly gapPhrasings: RankIndex;
  readonly outlinePhrasings: RankIndex;
  readonly pagePhrasings: RankIndex;
  /** Likeness of a question to each claim by what their words go with elsewhere. */
  readonly latent: LatentIndex;
  /** Per claim, the editor's pages it stands on. */
  readonly pagesOf: ReadonlyMap<string, readonly PageSketch[]>;
}

/** Tokens of a text; each text is read once. */
export type Tokenise = (text: string) => readonly Token[];

/** How a claim's own wordings and its pages' phrasings count in the latent index. */
const latentWeights = { phrasing: 1, wording: 1.5, page: 0.4 } as const;
const latentRank = 60;

/** A tokeniser that remembers: phrasings go into several indexes. */
export function createTokeniser(lexicon: Lexicon): Tokenise {
  const read = new Map<string, readonly Token[]>();
  return (text) => {
    const tokens = read.get(text) ?? tokensOfText(text, lexicon);
    read.set(text, tokens);
    return tokens;
  };
}

/** One entry per phrasing, all belonging to their item. */
const phrasingEntries = (
  items: readonly { readonly id: string; readonly answers: readonly string[] }[],
  tokensOf: Tokenise,
): readonly Entry[] =>
  items.flatMap((item) => item.answers.map((phrasing) => ({ item: item.id, tokens: tokensOf(phrasing) })));

/** All tokens of several texts, each with its largest weight. */
export function tokensTogether(texts: readonly string[], tokensOf: Tokenise): ReadonlyMap<string, number> {
  const together = new Map<string, number>();
  for (const text of texts)
    for (const { token, weight } of tokensOf(text)) together.set(token, Math.max(together.get(token) ?? 0, weight));
  return together;
}

function pagesOf(pages: readonly PageSketch[]): ReadonlyMap<string, readonly PageSketch[]> {
  const of = new Map<string, PageSketch[]>();
  for (const page of pages) for (const claim of page.claims) of.set(claim, [...(of.get(claim) ?? []), page]);
  return of;
}

function latentTokens(claim: Claim, pages: readonly PageSketch[], tokensOf: Tokenise): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (texts: readonly string[], times: number): void => {
    for (const text of texts)
      for (const { token, weight } of tokensOf(text)) counts.set(token, (counts.get(token) ?? 0) + times * weight);
  };
  add(claim.answers, latentWeights.phrasing);
  add([claim.say.clinician, claim.say.patient], latentWeights.wording);
  for (const page of pages) add([page.title, ...page.answers], latentWeights.page);
  return counts;
}

/** Builds the indexes over the claims that may be found on their own. */
export function createIndexes(pack: Pack, shown: readonly Claim[], tokensOf: Tokenise): Indexes {
  const pages = pagesOf(pack.pages);
  return {
    phrasings: createRankIndex(phrasingEntries(shown, tokensOf)),
    texts: createRankIndex(
      shown.map((claim) => ({
        item: claim.id,
        tokens: [...tokensTogether([claim.say.clinician, claim.say.patient, ...claim.answers], tokensOf)].map(
          ([token, weight]) => ({ token, weight }),
        ),
      })),
    ),
    gapPhrasings: createRankIndex(phrasingEntries(pack.gaps, tokensOf)),
    outlinePhrasings: createRankIndex(phrasingEntries(pack.outlines, tokensOf)),
    pagePhrasings: createRankIndex(phrasingEntries(pack.pages, tokensOf)),
    latent: createLatentIndex(
      shown.map((claim) => ({ item: claim.id, tokens: latentTokens(claim, pages.get(claim.id) ?? [], tokensOf) })),
      latentRank,
    ),
    pagesOf: pages,
  };
}

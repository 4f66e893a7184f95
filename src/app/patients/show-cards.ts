/**
 * The life of one CDS Hooks call, once its data are at hand: find what was dismissed, assess the patient, leave out what was
 * dismissed and has nothing new to say, keep at most three cards, and remember what was shown before it is shown.
 */
import type { Recommendation, Reference } from "../../core/answer/answer.ts";
import { chooseCards, type Dismissal } from "../../core/pathway/choose-cards.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { NoticedSources } from "../answers/noticed-sources.ts";
import type { Cards, ShownCard } from "../ports/cards.ts";
import type { SignedToken } from "../ports/seen-tokens.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import { marked } from "./noticed-cases.ts";
import type { UnusedEntries } from "./unused-entries.ts";

/** What the rules of one pack say, with the references that its sentences are numbered by. */
export interface PackAdvice {
  readonly recommendations: readonly Recommendation[];
  readonly references: readonly Reference[];
}

/** The call is a replay of another: its token was used, perhaps while this one was worked on. */
export const tokenUsed: Problem = { code: "token-used", message: "The token of this call was used before" };

/** What the rules say of a patient, by pack, and what of the record could not be used for it. */
export interface AssessedResources {
  readonly packs: readonly PackAdvice[];
  readonly unused: UnusedEntries;
}

/** A patient's resources assessed. Fails when they are of somebody else. */
export type AssessResources = (
  resources: readonly unknown[],
  patientId: string,
  today: string,
) => Result<AssessedResources, readonly Problem[]>;

export interface CardsAsked {
  readonly hook: string;
  readonly client: string;
  readonly patientId: string;
  readonly unreviewed: boolean;
  /** The token of the call, to be claimed with what is kept; without it, it was claimed before. */
  readonly token?: SignedToken | undefined;
  /** The chart as it came, drafts of orders among it. */
  readonly resources: readonly unknown[];
}

/** One card: a recommendation of its own, or the last one with all that found none; by pack, since references are. */
export interface CardGiven {
  readonly uuid: string;
  readonly advice: readonly PackAdvice[];
  readonly folded: boolean;
  /** Entries of the record that could not be used. */
  readonly unused: UnusedEntries;
}

export interface ShowCardsParts {
  readonly assess: AssessResources;
  /** Hash of the packs that are run. */
  readonly packHash: () => string | undefined;
  readonly cards: Cards;
  /** Sources that a document taken in says were retracted. */
  readonly noticed: () => Promise<NoticedSources>;
  readonly surroundings: Surroundings;
}

/** A dismissal holds until the recommendation would have to be looked at anew. */
const untilOf = (recommendation: Recommendation, today: string): string => recommendation.expires ?? today;

const shownCard = (uuid: string, recommendation: Recommendation, today: string): ShownCard => ({
  uuid,
  key: recommendation.key,
  rule: recommendation.rule,
  kind: recommendation.kind,
  until: untilOf(recommendation, today),
});

/** Recommendations by the pack they come from, in their order. */
function byPack(recommendations: readonly Recommendation[], packs: readonly PackAdvice[]): readonly PackAdvice[] {
  const wanted = new Set(recommendations);
  return packs
    .map((pack) => ({ ...pack, recommendations: pack.recommendations.filter((r) => wanted.has(r)) }))
    .filter((pack) => pack.recommendations.length > 0);
}

/** The cards as they will be sent, and what is to be kept of them. */
interface Prepared<Card> {
  readonly cards: readonly Card[];
  readonly packHash: string | undefined;
  readonly shown: readonly ShownCard[];
}

/** What is known before the patient is assessed. */
interface Known {
  readonly dismissals: readonly Dismissal[];
  readonly noticed: NoticedSources;
  readonly today: string;
}

/** Assesses, chooses and writes. */
function prepareCards<Card>(
  { assess, packHash, surroundings }: ShowCardsParts,
  { resources, patientId, hook, unreviewed }: CardsAsked,
  write: (given: CardGiven) => Card,
  { dismissals, noticed, today }: Known,
): Result<Prepared<Card>, readonly Problem[]> {
  const assessed = assess(resources, patientId, today);
  if (!assessed.ok) return assessed;
  const { unused } = assessed.value;
  const packs = marked(assessed.value.packs, noticed);
  const all = packs.flatMap((pack) => pack.recommendations);
  const chosen = chooseCards(all, { hook, today, dismissals, unreviewed });
  const card = (recommendations: readonly Recommendation[], folded: boolean): CardGiven => ({
    uuid: surroundings.newId(),
    advice: byPack(recommendations, packs),
    folded,
    unused,
  });
  const given = [
    ...chosen.cards.map((r) => card([r], false)),
    ...(chosen.folded.length === 0 ? [] : [card(chosen.folded, true)]),
  ];
  const shown = given.flatMap(({ uuid, advice }) =>
    advice.flatMap((pack) => pack.recommendations.map((r) => shownCard(uuid, r, today))),
  );
  return ok({ cards: given.map(write), packHash: packHash(), shown });
}

/**
 * Cards for one call, in the form that `write` gives them. What was shown is kept first, with its audit entry and the token as
 * used: a card that nobody can account for is not sent, and none a second time for the same token.
 */
export async function showCards<Card>(
  parts: ShowCardsParts,
  asked: CardsAsked,
  write: (given: CardGiven) => Card,
): Promise<Result<readonly Card[], readonly Problem[]>> {
  const { client, hook, token } = asked;
  const at = parts.surroundings.now();
  const today = at.slice(0, 10);
  const patientKey = await parts.cards.patientKey(client, asked.patientId);
  const dismissals = await parts.cards.dismissals(patientKey, today);
  const noticed = await parts.noticed();
  const prepared = prepareCards(parts, asked, write, { dismissals, noticed, today });
  if (!prepared.ok) return prepared;
  const { cards, shown, packHash } = prepared.value;
  // Nothing is awaited here: while the disk is waited for, nothing holds the record and its assessment any more.
  return parts.cards
    .recordShown({ cards: shown, patientKey, client, hook, at, packHash, token })
    .then((kept) => (kept ? ok(cards) : err([tokenUsed])));
}

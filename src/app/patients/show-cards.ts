/**
 * The life of one CDS Hooks call, once its data are at hand: assess the patient, leave out what was dismissed and has
 * nothing new to say, keep at most three cards, and remember what was shown before it is shown.
 */
import type { Recommendation, Reference } from "../../core/answer/answer.ts";
import { chooseCards } from "../../core/pathway/choose-cards.ts";
import { ok, type Problem, type Result } from "../../core/problem.ts";
import type { Cards, ShownCard } from "../ports/cards.ts";
import type { Surroundings } from "../ports/surroundings.ts";

/** What the rules of one pack say, with the references that its sentences are numbered by. */
export interface PackAdvice {
  readonly recommendations: readonly Recommendation[];
  readonly references: readonly Reference[];
}

/** A patient's resources assessed. Fails when they are of somebody else. */
export type AssessResources = (
  resources: readonly unknown[],
  patientId: string,
  today: string,
) => Result<readonly PackAdvice[], readonly Problem[]>;

export interface CardsAsked {
  readonly hook: string;
  readonly client: string;
  readonly patientId: string;
  readonly unreviewed: boolean;
  /** The chart as it came, drafts of orders among it. */
  readonly resources: readonly unknown[];
}

/** One card: a recommendation of its own, or the last one with all that found none; by pack, since references are. */
export interface CardGiven {
  readonly uuid: string;
  readonly advice: readonly PackAdvice[];
  readonly folded: boolean;
}

export interface ShowCardsParts {
  readonly assess: AssessResources;
  readonly cards: Cards;
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

/** Cards for one call. What was shown is kept with its audit entry first: a card that nobody can account for is not sent. */
export async function showCards(
  parts: ShowCardsParts,
  asked: CardsAsked,
): Promise<Result<readonly CardGiven[], readonly Problem[]>> {
  const at = parts.surroundings.now();
  const today = at.slice(0, 10);
  const assessed = parts.assess(asked.resources, asked.patientId, today);
  if (!assessed.ok) return assessed;
  const { client, hook, unreviewed } = asked;
  const patientKey = await parts.cards.patientKey(client, asked.patientId);
  const dismissals = await parts.cards.dismissals(patientKey, today);
  const all = assessed.value.flatMap((pack) => pack.recommendations);
  const chosen = chooseCards(all, { hook, today, dismissals, unreviewed });
  const card = (recommendations: readonly Recommendation[], folded: boolean): CardGiven => ({
    uuid: parts.surroundings.newId(),
    advice: byPack(recommendations, assessed.value),
    folded,
  });
  const cards = [
    ...chosen.cards.map((r) => card([r], false)),
    ...(chosen.folded.length === 0 ? [] : [card(chosen.folded, true)]),
  ];
  const shown = cards.flatMap(({ uuid, advice }) =>
    advice.flatMap((pack) => pack.recommendations.map((r) => shownCard(uuid, r, today))),
  );
  await parts.cards.recordShown({ cards: shown, patientKey, client, hook, at });
  return ok(cards);
}

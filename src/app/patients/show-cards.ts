/**
 * The life of one CDS Hooks call, once its data are at hand: assess the patient, leave out what was dismissed and has
 * nothing new to say, keep at most three cards, and remember what was shown before it is shown.
 */
import type { Recommendation, Reference } from "../../core/answer/answer.ts";
import { chooseCards } from "../../core/pathway/choose-cards.ts";
import { ok, type Problem, type Result } from "../../core/problem.ts";
import type { Cards, ShownCard } from "../ports/cards.ts";
import type { Surroundings } from "../ports/surroundings.ts";

/** A patient's resources assessed. Fails when they are of somebody else. */
export type AssessResources = (
  resources: readonly unknown[],
  patientId: string,
  at: string,
) => Result<
  { readonly recommendations: readonly Recommendation[]; readonly references: readonly Reference[] },
  readonly Problem[]
>;

export interface CardsAsked {
  readonly hook: string;
  readonly client: string;
  readonly patientId: string;
  /** Digest of client and patient, keyed, under which dismissals are kept. */
  readonly patientKey: string;
  readonly unreviewed: boolean;
  /** The chart as it came, drafts of orders among it. */
  readonly resources: readonly unknown[];
}

/** One card: a recommendation of its own, or the last one with all that found none. */
export interface CardGiven {
  readonly uuid: string;
  readonly recommendations: readonly Recommendation[];
  readonly folded: boolean;
}

export interface CardsGiven {
  readonly cards: readonly CardGiven[];
  readonly references: readonly Reference[];
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

/** Cards for one call. What was shown is kept with its audit entry first: a card that nobody can account for is not sent. */
export async function showCards(
  parts: ShowCardsParts,
  asked: CardsAsked,
): Promise<Result<CardsGiven, readonly Problem[]>> {
  const at = parts.surroundings.now();
  const today = at.slice(0, 10);
  const assessed = parts.assess(asked.resources, asked.patientId, at);
  if (!assessed.ok) return assessed;
  const { recommendations, references } = assessed.value;
  const dismissals = await parts.cards.dismissals(asked.patientKey, today);
  const chosen = chooseCards(recommendations, { hook: asked.hook, today, dismissals, unreviewed: asked.unreviewed });
  const single = chosen.cards.map((r): CardGiven => ({
    uuid: parts.surroundings.newId(),
    recommendations: [r],
    folded: false,
  }));
  const last: readonly CardGiven[] =
    chosen.folded.length === 0
      ? []
      : [{ uuid: parts.surroundings.newId(), recommendations: chosen.folded, folded: true }];
  const cards = [...single, ...last];
  const shown = cards.flatMap((card) => card.recommendations.map((r) => shownCard(card.uuid, r, today)));
  const { client, hook, patientKey } = asked;
  await parts.cards.recordShown({ cards: shown, patientKey, client, hook, at });
  return ok({ cards, references });
}

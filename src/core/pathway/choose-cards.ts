/** Which recommendations a hospital system shows now: few, ranked, and none that was dismissed and has nothing new to say. */
import type { Recommendation } from "../answer/answer.ts";

/** A recommendation that somebody waved away, and until when that holds. */
export interface Dismissal {
  readonly rule: string;
  /** Rule and digest of its decisive facts: another key is news. */
  readonly key: string;
  readonly kind: Recommendation["kind"];
  /** ISO day on which it may come back by itself. */
  readonly until: string;
  /** It was one of several on the last card: whoever waves that away has not looked at each. */
  readonly folded: boolean;
}

export interface ChooseCards {
  readonly hook: string;
  readonly today: string;
  readonly dismissals: readonly Dismissal[];
  /** Whether rules that no board has approved may leave the house. */
  readonly unreviewed: boolean;
}

/** What is shown: each on a card of its own, and the rest named on the last. */
export interface ChosenCards {
  readonly cards: readonly Recommendation[];
  readonly folded: readonly Recommendation[];
}

/** Most cards of one call. */
export const mostCards = 3;

const severities = ["monitor", "consider", "do", "warning", "stop"] as const;

const isGraver = (now: Recommendation["kind"], then: Recommendation["kind"]): boolean =>
  severities.indexOf(now) > severities.indexOf(then);

/** A hard stop is never hidden. Anything else stays away while its facts and severity are those that were dismissed. */
function dismissalOf(recommendation: Recommendation, { dismissals, today }: ChooseCards): Dismissal | undefined {
  if (recommendation.kind === "stop") return undefined;
  return dismissals.find(
    (d) => d.key === recommendation.key && today < d.until && !isGraver(recommendation.kind, d.kind),
  );
}

/**
 * Takes ranked recommendations and keeps their order, hard stops first: what finds no card of its own is named on the last.
 * What was dismissed there among others stays off the last card, and comes on a card of its own when there is room.
 */
export function chooseCards(recommendations: readonly Recommendation[], how: ChooseCards): ChosenCards {
  const shown = recommendations.filter(
    (r) =>
      r.hooks.includes(how.hook) &&
      (how.unreviewed || r.review === "approved") &&
      (dismissalOf(r, how)?.folded ?? true),
  );
  const stops = shown.filter((r) => r.kind === "stop");
  const others = shown.filter((r) => r.kind !== "stop");
  const ordered = [...stops, ...others];
  if (ordered.length <= mostCards) return { cards: ordered, folded: [] };
  const cards = ordered.slice(0, mostCards - 1);
  const rest = ordered.slice(mostCards - 1).filter((r) => dismissalOf(r, how) === undefined);
  return rest.length === 1 ? { cards: [...cards, ...rest], folded: [] } : { cards, folded: rest };
}

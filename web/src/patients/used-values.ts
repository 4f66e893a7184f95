/** Which values a recommendation rests on, and which recommendations rest on a value. */
import type { Proof, Recommendation } from "../../../src/core/answer/answer.ts";
import { dayWords, withoutSaidAgain } from "../../../src/core/answer/proof-words.ts";
import { amountWords } from "../../../src/core/quantity-words.ts";

/** Resources that a proof used, whatever depth they stand at. A computed value names all it was computed from. */
export const resourcesOf = (proof: Proof): readonly string[] => [
  ...(proof.used ?? []).flatMap((used) => used.resources),
  ...(proof.parts ?? []).flatMap(resourcesOf),
];

function conditionsBehind(proof: Proof): readonly string[] {
  if (proof.value !== true) return [];
  const amounts = (proof.used ?? []).flatMap(({ value, date }) =>
    date === undefined || typeof value !== "object" ? [] : [`${amountWords(value)} ${dayWords(value, date)}`],
  );
  const own = amounts.length === 0 ? [] : [`${proof.text} (${amounts.join(", ")})`];
  return [...new Set([...own, ...(proof.parts ?? []).flatMap(conditionsBehind)])];
}

/** The conditions that made a proof true by an amount of the record, each once, with the amount and its day. */
export const valuesBehind = (proof: Proof): readonly string[] => withoutSaidAgain(conditionsBehind(proof));

/** Recommendations by resource. */
export function usersOf(recommendations: readonly Recommendation[]): ReadonlyMap<string, readonly Recommendation[]> {
  const pairs = recommendations.flatMap((recommendation) =>
    [...new Set(resourcesOf(recommendation.proof))].map((resource) => ({ resource, recommendation })),
  );
  const grouped = Map.groupBy(pairs, ({ resource }) => resource);
  return new Map([...grouped].map(([resource, all]) => [resource, all.map(({ recommendation }) => recommendation)]));
}

/** The part of the page that tells of a recommendation. */
export const adviceId = ({ key }: Pick<Recommendation, "key">): string =>
  `advice-${key.replaceAll(/[^A-Za-z0-9]+/g, "-")}`;

/** Brings a part of the page into view and puts the focus there. */
export function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}

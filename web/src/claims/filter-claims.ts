/** Which claims a filter lets through. */
import type { ClaimView } from "../../../src/contract/browse.ts";

export interface ClaimFilter {
  readonly text: string;
  /** Topic id, or "" for all. */
  readonly topic: string;
}

/** True when every word of the filter stands somewhere in the texts. */
export function hasWords(texts: readonly string[], filter: string): boolean {
  const said = texts.join("\n").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** Claims that fit. Lay readers search the wording they are shown. */
export function filterClaims(views: readonly ClaimView[], filter: ClaimFilter, lay: boolean): readonly ClaimView[] {
  return views.filter(
    ({ claim, topic }) =>
      (filter.topic === "" || topic.id === filter.topic) &&
      hasWords([lay ? claim.say.patient : claim.say.clinician, claim.id, ...claim.answers], filter.text),
  );
}

/** Topics of some claims, in their order, each once. */
export function topicsOf(views: readonly ClaimView[]): readonly ClaimView["topic"][] {
  return [...new Map(views.map((view) => [view.topic.id, view.topic] as const)).values()];
}

/** Which claims a filter lets through. */
import type { ClaimView } from "../../../src/contract/browse.ts";
import type { Narrowing } from "../evidence/filters.tsx";

/** True when every word of the filter stands somewhere in the texts. */
export function hasWords(texts: readonly string[], filter: string): boolean {
  const said = texts.join("\n").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** Claims that fit the words and the topic. Lay readers search the wording they are shown. */
export function filterClaims(views: readonly ClaimView[], filter: Narrowing, lay: boolean): readonly ClaimView[] {
  return views.filter(
    ({ claim, topic }) =>
      (filter.choice === "" || topic.id === filter.choice) &&
      hasWords([lay ? claim.say.patient : claim.say.clinician, claim.id, ...claim.answers], filter.words),
  );
}

/** Topics of some claims, in their order, each once. */
export function topicsOf(views: readonly ClaimView[]): readonly ClaimView["topic"][] {
  return [...new Map(views.map((view) => [view.topic.id, view.topic] as const)).values()];
}

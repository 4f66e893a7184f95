/** Claims and rules of the packs as reviewable items: their content, their hash, and what an approval changes. */
import type { Library } from "../../core/answer/library.ts";
import type { ReviewContent } from "../../core/review/content.ts";
import { claimContent, claimWorded, ruleContent } from "../../core/review/from-item.ts";
import type { ReviewSubject } from "../../core/review/review-case.ts";
import type { ReviewParts } from "./parts.ts";

type ItemSubject = Extract<ReviewSubject, { kind: "claim" | "rule" }>;

interface Place {
  readonly library: Library;
  readonly id: string;
}

/** Where an item stands: its pack, and its id there. */
function placeOf({ knowledge }: Pick<ReviewParts, "knowledge">, item: string): Place | undefined {
  const at = item.indexOf("/");
  const library = knowledge().libraries.find(({ pack }) => pack.header.id === item.slice(0, at));
  return library === undefined ? undefined : { library, id: item.slice(at + 1) };
}

/** The content of an item's review as the pack has it now. */
export function contentOfItem(
  parts: Pick<ReviewParts, "knowledge">,
  { kind, item }: ItemSubject,
): ReviewContent | undefined {
  const place = placeOf(parts, item);
  if (place === undefined) return undefined;
  return kind === "claim" ? claimContent(place.library, place.id) : ruleContent(place.library, place.id);
}

/**
 * The hash that an approval is tied to: of an item, that of the item itself with the wordings under review; of an
 * article, that of its content.
 */
export function hashOf(
  parts: Pick<ReviewParts, "knowledge" | "digestOf">,
  subject: ReviewSubject,
  content: ReviewContent,
): string {
  if (subject.kind === "article") return parts.digestOf(content);
  const place = placeOf(parts, subject.item);
  const claim = place?.library.statements.get(place.id)?.claim;
  const rule = place?.library.pack.rules.find(({ id }) => id === place.id);
  if (subject.kind === "claim" && claim !== undefined) return parts.digestOf(claimWorded(claim, content));
  return parts.digestOf(subject.kind === "rule" && rule !== undefined ? rule : content);
}

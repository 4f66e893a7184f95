/** Claims and rules of the packs as reviewable items: their content, their hash, and whether they are still the same. */
import type { Library } from "../../core/answer/library.ts";
import type { Claim } from "../../core/knowledge/claim.ts";
import type { Rule } from "../../core/knowledge/rule.ts";
import type { ReviewContent } from "../../core/review/content.ts";
import { claimContent, claimWorded, ruleContent } from "../../core/review/from-item.ts";
import type { ReviewCase, ReviewSubject } from "../../core/review/review-case.ts";
import type { Knowledge } from "../answers/knowledge.ts";
import type { ItemName } from "../ports/standings.ts";
import type { ReviewParts } from "./parts.ts";

type ItemSubject = Extract<ReviewSubject, { kind: "claim" | "rule" }>;

interface Place {
  readonly library: Library;
  readonly id: string;
}

const parted = (item: string): readonly [string, string] => {
  const at = item.indexOf("/");
  return [item.slice(0, at), item.slice(at + 1)];
};

/** Where an item stands: its pack, and its id there. */
function placeOf(knowledge: Knowledge, item: string): Place | undefined {
  const [pack, id] = parted(item);
  const library = knowledge.libraries.find((one) => one.pack.header.id === pack);
  return library === undefined ? undefined : { library, id };
}

/** The item that a review is about; nothing for an article. */
export function itemNameOf(subject: ReviewSubject): ItemName | undefined {
  if (subject.kind === "article") return undefined;
  const [pack, id] = parted(subject.item);
  return { pack, kind: subject.kind, id };
}

export function claimAt(knowledge: Knowledge, item: string): Claim | undefined {
  const place = placeOf(knowledge, item);
  return place?.library.statements.get(place.id)?.claim;
}

function ruleAt(knowledge: Knowledge, item: string): Rule | undefined {
  const place = placeOf(knowledge, item);
  return place?.library.pack.rules.find(({ id }) => id === place.id);
}

/** The content of an item's review as it stands now. */
export function contentOfItem(
  { knowledge }: Pick<ReviewParts, "knowledge">,
  { kind, item }: ItemSubject,
): ReviewContent | undefined {
  const place = placeOf(knowledge(), item);
  if (place === undefined) return undefined;
  return kind === "claim" ? claimContent(place.library, place.id) : ruleContent(place.library, place.id);
}

/** An item with the wordings under review; nothing where there is no such item. */
function worded(knowledge: Knowledge, { kind, item }: ItemSubject, content: ReviewContent): Claim | Rule | undefined {
  if (kind === "rule") return ruleAt(knowledge, item);
  const claim = claimAt(knowledge, item);
  return claim === undefined ? undefined : claimWorded(claim, content);
}

/**
 * The hash that an approval is tied to: of an item, that of the pack's own item with the wordings under review; of an
 * article, that of its content.
 */
export function hashOf(
  { shipped, digestOf }: Pick<ReviewParts, "shipped" | "digestOf">,
  subject: ReviewSubject,
  content: ReviewContent,
): string {
  return digestOf((subject.kind === "article" ? undefined : worded(shipped(), subject, content)) ?? content);
}

/** Whether an item is another than the one under review: its pack has another one, or something of it was withdrawn. */
export function isItemMoved(
  parts: Pick<ReviewParts, "shipped" | "knowledge" | "digestOf">,
  { subject, content, contentHash }: ReviewCase,
): boolean {
  if (subject.kind === "article") return false;
  const now = worded(parts.knowledge(), subject, content);
  return now === undefined || parts.digestOf(now) !== contentHash || hashOf(parts, subject, content) !== contentHash;
}

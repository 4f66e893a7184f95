/** What the review of a claim or rule decides about the item itself: approved as it was signed, with the wordings signed; or no longer. */
import type { Claim } from "../../core/knowledge/claim.ts";
import type { ItemEdit } from "../../core/knowledge/overlay.ts";
import type { Act } from "../../core/review/act.ts";
import type { Done } from "../../core/review/acting.ts";
import { claimWorded } from "../../core/review/from-item.ts";
import type { ReviewCase } from "../../core/review/review-case.ts";
import type { StandingChange } from "../ports/standings.ts";
import type { ItemDecision } from "../ports/reviews.ts";
import { claimAt, itemNameOf } from "./items.ts";
import type { ReviewParts } from "./parts.ts";

/** The wordings of a reviewed content where they are not the pack's own. */
function editOf(shipped: Claim, { content }: ReviewCase, digestOf: ReviewParts["digestOf"]): ItemEdit {
  const { say } = claimWorded(shipped, content);
  return {
    kind: "claim",
    of: digestOf(shipped),
    say: {
      ...(say.clinician === shipped.say.clinician ? {} : { clinician: say.clinician }),
      ...(say.patient === shipped.say.patient ? {} : { patient: say.patient }),
    },
  };
}

/** An edit where the wordings differ from the pack's, or did until now. */
function wordingChanges(parts: ReviewParts, reviewCase: ReviewCase): readonly StandingChange[] {
  const { subject } = reviewCase;
  if (subject.kind !== "claim") return [];
  const [shipped, live] = [claimAt(parts.shipped(), subject.item), claimAt(parts.knowledge(), subject.item)];
  if (shipped === undefined) return [];
  const edit = editOf(shipped, reviewCase, parts.digestOf);
  const isReworded = Object.keys(edit.say).length > 0;
  const wasReworded = live !== undefined && parts.digestOf(live.say) !== parts.digestOf(shipped.say);
  return isReworded || wasReworded ? [{ kind: "edit", edit }] : [];
}

/** Nothing for articles, and for acts that leave the item as it stood. */
export function decisionOf(parts: ReviewParts, before: ReviewCase, act: Act, done: Done): ItemDecision | undefined {
  const { case: after, approved } = done;
  const item = itemNameOf(after.subject);
  if (item === undefined) return undefined;
  if (approved !== undefined)
    return { item, changes: [...wordingChanges(parts, after), { kind: "approve", contentHash: after.contentHash }] };
  const endsApproval = act.kind === "reopen" || act.kind === "retire";
  return before.state === "approved" && endsApproval ? { item, changes: [{ kind: "unapprove" }] } : undefined;
}

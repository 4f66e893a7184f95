/** What a board decided about single items of the packs: approved as they are, worded anew, or withdrawn. */
import { z } from "zod";

/** What can be withdrawn. Claims and rules can also be approved, and claims worded anew; a rule is worded by its claims. */
export const ItemKind = z.enum(["claim", "rule", "source", "calculator", "regimen", "article"]);
export type ItemKind = z.infer<typeof ItemKind>;

const Wording = z.string().min(10).max(2000);

/** Wordings of a claim in place of the pack's own. They hold for the claim whose digest they name: a newer pack's stands as it is. */
export const ItemEdit = z
  .strictObject({
    kind: z.literal("claim"),
    of: z.string().describe("Digest of the pack's claim that was reworded"),
    say: z.strictObject({ clinician: Wording.optional(), patient: Wording.optional() }).readonly(),
  })
  .readonly()
  .meta({ id: "ItemEdit" });
export type ItemEdit = z.infer<typeof ItemEdit>;

/** One item's standing. `pack` is empty for an article, whose id is the last part of its address. */
export const OverlayEntry = z
  .object({
    pack: z.string(),
    kind: ItemKind,
    id: z.string(),
    approvedHash: z.string().optional().describe("Digest of the content that was approved, edit included"),
    edit: ItemEdit.optional(),
    suspended: z.object({ since: z.string(), by: z.string(), reason: z.string() }).readonly().optional(),
  })
  .readonly();
export type OverlayEntry = z.infer<typeof OverlayEntry>;

/** Everything a board decided, as it stood at one revision. */
export interface Overlay {
  readonly revision: number;
  readonly entries: readonly OverlayEntry[];
}

/** What a board decided about single items of the packs: approved as they are, worded anew, or withdrawn. */
import { z } from "zod";
import { Line } from "./rule.ts";

/** What can be withdrawn. Claims and rules can also be approved and worded anew. */
export const ItemKind = z.enum(["claim", "rule", "source", "calculator", "regimen", "article"]);
export type ItemKind = z.infer<typeof ItemKind>;

const Wording = z.string().min(10).max(2000);
const Lines = z.array(Line).readonly().optional();

/** Wordings in place of a pack's own. It holds for the item whose digest it names: a newer pack's item stands as it is. */
export const ItemEdit = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("claim"),
        of: z.string().describe("Digest of the pack's item that was reworded"),
        say: z.strictObject({ clinician: Wording.optional(), patient: Wording.optional() }).readonly(),
      })
      .readonly(),
    z
      .strictObject({
        kind: z.literal("rule"),
        of: z.string().describe("Digest of the pack's item that was reworded"),
        title: z.string().min(8).max(140).optional(),
        say: Lines,
        options: Lines,
        monitor: Lines,
      })
      .readonly(),
  ])
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

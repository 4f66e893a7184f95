/** What can be done to something under review. */
import { z } from "zod";
import { Audience } from "../knowledge/claim.ts";
import { Expertise } from "./policy.ts";
import { Edit, ReopenReason } from "./review-case.ts";

const Words = z.string().trim().min(1).max(4000);

export const Act = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("submit") }).readonly(),
    z.strictObject({ kind: z.literal("assign"), person: z.string(), dueOn: z.iso.date().optional() }).readonly(),
    z.strictObject({ kind: z.literal("unassign"), person: z.string() }).readonly(),
    z.strictObject({ kind: z.literal("begin") }).readonly(),
    z
      .strictObject({
        kind: z.literal("comment"),
        text: Words,
        audience: Audience.optional(),
        sentence: z.string().optional(),
      })
      .readonly(),
    z.strictObject({ kind: z.literal("resolve"), comment: z.string() }).readonly(),
    z.strictObject({ kind: z.literal("suggest"), edit: Edit, why: z.string().max(4000).default("") }).readonly(),
    z.strictObject({ kind: z.literal("accept"), suggestion: z.string() }).readonly(),
    z.strictObject({ kind: z.literal("decline"), suggestion: z.string(), why: Words }).readonly(),
    z.strictObject({ kind: z.literal("withdraw-suggestion"), suggestion: z.string() }).readonly(),
    z.strictObject({ kind: z.literal("edit"), edit: Edit }).readonly(),
    z.strictObject({ kind: z.literal("request-changes"), why: Words }).readonly(),
    z.strictObject({ kind: z.literal("sign-off"), as: Expertise, contentHash: z.string() }).readonly(),
    z.strictObject({ kind: z.literal("withdraw-sign-off") }).readonly(),
    z.strictObject({ kind: z.literal("reopen"), reasons: z.array(ReopenReason).min(1).readonly() }).readonly(),
    z.strictObject({ kind: z.literal("retire"), why: Words }).readonly(),
  ])
  .meta({ id: "ReviewAct" });
export type Act = z.infer<typeof Act>;
export type ActKind = Act["kind"];

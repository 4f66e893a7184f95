/** Withdrawing something at once: what is asked, what is told, and the routes. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { ItemKind } from "../core/knowledge/overlay.ts";
import { body, json, problem, refusals } from "./people.ts";

const Reason = z.string().trim().min(3).max(500).describe("Shown to readers in place of what is withdrawn");

/** Names an item: `<pack>/<id>` or a bare id; for an article the last part of its address. */
const Item = { kind: ItemKind, id: z.string().min(1).max(160) };

export const SuspendRequest = z.strictObject({ ...Item, reason: Reason }).readonly();
export type SuspendRequest = z.infer<typeof SuspendRequest>;

export const SuspensionView = z
  .object({
    ...Item,
    pack: z.string().describe("Empty for an article"),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    shownIn: z
      .array(
        z
          .object({
            kind: z.enum(["answer", "card", "article"]),
            subject: z.string().describe("As the audit names it"),
            to: z.string().optional().describe("Person or program it was shown to"),
            at: z.string(),
          })
          .readonly(),
      )
      .readonly()
      .describe("Kept answers, articles and cards that showed it before"),
    lifted: z.object({ at: z.string(), by: z.string(), reason: z.string() }).readonly().optional(),
  })
  .readonly();
export type SuspensionView = z.infer<typeof SuspensionView>;

/** Something that is withdrawn now. */
export const WithdrawnItem = z
  .object({
    kind: ItemKind,
    id: z.string().describe("`<pack>/<id>`; for an article the last part of its address"),
    since: z.string(),
    text: z.string().describe("Stands in its place"),
    named: z.boolean().describe("False where it went with something that it rests on"),
  })
  .readonly();
export type WithdrawnItem = z.infer<typeof WithdrawnItem>;

export const withdrawnRoute = createRoute({
  method: "get",
  path: "/api/withdrawn",
  summary: "What is withdrawn now, and why",
  responses: { 200: json(z.object({ items: z.array(WithdrawnItem).readonly() }), "What pages show in its place") },
});

const missing = problem("There is no such item");

export const suspendRoute = createRoute({
  method: "post",
  path: "/api/suspensions",
  summary: "Withdraw a claim, rule, source, calculator, regimen or article at once",
  request: { body: body(SuspendRequest) },
  responses: {
    201: json(SuspensionView, "Withdrawn here now, and by every other process within seconds"),
    404: missing,
    409: problem("It is withdrawn already"),
    ...refusals,
  },
});

export const liftRoute = createRoute({
  method: "post",
  path: "/api/suspensions/lift",
  summary: "Lift a withdrawal",
  request: { body: body(SuspendRequest) },
  responses: {
    200: json(z.object({ lifted: z.literal(true) }), "Served again as it stood before"),
    404: missing,
    409: problem("It is not withdrawn"),
    ...refusals,
  },
});

export const suspensionsRoute = createRoute({
  method: "get",
  path: "/api/suspensions",
  summary: "Every withdrawal, with where it was shown before",
  responses: {
    200: json(z.object({ suspensions: z.array(SuspensionView).readonly() }), "The newest first"),
    ...refusals,
  },
});

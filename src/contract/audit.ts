/** The audit over HTTP, for administrators: its entries, and whether the chain holds. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { ProblemDetails } from "./problem-details.ts";

const Digest = z.string().optional();

export const AuditEntryView = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    origin: z.string(),
    patientKey: Digest,
    packHash: Digest.describe("What was told was made from the pack with this `contentHash` (`/api/packs`)"),
    inputDigest: Digest,
    outputDigest: Digest,
    prev: z.string(),
    hash: z.string(),
  })
  .readonly()
  .meta({ id: "AuditEntry" });
export type AuditEntryView = z.infer<typeof AuditEntryView>;

export const AuditPage = z
  .object({
    entries: z.array(AuditEntryView).readonly().describe("Oldest first"),
    last: z.number().int().describe("Number of the newest entry there is"),
  })
  .readonly();
export type AuditPage = z.infer<typeof AuditPage>;

export const ChainCheckView = z
  .discriminatedUnion("ok", [
    z.object({
      ok: z.literal(true),
      entries: z.number().int(),
      head: z.string().describe("Hash of the last entry; note it elsewhere with the number"),
    }),
    z.object({
      ok: z.literal(false),
      brokenAt: z.number().int().describe("Number of the first entry that does not fit"),
      fault: z.enum(["edited", "missing", "out-of-order", "added", "head", "not-as-noted"]),
    }),
  ])
  .readonly();
export type ChainCheckView = z.infer<typeof ChainCheckView>;

/** What to list: entries after a number, or the newest. */
export const AuditQuery = z.object({
  after: z.coerce.number().int().min(0).optional().describe("Entries after this number; the newest unless given"),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});
const refusals = { 401: problem("Not signed in"), 403: problem("Not an administrator") };

export const listAuditRoute = createRoute({
  method: "get",
  path: "/api/audit",
  summary: "List entries of the audit",
  description: "Who did what and when. Digests stand in for content; no question, name or value is in it.",
  request: { query: AuditQuery },
  responses: {
    200: { description: "A page of entries", content: { "application/json": { schema: AuditPage } } },
    400: problem("Not a number"),
    ...refusals,
  },
});

export const checkAuditRoute = createRoute({
  method: "get",
  path: "/api/audit/check",
  summary: "Check the audit chain",
  description: "Recomputes every hash and compares the end with the head that is kept apart.",
  responses: {
    200: { description: "Whether it holds", content: { "application/json": { schema: ChainCheckView } } },
    ...refusals,
  },
});

/** What is kept: an answer's keeping, its erasure, and the numbers an administrator sees. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { json, problem, refusals } from "./people.ts";

export const Keeping = z
  .object({
    keptAt: z.string().describe("ISO 8601"),
    mayErase: z.boolean().describe("Whether whoever sends this made the link, or administers"),
  })
  .readonly();
export type Keeping = z.infer<typeof Keeping>;

export const KeptCounts = z
  .object({
    answers: z
      .array(z.object({ month: z.string().describe("YYYY-MM"), answers: z.number().int() }).readonly())
      .readonly()
      .describe("Kept answers by the month they were kept in, oldest first"),
    patients: z
      .object({
        kept: z.number().int(),
        months: z
          .number()
          .int()
          .optional()
          .describe("Months without a touch after which a patient may be erased by age"),
      })
      .readonly()
      .optional(),
  })
  .readonly();
export type KeptCounts = z.infer<typeof KeptCounts>;

const TokenParam = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

export const keepingRoute = createRoute({
  method: "get",
  path: "/api/answers/{token}/keeping",
  summary: "Since when an answer is kept, and whether you may erase it",
  request: { params: TokenParam },
  responses: { 200: json(Keeping, "Its keeping"), 404: problem("No such answer"), ...refusals },
});

export const eraseAnswerRoute = createRoute({
  method: "delete",
  path: "/api/answers/{token}",
  summary: "Erase a kept answer for good",
  description:
    "For whoever made the link, and for administrators. The audit keeps that it was there and that it is gone.",
  request: { params: TokenParam },
  responses: { 204: { description: "Erased" }, 404: problem("No such answer"), ...refusals },
});

export const keptRoute = createRoute({
  method: "get",
  path: "/api/kept",
  summary: "How much is kept",
  description: "Numbers alone: no address, question or name.",
  responses: { 200: json(KeptCounts, "The numbers"), ...refusals },
});

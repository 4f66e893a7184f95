/** A patient's own view, which a clinician opens or prints: plain words, own values, no doses, no titres, no orders. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Reference, Sentence } from "../core/answer/answer.ts";
import { Quantity } from "../core/quantity.ts";
import { ProblemDetails } from "./problem-details.ts";

const OwnValue = z
  .object({
    name: z.string(),
    explain: z.string(),
    value: Quantity,
    date: z.string(),
    range: z
      .object({ low: z.number().optional(), high: z.number().optional() })
      .readonly()
      .optional()
      .describe("The laboratory's usual range, in the unit of the value"),
  })
  .readonly();

const OwnTreatment = z
  .object({
    name: z.string(),
    explain: z.string().optional(),
    from: z.string(),
    to: z.string().describe("The last day on record"),
    ongoing: z.boolean().describe("True while the record says that it goes on"),
  })
  .readonly();

const PlainPack = z
  .object({
    pack: z.string(),
    version: z.string(),
    about: z.object({ name: z.string(), explain: z.string() }).readonly().optional(),
    values: z.array(OwnValue).readonly(),
    treatments: z.array(OwnTreatment).readonly().describe("Latest first, without doses"),
    parts: z.array(z.object({ title: z.string(), sentences: z.array(Sentence).readonly() }).readonly()).readonly(),
    references: z.array(Reference).readonly(),
  })
  .readonly();
export type PlainPack = z.infer<typeof PlainPack>;

export const PlainView = z
  .object({
    label: z.string(),
    asOf: z.string(),
    banner: z.string(),
    withheld: z.string().describe("What is left out, and who explains it"),
    disclaimer: z.string(),
    packs: z.array(PlainPack).readonly(),
  })
  .readonly()
  .meta({ id: "PlainView" });
export type PlainView = z.infer<typeof PlainView>;

export const plainViewRoute = createRoute({
  method: "get",
  path: "/api/patients/{id}/plain",
  summary: "A patient's own view in plain words",
  description: "For a clinician to open or print for the patient. No doses, no titres, no orders, no names of others.",
  request: { params: z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/, "not the id of a patient") }) },
  responses: {
    200: { description: "The page", content: { "application/json": { schema: PlainView } } },
    404: { description: "No such patient", content: { "application/problem+json": { schema: ProblemDetails } } },
  },
});

/** Planning a dose for a kept patient: regimens worked out from the chart, or what holds them back. Nothing is stored. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { DosePlans } from "../core/pathway/plan-doses.ts";
import { ProblemDetails } from "./problem-details.ts";

export const PlanDosesRequest = z
  .strictObject({
    start: z.iso.date("use YYYY-MM-DD").optional().describe("The day of the first dose; without it days are counted"),
  })
  .readonly();
export type PlanDosesRequest = z.infer<typeof PlanDosesRequest>;

export const DosePlansView = z
  .object({
    banner: z.string(),
    asOf: z.string().describe("The day that was taken for today, YYYY-MM-DD"),
    start: z.string().optional(),
    packs: z
      .array(z.object({ pack: z.string(), ...DosePlans.unwrap().shape }).readonly())
      .readonly()
      .describe("Proposals for the clinician; none is an order"),
  })
  .readonly()
  .meta({ id: "DosePlansView" });
export type DosePlansView = z.infer<typeof DosePlansView>;

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});

export const planDosesRoute = createRoute({
  method: "post",
  path: "/api/patients/{id}/dose-plans",
  summary: "Work out published regimens for a patient",
  description:
    "Body surface, dose, vials and days from the chart, off-label and unreviewed, for confirmed patients. A medicine is closed while a hard stop holds it back, with the reasons. A weight older than 30 days is refused.",
  request: {
    params: z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/, "not the id of a patient") }),
    body: { required: true, content: { "application/json": { schema: PlanDosesRequest } } },
  },
  responses: {
    200: {
      description: "The regimens, or what holds them back",
      content: { "application/json": { schema: DosePlansView } },
    },
    400: problem("The day of the first dose is in the past, or no day"),
    404: problem("No such patient"),
  },
});

/** What can be entered into a chart, as forms need to know it. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { MeasureKind } from "../core/knowledge/measure.ts";

export const MeasureView = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: MeasureKind,
    units: z.array(z.string()).readonly().describe("Units it is read in, the pack's own first"),
    given: z.enum(["medicine", "procedure"]),
    perNerve: z.boolean(),
    perSide: z.boolean(),
    better: z.enum(["lower", "higher"]).optional(),
  })
  .readonly()
  .meta({ id: "MeasureView" });
export type MeasureView = z.infer<typeof MeasureView>;

export const listMeasuresRoute = createRoute({
  method: "get",
  path: "/api/measures",
  summary: "List what a chart can hold",
  responses: {
    200: {
      description: "Measures of the loaded packs, by name",
      content: { "application/json": { schema: z.object({ measures: z.array(MeasureView).readonly() }).readonly() } },
    },
  },
});

/** Outcomes of a cohort as they cross the wire: groups by regimen, a cell for each outcome and baseline, no person named. */
import { z } from "zod";

/** A number of people; “hidden” where it is left out because it, or one that it gives away, is small. */
export const Count = z.union([z.number().int().nonnegative(), z.literal("hidden")]);
export type Count = z.infer<typeof Count>;

const Reason = z.object({ reason: z.string(), text: z.string(), count: Count }).readonly();
export type Reason = z.infer<typeof Reason>;

/** So many of so many, with Wilson's 95 % interval; percentages are left out where a count is. */
export const Share = z
  .object({
    id: z.string(),
    name: z.string(),
    count: Count,
    of: Count,
    percent: z.number().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
  })
  .readonly();
export type Share = z.infer<typeof Share>;

/** Median, quartiles and range of one number of the people in a cell. */
export const Spread = z
  .object({
    id: z.enum(["before", "after", "change", "remaining", "days", "back"]),
    name: z.string(),
    unit: z.string(),
    n: Count,
    median: z.number(),
    lower: z.number(),
    upper: z.number(),
    least: z.number(),
    most: z.number(),
  })
  .readonly();
export type Spread = z.infer<typeof Spread>;

/** One outcome of one group against one baseline. */
export const Cell = z
  .object({
    outcome: z.string(),
    kind: z.enum(["depletion", "change", "response"]),
    title: z.string(),
    baseline: z.enum(["course", "first"]).optional(),
    n: Count.describe("People with a value"),
    missing: Count.describe("People of the group without one"),
    because: z.array(Reason).readonly().describe("Why they have none"),
    setAside: Count.describe("People with values soon after a treatment that distorts them, which are not used"),
    small: z.boolean().describe("A count of people in this cell is from 1 to 4"),
    shares: z.array(Share).readonly(),
    spreads: z.array(Spread).readonly(),
    series: z
      .array(z.object({ name: z.string(), n: Count, spreads: z.array(Spread).readonly() }).readonly())
      .readonly()
      .describe("The same by assay and laboratory, for titres"),
    values: z
      .array(z.number())
      .readonly()
      .describe("Each person's change in percent, in order of size; empty where small counts are left out"),
    note: z.string().optional(),
  })
  .readonly();
export type Cell = z.infer<typeof Cell>;

export const CohortGroup = z
  .object({
    id: z.string(),
    name: z.string(),
    patients: Count,
    firstCourses: Count.describe("For so many it was the first course on record, and both baselines are one"),
    otherTreatment: Count.describe("So many had another treatment of the disease in the follow-up"),
    cells: z.array(Cell).readonly(),
  })
  .readonly();
export type CohortGroup = z.infer<typeof CohortGroup>;

export const CohortReport = z
  .object({
    cohort: z.string().describe("<pack>/<id>"),
    title: z.string(),
    packVersion: z.string(),
    banner: z.string(),
    asOf: z.string().describe("The day that was taken for today, YYYY-MM-DD"),
    followUp: z.string().describe("When outcomes are taken, in words"),
    asked: z
      .object({
        regimen: z.string().optional(),
        subgroup: z.string().optional(),
        from: z.string().optional(),
        to: z.string().optional(),
        course: z.enum(["first", "latest"]),
        suppress: z.boolean(),
      })
      .readonly(),
    choices: z
      .object({
        regimens: z.array(z.object({ id: z.string(), name: z.string() }).readonly()).readonly(),
        subgroups: z.array(z.object({ id: z.string(), name: z.string() }).readonly()).readonly(),
      })
      .readonly()
      .describe("What may be asked for"),
    charts: Count.describe("Charts that were read"),
    patients: Count.describe("Patients who count in"),
    leftOut: z.array(Reason).readonly(),
    courses: z
      .object({ from: z.string(), to: z.string() })
      .readonly()
      .optional()
      .describe("Months in which the first and the last of the courses began"),
    groups: z.array(CohortGroup).readonly(),
    notes: z.array(z.string()).readonly(),
  })
  .readonly()
  .meta({ id: "CohortReport" });
export type CohortReport = z.infer<typeof CohortReport>;

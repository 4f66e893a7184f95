/** What a patient's timeline draws: courses of treatment above, one lane per measure below, on one axis of days. */
import { z } from "zod";
import { Comparator } from "../core/quantity.ts";

/** A day as whole days since 1970-01-01. */
export const Day = z.number();
export type Day = z.infer<typeof Day>;

/** A dose that was given, or is planned. */
export const Dose = z.object({ id: z.string(), day: Day, text: z.string() }).readonly();
export type Dose = z.infer<typeof Dose>;

/** What became of a course, in one word and in a sentence that names the measures used. */
export const Response = z
  .object({
    verdict: z.enum(["improved", "stable", "worse", "mixed", "not-assessable"]),
    text: z.string(),
    resources: z.array(z.string()).readonly().optional().describe("The values that were compared"),
  })
  .readonly();
export type Response = z.infer<typeof Response>;

/** A course of treatment. No end means that it is not known, and is drawn so. */
export const CourseBar = z
  .object({
    id: z.string(),
    label: z.string(),
    text: z.string(),
    from: Day,
    to: Day.optional(),
    planned: z.boolean(),
    doses: z.array(Dose).readonly(),
    response: Response.optional(),
  })
  .readonly();
export type CourseBar = z.infer<typeof CourseBar>;

export const Point = z
  .object({
    id: z.string(),
    day: Day,
    value: z.number(),
    unit: z.string().optional().describe("The unit of the value, where it is not the lane's: a titre of another assay"),
    comparator: Comparator.optional().describe("A censored value is drawn as an open triangle at its limit"),
    series: z.string().describe("Assay or laboratory: points are joined only within one"),
    state: z.enum(["final", "preliminary", "amended"]),
    setAside: z.string().optional().describe("Why it is drawn but counts for no baseline or trend"),
    text: z.string().describe("Everything known of it, for pointer and keyboard"),
  })
  .readonly();
export type Point = z.infer<typeof Point>;

/** The laboratory's own reference range over some days; one limit alone is a half band. */
export const Band = z
  .object({ from: Day, to: Day, low: z.number().optional(), high: z.number().optional() })
  .readonly();
export type Band = z.infer<typeof Band>;

/** The value that changes are counted from, and what it is called. */
export const Baseline = z
  .object({
    day: Day,
    value: z.number(),
    label: z.string(),
    text: z.string().describe("Value, day, and how long before the course it may lie"),
    series: z.string(),
    earlier: z.boolean().describe("Of a course in between: marked, but no change is counted from it"),
  })
  .readonly();
export type Baseline = z.infer<typeof Baseline>;

/** Days in which a rise is expected and no failure. */
export const ExpectedRise = z.object({ from: Day, to: Day, text: z.string() }).readonly();
export type ExpectedRise = z.infer<typeof ExpectedRise>;

export const Lane = z
  .object({
    id: z.string(),
    title: z.string(),
    unit: z.string(),
    scale: z.enum(["linear", "log", "symlog"]),
    points: z.array(Point).readonly(),
    bands: z.array(Band).readonly(),
    baselines: z.array(Baseline).readonly(),
    expectedRises: z.array(ExpectedRise).readonly(),
    expectedDays: z.number().describe("Points further apart than this are joined by a broken line"),
    ratio: z.boolean().describe("Whether a change may be said in percent; points on a scale have no such thing"),
    shownFirst: z.boolean().describe("One of the lanes to show before anybody chooses"),
    ticks: z.array(z.number()).readonly().optional().describe("Values that its axis names"),
    alsoIn: z.object({ unit: z.string(), factor: z.number() }).readonly().optional(),
    compared: z.boolean().optional().describe("Two measures in one lane: a change of series is no break"),
  })
  .readonly();
export type Lane = z.infer<typeof Lane>;

export const Timeline = z
  .object({
    title: z.string(),
    from: Day,
    to: Day,
    today: Day,
    diagnosed: Day.optional().describe("The first day on which the record states the diagnosis"),
    courses: z.array(CourseBar).readonly(),
    lanes: z.array(Lane).readonly(),
  })
  .readonly()
  .meta({ id: "Timeline" });
export type Timeline = z.infer<typeof Timeline>;

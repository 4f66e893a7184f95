/** Cohorts: which outcomes of a treatment are told of many patients together, and how each is read. */
import { z } from "zod";
import { FactName, FactTest } from "./fact.ts";
import { Span } from "./measure.ts";
import { FactId, Slug } from "./slug.ts";

/** A test on a change in percent: "<= -10 %", "> 20 %". */
export const ChangeTest = z
  .string()
  .regex(/^(<|<=|>|>=) -?\d+(\.\d+)? %$/, "write a comparison in percent, such as “>= 10 %”");
export type ChangeTest = z.infer<typeof ChangeTest>;

/** The pack's facts for both baselines: before this course, and before the first course. */
const FactsByBaseline = z.strictObject({ course: FactName, first: FactName }).readonly();

const Name = z.string().min(2).max(80);
const Note = z.string().min(10).optional().describe("Said with every number of this outcome");

/** How many had no cells left after the treatment, how soon, and for how many they came back. */
const DepletionOutcome = z
  .strictObject({
    id: Slug,
    kind: z.literal("depletion"),
    title: Name,
    measure: Slug,
    below: z.number().positive().describe("Depleted below this, in the unit of the measure"),
    within: Span.describe("Counted from the first dose of the course"),
    note: Note,
  })
  .readonly();

/** By how much a measure changed, and how many changed by more than a limit. */
const ChangeOutcome = z
  .strictObject({
    id: Slug,
    kind: z.literal("change"),
    title: Name,
    facts: FactsByBaseline.describe("Facts read by “change” in percent"),
    from: Span.optional().describe("Values count from this long after the first dose, instead of the follow-up's own"),
    shares: z
      .array(z.strictObject({ id: Slug, name: Name, when: ChangeTest, finding: FactId.optional() }).readonly())
      .default([])
      .readonly(),
    note: Note,
  })
  .readonly();

/** How many were improved, stable, worse or mixed. */
const ResponseOutcome = z
  .strictObject({
    id: Slug,
    kind: z.literal("response"),
    title: Name,
    facts: FactsByBaseline.describe("Facts read by “response”"),
    note: Note,
  })
  .readonly();

export const CohortOutcome = z.discriminatedUnion("kind", [
  DepletionOutcome.unwrap(),
  ChangeOutcome.unwrap(),
  ResponseOutcome.unwrap(),
]);
export type CohortOutcome = z.infer<typeof CohortOutcome>;
export type DepletionOutcome = z.infer<typeof DepletionOutcome>;
export type ChangeOutcome = z.infer<typeof ChangeOutcome>;
export type ResponseOutcome = z.infer<typeof ResponseOutcome>;

/** How a course is told by its dose: which regimen's dose the median dose lies near. */
const DoseReading = z
  .strictObject({
    tolerancePercent: z.number().positive().max(50),
    calculator: Slug.describe("Works out the body surface"),
    result: z.string().describe("The result of the calculator that is the body surface in m2"),
    inputs: z
      .record(z.string(), z.strictObject({ measure: Slug, within: Span }).readonly())
      .readonly()
      .describe("Inputs of the calculator: the nearest value of a measure, no further from the course than this"),
  })
  .readonly();

export const Cohort = z
  .strictObject({
    id: Slug,
    title: Name,
    treatment: Slug.describe("The treatment whose courses are followed"),
    regimens: z.array(Slug).default([]).readonly().describe("Regimens that courses are sorted into, by dose"),
    dose: DoseReading,
    followUp: z
      .strictObject({ from: Span, to: Span })
      .readonly()
      .describe("The last value in this stretch after the first dose is taken, unless the next course began before"),
    otherTreatments: z.array(Slug).default([]).readonly().describe("Counted when given between course and outcome"),
    subgroups: z
      .array(z.strictObject({ id: Slug, name: Name, when: FactTest }).readonly())
      .default([])
      .readonly(),
    outcomes: z.array(CohortOutcome).min(1).readonly(),
  })
  .readonly();
export type Cohort = z.infer<typeof Cohort>;

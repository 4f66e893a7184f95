/** Facts: the questions that rules may put to a chart, each with unit, limit of age and a name for people. */
import { z } from "zod";
import { Slug } from "./slug.ts";
import { Span } from "./measure.ts";

/** A fact's name: words joined by hyphens, parts by dots, such as igm.change-from-baseline. */
export const FactName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/, "use words joined by hyphens and dots: igm.latest");

/**
 * How a fact is read.
 *
 * latest, first, highest, lowest   a value, over the whole record or `since` an anchor
 * baseline      the last value before the anchor (before this course, or before the first course, of `of`)
 * change        from `since` (default baseline) to the latest value: in % when the unit is %, else in the measure's unit
 * count         values, readings (also those that could not be read), days with an event, doses or courses (`what`), within
 *               `within` when given
 * doses         number of doses in the latest course
 * months-since  months since the last value, event or dose (`what: start` counts from the start of the latest course)
 * weeks-since   the same in weeks
 * within        yes when the last event or dose is no longer ago than `within`
 * drawn-within  yes when the last value was drawn no later than `within` after a dose of `of`
 * date          the day of the last event, dose or value; `what: start` for the start of the latest course
 * present       yes when a condition, event, reaction or treatment is on record (and still holds, or fell `within`)
 * state         confirmed, suspected, resolved, refuted or none, as the record says of a condition
 * positive      yes or no from the last result, a laboratory's reading, its range, or the pack's cut-off; with `since: ever`
 *               yes as soon as any result was
 * planned       what is planned: the treatment's id, or with `what: dose` its dose
 * response      improved, stable, worse, mixed since the anchor, over the measures named in `over`
 * age, sex, deceased   from the patient record; no death on record is none
 * choose        the value of the first case that holds; unknown as soon as an earlier case cannot be decided
 */
export const Take = z.enum([
  "latest",
  "first",
  "highest",
  "lowest",
  "baseline",
  "change",
  "count",
  "doses",
  "months-since",
  "weeks-since",
  "within",
  "drawn-within",
  "date",
  "present",
  "state",
  "positive",
  "planned",
  "response",
  "age",
  "sex",
  "deceased",
  "choose",
]);
export type Take = z.infer<typeof Take>;

/** A test on another fact: "cd19.latest < 10 /uL", "population is confirmed", "igm.latest is unknown". */
export const FactTest = z
  .string()
  .regex(
    /^[a-z0-9.-]+ (is( not)? [a-z0-9-]+|(<|<=|>|>=|=) -?\d+(\.\d+)?( \S+)?)$/,
    "write “fact is value” or “fact < number unit”",
  );
export type FactTest = z.infer<typeof FactTest>;

const FactCase = z
  .strictObject({
    value: z.union([z.string(), z.boolean()]),
    all: z.array(FactTest).default([]).readonly(),
    any: z.array(FactTest).default([]).readonly(),
  })
  .readonly();
export type FactCase = z.infer<typeof FactCase>;

export const ChartFact = z
  .strictObject({
    id: FactName,
    name: z.string().min(2).describe("How a sentence names it: “IgM”, “change of IgM since before this course”"),
    take: Take,
    measure: Slug.optional(),
    group: Slug.optional().describe("Any measure of this group, instead of one measure"),
    nerve: Slug.optional().describe("median, ulnar, …: only values of this nerve; of two sides the more abnormal one"),
    since: z
      .enum(["baseline", "first-baseline", "lowest", "highest", "previous", "course", "first-course", "ever"])
      .optional(),
    of: Slug.optional().describe("The treatment whose courses set baselines and anchors"),
    over: z.array(Slug).default([]).readonly().describe("take response: the measures that are compared"),
    note: z
      .string()
      .optional()
      .describe("take response: one sentence said with every response, such as where its thresholds come from"),
    notBefore: Span.optional().describe("take response: too early to judge before this"),
    what: z.enum(["values", "readings", "events", "doses", "courses", "start", "dose"]).optional(),
    within: Span.optional(),
    unit: z.string().optional(),
    asked: Slug.optional().describe("The patient fact or amount of a question that says this"),
    settled: z.boolean().default(false).describe("take latest: preliminary values are left out"),
    lapses: z
      .boolean()
      .default(false)
      .describe("take latest: a value that a treatment keeps out of baselines counts only while that time lasts"),
    staleAfter: Span.optional().describe("Older values are unknown, not used"),
    absent: z
      .enum(["unknown", "no"])
      .default("unknown")
      .describe("What silence of the record means; “no” only where a record that knew would say so"),
    unknownAs: z
      .enum(["unknown", "no"])
      .default("unknown")
      .describe("take choose: whether a test that cannot be decided holds the fact back, or counts as not shown"),
    cases: z.array(FactCase).default([]).readonly(),
    otherwise: z.union([z.string(), z.boolean()]).optional(),
  })
  .readonly();
export type ChartFact = z.infer<typeof ChartFact>;

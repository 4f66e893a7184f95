/** A patient as dated entries, each with where it came from. Nothing here is interpreted yet. */
import { z } from "zod";
import { Quantity } from "../quantity.ts";

/** How far a value had got when it was sent. */
export const ReadingStatus = z.enum([
  "final",
  "preliminary",
  "corrected",
  "amended",
  "unknown",
  "registered",
  "cancelled",
  "entered-in-error",
]);
export type ReadingStatus = z.infer<typeof ReadingStatus>;

const entry = {
  id: z.string().min(1),
  measure: z.string(),
  /** ISO 8601, as exact as the record has it. */
  date: z.string().optional(),
  /** Where it stands in the record: "Observation/123", "row 12", "form". */
  resource: z.string(),
  /** What the record called it. */
  text: z.string(),
};

const Side = z.enum(["left", "right"]);

/** A measured value. `original` is kept as it was received; `unusable` says why facts pass it over. */
export const Reading = z
  .object({
    ...entry,
    kind: z.literal("reading"),
    status: ReadingStatus,
    value: z.union([Quantity, z.string(), z.boolean()]),
    original: z.object({ value: z.string(), unit: z.string().optional() }).readonly(),
    unusable: z.enum(["unit", "range", "value", "date"]).optional(),
    nerve: z.string().optional(),
    side: Side.optional(),
    range: z.object({ low: z.number().optional(), high: z.number().optional() }).readonly().optional(),
    interpretation: z.enum(["low", "normal", "high", "positive", "negative"]).optional(),
  })
  .readonly();
export type Reading = z.infer<typeof Reading>;

/** A condition, reaction or statement of its absence. */
export const State = z
  .object({
    ...entry,
    kind: z.literal("state"),
    state: z.enum(["present", "suspected", "resolved", "refuted", "absent"]),
    end: z.string().optional(),
  })
  .readonly();
export type State = z.infer<typeof State>;

/** A treatment as given, stated or ordered. `end` or `ongoing` makes it a period. */
export const Dose = z
  .object({
    ...entry,
    kind: z.literal("dose"),
    evidence: z.enum(["given", "stated", "ordered"]),
    amount: Quantity.optional(),
    end: z.string().optional(),
    ongoing: z.boolean().optional(),
  })
  .readonly();
export type Dose = z.infer<typeof Dose>;

/** A treatment that is planned or drafted, and not yet given. */
export const Plan = z
  .object({
    ...entry,
    kind: z.literal("plan"),
    amount: Quantity.optional(),
    /** The last day of what is planned, when it is said: doses before it do not carry the plan out. */
    end: z.string().optional(),
  })
  .readonly();
export type Plan = z.infer<typeof Plan>;

/** A procedure or vaccination that was done. */
export const Event = z.object({ ...entry, kind: z.literal("event") }).readonly();
export type Event = z.infer<typeof Event>;

export const Entry = z.discriminatedUnion("kind", [
  Reading.unwrap(),
  State.unwrap(),
  Dose.unwrap(),
  Plan.unwrap(),
  Event.unwrap(),
]);
export type Entry = Reading | State | Dose | Plan | Event;

/** One patient. `id` is the record's own id; `label` is what lists show. */
export const Chart = z
  .object({
    id: z.string().min(1),
    label: z.string(),
    sex: z.enum(["female", "male", "other", "unknown"]).optional(),
    birthDate: z.string().optional(),
    deathDate: z.string().optional(),
    deceased: z.boolean().optional(),
    entries: z.array(Entry).readonly(),
  })
  .readonly();
export type Chart = z.infer<typeof Chart>;

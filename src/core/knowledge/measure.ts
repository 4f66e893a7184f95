/** What a chart can hold, said by the pack: how a record names it, its units, and how its values may be compared. */
import { z } from "zod";
import { FactId, Slug } from "./slug.ts";

/** A length of time such as "120 d", "4 wk", "6 mo" or "2 a". Months and years are calendar months and years. */
export const Span = z.string().regex(/^[1-9]\d{0,4} (d|wk|mo|a)$/, "use a number and d, wk, mo or a: 120 d");
export type Span = z.infer<typeof Span>;

/** Code systems a record may use. `local` codes are ours. */
export const CodeSystem = z.enum(["loinc", "snomed", "rxnorm", "icd10", "icd10cm", "cvx", "local"]);
export type CodeSystem = z.infer<typeof CodeSystem>;

/**
 * How values of a measure behave.
 * quantity: an amount in convertible units. titre: an amount in arbitrary units, comparable within one assay only.
 * score: points on a scale. result: positive, negative or indeterminate. diagnosis: a condition or an event that happened.
 * treatment: given as doses that form courses. procedure, vaccine: done on a day. allergy: a reaction on record.
 */
export const MeasureKind = z.enum([
  "quantity",
  "titre",
  "score",
  "result",
  "diagnosis",
  "treatment",
  "procedure",
  "vaccine",
  "allergy",
]);
export type MeasureKind = z.infer<typeof MeasureKind>;

const Names = z.array(z.string().min(2).max(120)).default([]).readonly();

export const Measure = z
  .strictObject({
    id: Slug,
    name: z.string().min(2),
    kind: MeasureKind,
    group: Slug.optional().describe("Members of a group can be asked for together, such as all drugs of a class"),
    codes: z
      .partialRecord(CodeSystem, z.array(z.string().min(1)).min(1).readonly())
      .readonly()
      .optional(),
    names: Names.describe("The whole text of a code that means this"),
    words: Names.describe("Words that mean this wherever they stand in the text of a code"),
    notWords: Names.describe("Words that take a match back: look-alike names"),
    positive: Names.describe("kind result: further words of a value that mean positive"),
    negative: Names.describe("kind result: further words of a value that mean negative"),
    amountIsPositive: z
      .boolean()
      .default(false)
      .describe("kind result: an amount above zero is a positive result, such as copies of a virus"),
    unit: z.string().optional().describe("Unit that facts give; UCUM where UCUM has one"),
    also: z
      .array(z.strictObject({ unit: z.string(), factor: z.number(), offset: z.number().default(0) }).readonly())
      .default([])
      .readonly()
      .describe("Units that UCUM cannot convert: value in `unit` = value given x factor + offset"),
    min: z.number().optional().describe("Smallest possible value, in `unit`; anything below is a slip"),
    max: z.number().optional().describe("Largest possible value, in `unit`"),
    perNerve: z.boolean().default(false).describe("Each value belongs to a nerve and a side"),
    perSide: z.boolean().default(false).describe("Right and left are values of their own"),
    better: z.enum(["lower", "higher"]).optional().describe("Which way is good for the patient"),
    meaningful: z
      .strictObject({ by: z.number().positive(), unit: z.string(), finding: FactId })
      .readonly()
      .optional()
      .describe("Smallest change called a change, in `unit` of the measure or in %, and the finding it rests on"),
    positiveFrom: z
      .array(z.strictObject({ unit: z.string(), value: z.number(), finding: FactId }).readonly())
      .default([])
      .readonly()
      .describe("Cut-offs by unit, used where the laboratory gives neither a range nor a reading"),
    reference: z
      .strictObject({ low: z.number().optional(), high: z.number().optional(), finding: FactId })
      .readonly()
      .optional()
      .describe("Usual range, used where the laboratory gives none"),
    notBaselineAfter: z
      .array(z.strictObject({ measure: Slug, within: Span }).readonly())
      .default([])
      .readonly()
      .describe("Values this soon after such a treatment are drawn, and used for no baseline and no trend"),
    riseExpectedAfter: z
      .strictObject({ measure: Slug, within: Span, text: z.string().min(10), finding: FactId })
      .readonly()
      .optional()
      .describe("A rise this soon after such a treatment is expected, and what is said of it"),
    passiveAfter: z
      .strictObject({ measure: Slug, within: Span })
      .readonly()
      .optional()
      .describe("A positive result this soon after such a treatment may come from the donor"),
    given: z
      .enum(["medicine", "procedure"])
      .default("medicine")
      .describe("Whether a treatment is a medicine, or done like plasma exchange"),
    ordersAre: z
      .enum(["plan", "use"])
      .default("use")
      .describe("Whether an open order means that it is planned, or that the patient takes it"),
    courseGap: Span.optional().describe("Doses further apart than this belong to different courses"),
    follow: z.number().int().positive().optional().describe("Place among the lanes that a timeline shows first"),
    plain: z
      .string()
      .min(10)
      .optional()
      .describe("What it is, in a sentence for the patient; without it the patient's own page leaves the measure out"),
    ticks: z.array(z.number()).min(1).readonly().optional().describe("Values that its axis names, in `unit`"),
    alsoShownIn: z
      .strictObject({ unit: z.string(), factor: z.number().positive() })
      .readonly()
      .optional()
      .describe("A second unit that people read it in: value in `unit` x factor"),
    computed: z
      .strictObject({ formula: z.string(), from: z.array(Slug).min(1).readonly(), finding: FactId })
      .readonly()
      .optional()
      .describe("Worked out from other values of the same nerve and day, where the record has none"),
  })
  .readonly();
export type Measure = z.infer<typeof Measure>;

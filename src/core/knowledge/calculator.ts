/** Calculators and dosing regimens as data: inputs, formulas, readings, each with its source. */
import { z } from "zod";
import { Read } from "./source.ts";
import { Slug } from "./slug.ts";

/** A name a formula may use. */
const Variable = z.string().regex(/^[a-z][A-Za-z0-9]*$/, "use a name such as weight or perM2");

export const CalculatorInput = z
  .strictObject({
    id: Variable,
    name: z.string(),
    kind: z.enum(["number", "choice", "regimen"]).default("number"),
    unit: z.string().optional(),
    also: z
      .array(z.strictObject({ unit: z.string(), factor: z.number() }).readonly())
      .default([])
      .readonly()
      .describe("Other accepted units: value in the main unit = value given x factor"),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().default(false),
    options: z
      .array(z.strictObject({ id: Slug, name: z.string() }).readonly())
      .default([])
      .readonly(),
    drug: Slug.optional().describe("kind regimen: regimens of this drug are the options"),
    words: z.array(z.string()).default([]).readonly().describe("How a question names this input"),
    wordsAfter: z.array(z.string()).default([]).readonly().describe("Words that stand behind the number: “9 of”"),
    help: z.string().optional(),
  })
  .readonly();
export type CalculatorInput = z.infer<typeof CalculatorInput>;

export const CalculatorResult = z
  .strictObject({
    id: Variable,
    name: z.string(),
    unit: z.string(),
    formula: z.string(),
    digits: z.number().int().min(0).max(6),
    when: z.string().optional().describe("Given only when this condition holds"),
    otherwise: z.string().optional().describe("Said instead when it does not"),
  })
  .readonly();
export type CalculatorResult = z.infer<typeof CalculatorResult>;

export const Calculator = z
  .strictObject({
    id: Slug,
    name: z.string(),
    about: z.array(Slug).min(1).readonly(),
    words: z.array(z.string()).min(1).readonly().describe("How people ask for it"),
    summary: z.string(),
    inputs: z.array(CalculatorInput).min(1).readonly(),
    results: z.array(CalculatorResult).min(1).readonly(),
    source: z.strictObject({ source: Slug, at: z.string(), read: Read }).readonly(),
    readings: z
      .array(z.strictObject({ when: z.string(), claims: z.array(Slug).min(1).readonly() }).readonly())
      .default([])
      .readonly(),
    claims: z.array(Slug).default([]).readonly().describe("Statements shown with every result"),
    normal: z.string().optional(),
    cautions: z.array(z.string()).default([]).readonly(),
    closedTo: z
      .array(z.enum(["patient", "carer"]))
      .default([])
      .readonly(),
    censored: z
      .enum(["refused", "allowed"])
      .default("refused")
      .describe("Whether an input such as > 70000 may be used"),
  })
  .readonly();
export type Calculator = z.infer<typeof Calculator>;

/** A published dosing schedule. `dose.unit` is mg or mg/m2 of body surface. */
export const Regimen = z
  .strictObject({
    id: Slug,
    name: z.string(),
    drug: Slug,
    dose: z.strictObject({ value: z.number().positive(), unit: z.enum(["mg", "mg/m2"]) }).readonly(),
    doses: z.number().int().positive().optional(),
    every: z
      .strictObject({ value: z.number().positive(), unit: z.enum(["d", "wk", "mo"]) })
      .readonly()
      .optional(),
    route: z.string(),
    vialsMg: z.array(z.number().positive()).default([]).readonly(),
    offLabel: z.literal(true),
    claims: z.array(Slug).min(1).readonly(),
    caution: z.string().optional().describe("Said with every dose worked out by this regimen"),
    note: z.string().optional(),
  })
  .readonly();
export type Regimen = z.infer<typeof Regimen>;

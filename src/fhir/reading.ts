/** A decoded value made into a reading of the pack's measure, in its unit, or marked as unusable with its original kept. */
import { parseWhen } from "../core/calendar.ts";
import type { Reading } from "../core/chart/chart.ts";
import type { Measure } from "../core/knowledge/measure.ts";
import type { Comparator, Quantity } from "../core/quantity.ts";
import { codesOf, type FhirQuantity, textOf } from "./datatypes.ts";
import type { Measured } from "./observation.ts";
import { comparatorOf, numberIn, resultOf } from "./said.ts";
import { type GivenUnit, titreUnit, type Units } from "./units.ts";

/** What a reading's value came to. */
export type ReadingValue = Pick<Reading, "value" | "original" | "unusable" | "range" | "interpretation">;

/** Where and by what it was measured. */
export interface MeasuredBy {
  readonly assay: string | undefined;
  readonly laboratory: string | undefined;
}

const ucumSystem = "http://unitsofmeasure.org";

const unitOf = (quantity: FhirQuantity): GivenUnit => ({
  // A code without a system is taken for text: it may be any local word.
  code: quantity.system === undefined || quantity.system === ucumSystem ? quantity.code : undefined,
  text: quantity.unit,
});

const interpretations: Readonly<Record<string, NonNullable<Reading["interpretation"]>>> = {
  H: "high",
  HH: "high",
  HU: "high",
  ">": "high",
  L: "low",
  LL: "low",
  LU: "low",
  "<": "low",
  N: "normal",
  POS: "positive",
  NEG: "negative",
  DET: "positive",
  ND: "negative",
  RR: "positive",
  NR: "negative",
};

function interpretationOf(measured: Measured): Reading["interpretation"] {
  if (measured.interpretation === undefined) return undefined;
  const found = measured.interpretation.flatMap((concept) =>
    codesOf(concept).flatMap((code) => (Object.hasOwn(interpretations, code) ? [interpretations[code]] : [])),
  );
  return new Set(found).size === 1 ? found[0] : undefined;
}

/** The laboratory's own range for the normal, in the measure's unit. */
function rangeOf(measured: Measured, convert: (quantity: FhirQuantity) => number | undefined): Reading["range"] {
  if (measured.referenceRange === undefined) return undefined;
  const normal = measured.referenceRange.filter(({ type }) => type === undefined || codesOf(type).includes("normal"));
  const [range] = normal;
  if (range === undefined || normal.length > 1) return undefined;
  const low = range.low === undefined ? undefined : convert(range.low);
  const high = range.high === undefined ? undefined : convert(range.high);
  return low === undefined && high === undefined ? undefined : { low, high };
}

/** A number as it was sent, before its unit is looked at. */
interface Given {
  readonly value: number;
  readonly comparator?: Comparator | undefined;
  readonly unit: GivenUnit;
}

/** The amount in a value, from a quantity, a whole number or a text that reads one way. */
function givenOf(measured: Measured): Given | "ambiguous" | undefined {
  const { valueQuantity: quantity, valueInteger: integer, valueString: text } = measured;
  if (quantity?.value !== undefined)
    return { value: quantity.value, comparator: quantity.comparator, unit: unitOf(quantity) };
  if (integer !== undefined) return { value: integer, unit: {} };
  const read = text === undefined ? undefined : numberIn(text);
  if (read === undefined) return undefined;
  return "ambiguous" in read
    ? "ambiguous"
    : { value: read.value, comparator: read.comparator, unit: { text: read.unit } };
}

/** The last dilution that still reacted, written 1:6400 or as a ratio: a scale of its own, converted into no other. */
function dilutionOf({ valueRatio: ratio, valueString: text }: Measured): Given | undefined {
  const [, sign, last] = /^(<=|>=|<|>)?\s*1\s*[:/]\s*(\d{1,8})$/u.exec(text?.trim() ?? "") ?? [];
  const value =
    ratio?.numerator?.value === 1 ? ratio.denominator?.value : last === undefined ? undefined : Number(last);
  if (value === undefined || value < 1) return undefined;
  const comparator = ratio?.numerator?.comparator ?? comparatorOf(sign);
  return { value, comparator, unit: { text: "dilution" } };
}

/** The value as it was sent, for people. */
export function originalOf(measured: Measured): Reading["original"] {
  const { valueQuantity: quantity } = measured;
  if (quantity?.value !== undefined)
    return { value: `${quantity.comparator ?? ""}${quantity.value}`, unit: quantity.unit ?? quantity.code };
  const { valueRatio: ratio } = measured;
  const value =
    measured.valueString ??
    (ratio === undefined ? undefined : `${ratio.numerator?.value ?? "?"}:${ratio.denominator?.value ?? "?"}`) ??
    textOf(measured.valueCodeableConcept) ??
    measured.valueInteger ??
    measured.valueBoolean ??
    "";
  return { value: String(value).slice(0, 200) };
}

const unusable = (original: Reading["original"], why: NonNullable<Reading["unusable"]>): ReadingValue => ({
  value: original.value,
  original,
  unusable: why,
});

function amountOf(measure: Measure, given: Given, by: MeasuredBy, units: Units): Quantity | undefined {
  const comparator = given.comparator === undefined ? {} : { comparator: given.comparator };
  if (measure.kind === "titre") {
    const unit = titreUnit(given.unit);
    if (unit === undefined) return undefined;
    const { assay, laboratory } = by;
    return {
      value: given.value,
      unit,
      ...comparator,
      ...(assay === undefined ? {} : { assay }),
      ...(laboratory === undefined ? {} : { laboratory }),
    };
  }
  const value = units.toMeasure(measure, given.value, given.unit);
  return value === undefined ? undefined : { value, unit: measure.unit ?? "1", ...comparator };
}

const isPossible = (measure: Measure, value: number): boolean =>
  value >= (measure.min ?? -Infinity) && value <= (measure.max ?? Infinity);

/** A titre that is told by a word alone: positive or negative, of no amount. */
function wordOf(measure: Measure, { valueCodeableConcept: concept, valueString: text }: Measured): string | undefined {
  return measure.kind === "titre" ? resultOf(codesOf(concept), text ?? textOf(concept), measure) : undefined;
}

function readAmount(measure: Measure, measured: Measured, by: MeasuredBy, units: Units): ReadingValue {
  const original = originalOf(measured);
  const given = (measure.kind === "titre" ? dilutionOf(measured) : undefined) ?? givenOf(measured);
  if (given === undefined || given === "ambiguous") {
    const value = given === undefined ? wordOf(measure, measured) : undefined;
    return value === undefined ? unusable(original, "value") : { value, original };
  }
  const amount = amountOf(measure, given, by, units);
  if (amount === undefined) return unusable(original, "unit");
  if (!isPossible(measure, amount.value)) return unusable(original, "range");
  const convert = (quantity: FhirQuantity): number | undefined => {
    if (quantity.value === undefined) return undefined;
    if (measure.kind === "titre") {
      const unit = titreUnit(unitOf(quantity));
      return unit === undefined || unit === amount.unit ? quantity.value : undefined;
    }
    // A range without units of its own is in the unit of the value.
    const unit = quantity.unit === undefined && quantity.code === undefined ? given.unit : unitOf(quantity);
    return units.toMeasure(measure, quantity.value, unit);
  };
  return { value: amount, original, range: rangeOf(measured, convert), interpretation: interpretationOf(measured) };
}

/** A result given as a number: the laboratory's reading or range decides, and nothing else. */
function resultFromNumber(measure: Measure, measured: Measured): "positive" | "negative" | "indeterminate" {
  const said = interpretationOf(measured);
  if (said === "positive" || said === "high") return "positive";
  if (said === "negative" || said === "normal") return "negative";
  const value = measured.valueQuantity?.value;
  const isBelow = measured.valueQuantity?.comparator?.startsWith("<") === true;
  if (measure.amountIsPositive && value !== undefined && value > 0) return isBelow ? "indeterminate" : "positive";
  const limit = measured.referenceRange?.length === 1 ? measured.referenceRange[0]?.high?.value : undefined;
  if (value === undefined || limit === undefined || measured.valueQuantity?.comparator !== undefined)
    return "indeterminate";
  return value > limit ? "positive" : "negative";
}

function readResult(measure: Measure, measured: Measured): ReadingValue {
  const original = originalOf(measured);
  const { valueBoolean: yes, valueCodeableConcept: concept, valueString: text } = measured;
  if (yes !== undefined) return { value: yes ? "positive" : "negative", original };
  if (measured.valueQuantity !== undefined || measured.valueInteger !== undefined)
    return { value: resultFromNumber(measure, measured), original };
  const value = resultOf(codesOf(concept), text ?? textOf(concept), measure);
  return value === undefined ? unusable(original, "value") : { value, original };
}

/** Reads a value as one of a measure. */
export const readingValue = (measure: Measure, measured: Measured, by: MeasuredBy, units: Units): ReadingValue =>
  measure.kind === "result" ? readResult(measure, measured) : readAmount(measure, measured, by, units);

/** The date as facts use it: an impossible one is none. */
export const usableDate = (date: string | undefined): string | undefined =>
  date !== undefined && parseWhen(date) !== undefined ? date : undefined;

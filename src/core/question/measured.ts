/** Which amount a number in a question is: IgM, M-protein and titre never stand in for each other. */
import type { Measured } from "../knowledge/measured.ts";
import type { Quantity } from "../quantity.ts";
import { laterOf } from "./changes.ts";
import type { Mention } from "./lexicon.ts";
import type { FoundQuantity } from "./quantities.ts";
import { type Word, wordsOf } from "./words.ts";

/** A stated amount, or why the number cannot be used. */
export type MeasuredAmount =
  | { readonly measure: Measured; readonly raw: string; readonly quantity: Quantity }
  | { readonly measure: Measured; readonly raw: string; readonly problem: string };

interface Named {
  readonly measure: Measured;
  readonly start: number;
  readonly end: number;
}

/** True for an amount that can be used. */
export const isUsable = (amount: MeasuredAmount): amount is MeasuredAmount & { readonly quantity: Quantity } =>
  "quantity" in amount;

function namesIn(
  mentions: readonly Mention[],
  words: readonly Word[],
  measures: readonly Measured[],
): readonly Named[] {
  const names: Named[] = [];
  for (const mention of mentions)
    for (const measure of measures)
      if (measure.concept === mention.concept)
        names.push({ measure, start: words[mention.from]?.start ?? 0, end: words[mention.to - 1]?.end ?? 0 });
  for (const measure of measures)
    for (const phrase of measure.words) {
      const stems = wordsOf(phrase).map((w) => w.stem);
      for (let at = 0; at + stems.length <= words.length; at++)
        if (stems.every((stem, i) => words[at + i]?.stem === stem)) {
          const [start, end] = [words[at]?.start ?? 0, words[at + stems.length - 1]?.end ?? 0];
          if (
            !names.some(
              (n) => n.measure.id !== measure.id && n.start <= start && n.end >= end && n.end - n.start > end - start,
            )
          )
            names.push({ measure, start, end });
        }
    }
  return names;
}

/** Numbers read as amounts, from the beginning of the message. */
const mostNumbers = 60;
const farthest = 40;
const breaks = /[;,.!?]\s|\n|\band\b/;

/** "I am 36", "he was diagnosed at 68": somebody's age, whatever is named beside it. */
const agesOfPeople =
  /\b(?:(?:i|he|she) (?:am|is|was)|i['’]?m|s?he['’]?s|(?:diagnos|began|begun|start|onset|fell ill)[^.!?;]{0,60}\bat(?: age)?)\s$/iu;

const isAge = (text: string, { start, unit, comparator }: FoundQuantity): boolean =>
  unit === undefined && comparator === undefined && agesOfPeople.test(text.slice(Math.max(0, start - 90), start));

const hasUnit = ({ unit, also }: Measured, wanted: string | undefined): boolean =>
  unit === wanted || also.some((other) => other.unit === wanted);

/** A name after a number whose unit is another's belongs to it only close by: "40 g/L IgM", not "… g/L four weeks after IgM". */
const closeBy = 12;

/** The name nearest to a number: before it preferred, and never across another number or a break. */
function nameFor(
  text: string,
  number: FoundQuantity,
  names: readonly Named[],
  numbers: readonly FoundQuantity[],
): Named | undefined {
  let best: { named: Named; distance: number } | undefined;
  for (const named of names) {
    const before = named.end <= number.start;
    const after = named.start >= number.end;
    const overlap = !before && !after;
    const between = before ? text.slice(named.end, number.start) : after ? text.slice(number.end, named.start) : "";
    if (between.length > farthest || (!overlap && breaks.test(between))) continue;
    const [from, to] = before ? [named.end, number.start] : [number.end, named.start];
    if (numbers.some((other) => other !== number && other.start >= from && other.end <= to)) continue;
    if (after && between.length > closeBy && number.unit !== undefined && !hasUnit(named.measure, number.unit))
      continue;
    const distance = overlap ? 0 : between.length + (after ? 6 : 0);
    if (
      best === undefined ||
      distance < best.distance ||
      (distance === best.distance && named.end - named.start > best.named.end - best.named.start)
    )
      best = { named, distance };
  }
  return best?.named;
}

/** Converts to the measure's own unit, or says why the number must not be used. */
function amountOf(measure: Measured, found: FoundQuantity): MeasuredAmount {
  const raw = found.raw;
  if (found.ambiguous !== undefined)
    return { measure, raw, problem: `${found.ambiguous}. Write ${measure.name} without a thousands separator` };
  const factor = found.unit === measure.unit ? 1 : measure.also.find((u) => u.unit === found.unit)?.factor;
  if (found.unit === undefined && !measure.unitOptional)
    return {
      measure,
      raw,
      problem: `${measure.name} ${found.raw} has no unit. Write it with its unit, such as ${measure.unit}`,
    };
  if (found.unit !== undefined && factor === undefined)
    return {
      measure,
      raw,
      problem: `${found.unit} is not a unit of ${measure.name} that is known here. Use ${[measure.unit, ...measure.also.map((u) => u.unit)].join(" or ")}`,
    };
  const value = Number((found.value * (factor ?? 1)).toPrecision(12));
  if (value < measure.min || value > measure.max)
    return {
      measure,
      raw,
      problem: `${measure.name} ${found.raw} is outside what is possible (${measure.min} to ${measure.max} ${measure.unit}). Check the number and its unit`,
    };
  return {
    measure,
    raw,
    quantity: {
      value,
      unit: measure.unit,
      ...(found.comparator === undefined ? {} : { comparator: found.comparator }),
    },
  };
}

const otherThings = new Set([
  "mo",
  "wk",
  "d",
  "h",
  "a",
  "mg",
  "g",
  "mg/m2",
  "g/m2",
  "kg",
  "cm",
  "mm",
  "%",
  "point",
  "s",
  "m",
  "m2",
  "Cel",
  "mg/kg",
]);

/** Amounts of a question, each tied to what it is an amount of. Numbers of nothing known are left alone. */
export function readMeasured(
  text: string,
  numbers: readonly FoundQuantity[],
  mentions: readonly Mention[],
  words: readonly Word[],
  measures: readonly Measured[],
): readonly MeasuredAmount[] {
  const names = namesIn(mentions, words, measures);
  const said: { readonly number: FoundQuantity; readonly measure: Measured }[] = [];
  for (const number of names.length === 0 ? [] : numbers.slice(0, mostNumbers)) {
    const last = said.at(-1);
    const named = nameFor(text, number, names, numbers);
    const measure = named?.measure ?? last?.measure;
    if (measure === undefined || isOfOther(text, number, measure)) continue;
    if (named === undefined && last !== undefined) {
      if (number.unit !== undefined && !hasUnit(measure, number.unit)) continue;
      const later = laterOf(text, last.number, number);
      if (later === undefined || later === "first") continue;
      if (later === "second") said.pop();
    }
    said.push({ number, measure });
  }
  return contradictionsMarked(said.map(({ number, measure }) => amountOf(measure, number)));
}

/** An age, or a number in the unit of something else. */
const isOfOther = (text: string, number: FoundQuantity, measure: Measured): boolean =>
  (measure.unit !== "a" && isAge(text, number)) ||
  (number.unit !== undefined && !hasUnit(measure, number.unit) && otherThings.has(number.unit));

/** Two different values of one amount are both set aside: the text does not say which is meant. */
function contradictionsMarked(amounts: readonly MeasuredAmount[]): readonly MeasuredAmount[] {
  return amounts.map((amount) => {
    if (!isUsable(amount)) return amount;
    const other = amounts.find(
      (o) => isUsable(o) && o.measure.id === amount.measure.id && o.quantity.value !== amount.quantity.value,
    );
    return other === undefined
      ? amount
      : {
          measure: amount.measure,
          raw: amount.raw,
          problem: `${amount.measure.name} is given as ${amount.raw} and as ${other.raw}. Say which one is meant, and when it was measured`,
        };
  });
}

/**
 * Units of a record turned into the units of the pack. The only place that uses UCUM.
 *
 * UCUM takes annotations such as {BTU} for the number 1, so that titres of different assays would compare as equal: units
 * with an annotation are never converted, and titres keep their unit.
 */
import { UcumLhcUtils } from "@lhncbc/ucum-lhc";
import type { Measure } from "../core/knowledge/measure.ts";

/** value in the measure's unit = value x factor + offset. */
interface Conversion {
  readonly factor: number;
  readonly offset: number;
}

const same: Conversion = { factor: 1, offset: 0 };

/** A unit as it was sent: the UCUM code when one was given, and the text people read. */
export interface GivenUnit {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
}

/** Spellings of one unit that laboratories use and UCUM does not know. */
const spelled = (unit: string): string =>
  unit
    .trim()
    .replace(/^(?:x|×)\s*(?=10)/iu, "")
    .replace(/^10(?:\^|E)(\d+)/u, "10*$1")
    .replaceAll("µ", "u")
    .replaceAll("μ", "u")
    .replace(/^g\/l$/u, "g/L")
    .replace(
      /^(mg|g|ug)\/(dl|l|ml)$/iu,
      (_, mass: string, volume: string) => `${mass.toLowerCase()}/${volume.toLowerCase().replace("l", "L")}`,
    );

/** Longest unit text that is looked up. */
const longestUnit = 40;
/** Most pairs that are remembered, so that hostile input cannot fill the memory. */
const mostPairs = 5000;

/** Turns values into the units of measures. Remembers what it has looked up. */
export interface Units {
  /** The value in the measure's unit, or nothing when it cannot be told. */
  readonly toMeasure: (measure: Measure, value: number, given: GivenUnit) => number | undefined;
}

function fromPack(measure: Measure, unit: string): Conversion | undefined {
  if (unit === measure.unit) return same;
  const written =
    measure.also.find((other) => other.unit === unit) ?? measure.also.find((other) => spelled(other.unit) === unit);
  return written === undefined ? undefined : { factor: written.factor, offset: written.offset };
}

/** Without a unit only counts, points and ratios can be meant. */
const mayBeBare = (measure: Measure): boolean => measure.kind === "score" || measure.unit === "1";

/** Twelve digits, which undo what arithmetic added. Most values have no more than six decimals and stay as they are. */
function tidy(value: number): number {
  const millionths = Math.round(value * 1e6);
  return Math.abs(millionths) < 1e12 && millionths / 1e6 === value ? value : Number(value.toPrecision(12));
}

/** A factor of a UCUM unit: 10*9, mg, m2, mm[Hg], [lb_av]. */
const factor = /(?:10\*-?\d{1,2}|(?:[A-Za-z%]{1,12}|\[[A-Za-z_']{1,20}\])(?:\[[A-Za-z0-9_']{1,20}\])?-?\d?)/u.source;
const ucumUnit = new RegExp(`^/?${factor}(?:[./]${factor})*$`, "u");

/**
 * Whether a text has the form of a UCUM unit. No other is put to the library: it would write it to the log, and what a
 * record holds must not stand there.
 */
const mayBeUcum = (unit: string): boolean => ucumUnit.test(unit);

/** UCUM's conversion. The library throws on some texts that are no units: those are unknown units like any other. */
function convertOr(from: string, value: number, to: string): number | undefined {
  try {
    const { status, toVal } = UcumLhcUtils.getInstance().convertUnitTo(from, value, to);
    return status === "succeeded" && toVal !== null && Number.isFinite(toVal) ? toVal : undefined;
  } catch {
    return undefined;
  }
}

/** Builds the converter. */
export function createUnits(): Units {
  const known = new Map<string, Conversion | undefined>();
  const ucum = (from: string, to: string): Conversion | undefined => {
    if (!mayBeUcum(from) || to.includes("{") || from === "1") return undefined;
    const [zero, hundred] = [convertOr(from, 0, to), convertOr(from, 100, to)];
    return zero === undefined || hundred === undefined ? undefined : { factor: (hundred - zero) / 100, offset: zero };
  };
  const lookUp = (measure: Measure, given: string): Conversion | undefined => {
    const key = `${measure.id}\n${given}`;
    if (known.has(key)) return known.get(key);
    // Points of a scale may be written as an annotation: {score}.
    const unit = measure.kind === "score" ? given.trim().replaceAll(/[{}]/gu, "") : spelled(given);
    const found =
      fromPack(measure, given.trim()) ??
      fromPack(measure, unit) ??
      (measure.unit === undefined || measure.kind !== "quantity" ? undefined : ucum(unit, measure.unit));
    if (known.size < mostPairs) known.set(key, found);
    return found;
  };
  const convert = (measure: Measure, { code, text }: GivenUnit): Conversion | undefined => {
    if (code === text && code !== undefined && code.trim() !== "" && code.length <= longestUnit)
      return lookUp(measure, code);
    const given = [code, text].filter((unit) => unit !== undefined && unit.trim() !== "" && unit.length <= longestUnit);
    if (given.length === 0) return code === undefined && text === undefined && mayBeBare(measure) ? same : undefined;
    const found = given.flatMap((unit) => lookUp(measure, unit ?? "") ?? []);
    const [first, second] = found;
    // A code and a text that are both units, and differ, are a slip by somebody: neither is believed.
    return second !== undefined && first?.factor !== second.factor && !closeTo(first, second) ? undefined : first;
  };
  return {
    toMeasure: (measure, value, given) => {
      const conversion = convert(measure, given);
      return conversion === undefined ? undefined : tidy(value * conversion.factor + conversion.offset);
    },
  };
}

const closeTo = (a: Conversion | undefined, b: Conversion): boolean =>
  a !== undefined && Math.abs(a.factor - b.factor) <= 1e-9 * Math.abs(b.factor);

/** The unit of a titre as it stands, without UCUM's braces. */
export const titreUnit = ({ code, text }: GivenUnit): string | undefined => {
  const unit = (text ?? code ?? "").trim().replaceAll(/[{}]/gu, "");
  return unit === "" || unit.length > longestUnit ? undefined : unit;
};

/** Numbers with units in a text, and whether they can be read in only one way. */
import type { Comparator } from "../quantity.ts";
import { followsDirectly } from "./changes.ts";

/** A number found in a text. `unit` is absent when none was written; `ambiguous` says why it must not be used. */
export interface FoundQuantity {
  readonly value: number;
  readonly unit?: string | undefined;
  readonly comparator?: Comparator | undefined;
  readonly ambiguous?: string | undefined;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** Units as people write them, longest first, to one spelling. */
const units: readonly (readonly [RegExp, string])[] = [
  [/^mg\s?(?:\/|per\s)\s?m(?:2|²|\^2)/i, "mg/m2"],
  [/^g\s?(?:\/|per\s)\s?m(?:2|²|\^2)/i, "g/m2"],
  [/^mg\s?(?:\/|per\s)\s?dl\b/i, "mg/dL"],
  [/^mg\s?(?:\/|per\s)\s?l\b/i, "mg/L"],
  [/^mg\s?(?:\/|per\s)\s?kg\b/i, "mg/kg"],
  [/^g\s?(?:\/|per\s)\s?dl\b/i, "g/dL"],
  [/^g\s?(?:\/|per\s)\s?(?:l\b|liter|litre)/i, "g/L"],
  [/^(?:grams?|grammes?)\s?(?:per|\/|a)\s?(?:litres?|liters?|l\b)/i, "g/L"],
  [/^m\s?(?:\/|per\s)\s?s(?:ec)?\b/i, "m/s"],
  [/^(?:cells\s?)?(?:\/|per\s)\s?(?:[uµμ]l|microlit(?:er|re)|mm3)/i, "/uL"],
  [/^(?:x|×)\s?10\^?(?:9|⁹)\s?\/\s?l\b/i, "10*9/L"],
  [/^m?pa\s?[.·]?\s?s\b/i, "mPa.s"],
  [/^(?:cp|centipoises?)\b/i, "cP"],
  [/^(?:btu|b[uü]hlmann(?: titre| titer)? units?|titre units?|titer units?|tu)\b/i, "BTU"],
  [/^kpa\b/i, "kPa"],
  [/^(?:milliseconds?|msec|ms)\b/i, "ms"],
  [/^(?:millimet(?:er|re)s?|mm)\b/i, "mm"],
  [/^(?:centimet(?:er|re)s?|cm)\b/i, "cm"],
  [/^(?:kilograms?|kilos?|kgs?)\b/i, "kg"],
  [/^(?:pounds?|lbs?)\b/i, "lb"],
  [/^(?:milligrams?|mg)\b/i, "mg"],
  [/^(?:percent|per cent|pct)\b/i, "%"],
  [/^%/, "%"],
  [/^(?:-\s?)?(?:years?|yrs?|y\/?o)\b/i, "a"],
  [/^(?:months?|mos?|mths?)\b/i, "mo"],
  [/^(?:weeks?|wks?)\b/i, "wk"],
  [/^(?:days?)\b/i, "d"],
  [/^(?:hours?|hrs?|h)\b/i, "h"],
  [/^(?:seconds?|secs?|s)\b/i, "s"],
  [/^points?\b/i, "point"],
  [/^°\s?c\b/i, "Cel"],
  [/^(?:grams?|g)\b/i, "g"],
  [/^(?:m(?:2|²))/i, "m2"],
  [/^(?:met(?:er|re)s?|m)\b/i, "m"],
];

const comparators: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:>=|≥|at least|not less than)\s*$/i, ">="],
  [/(?:<=|≤|at most|up to)\s*$/i, "<="],
  [/(?:>|more than|over|above|greater than|higher than|exceeds|exceeding)\s*$/i, ">"],
  [/(?:<|less than|under|below|lower than)\s*$/i, "<"],
];

// A sign counts only where it cannot be a hyphen or a range dash.
const numberPattern =
  /(?<![\p{L}\p{N}.,]|\p{L}-)(?:(?<=^|[\s(=:])[-−])?\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)*/gu;

interface Reading {
  readonly value: number;
  readonly ambiguous?: string | undefined;
}

/** Reads a numeral; "5,200" and "70.000" are two numbers at once, and say so. */
export function readNumeral(text: string): Reading {
  const digits = text.replace(/[ \u00a0\u202f]/g, "").replace("−", "-");
  const separators = digits.match(/[.,]/g) ?? [];
  if (separators.length === 0) return { value: Number(digits) };
  const [only] = separators;
  if (separators.length === 1) {
    const value = Number(digits.replace(",", "."));
    const [before = "", after = ""] = digits.split(/[.,]/);
    const grouped = after.length === 3 && /^-?[1-9]\d{0,2}$/.test(before);
    if (!grouped) return { value };
    const whole = Number(digits.replace(/[.,]/, ""));
    return {
      value: only === "," ? whole : value,
      ambiguous: `“${text}” can be read as ${whole} or as ${value}`,
    };
  }
  const last = separators.at(-1);
  const sameThroughout = separators.every((s) => s === only);
  if (sameThroughout) return { value: Number(digits.replace(/[.,]/g, "")) };
  const other = last === "." ? /,/g : /\./g;
  return { value: Number(digits.replace(other, "").replace(last ?? "", ".")) };
}

function unitAfter(text: string, at: number): { readonly unit: string; readonly end: number } | undefined {
  const rest = text.slice(at, at + 32);
  const gap = /^[\s-]*/.exec(rest)?.[0].length ?? 0;
  for (const [pattern, unit] of units) {
    const found = pattern.exec(rest.slice(gap));
    if (found !== null) return { unit, end: at + gap + found[0].length };
  }
  return undefined;
}

/** Every number of a text with its unit and comparator, in order. */
export function readQuantities(text: string): readonly FoundQuantity[] {
  const found: FoundQuantity[] = [];
  for (const match of text.matchAll(numberPattern)) {
    const raw = match[0];
    const at = match.index;
    const { value, ambiguous } = readNumeral(raw);
    const unit = unitAfter(text, at + raw.length);
    const before = text.slice(Math.max(0, at - 24), at);
    const comparator = comparators.find(([pattern]) => pattern.test(before))?.[1];
    found.push({
      value,
      unit: unit?.unit,
      comparator,
      ambiguous,
      raw: text.slice(at, unit?.end ?? at + raw.length),
      start: at,
      end: unit?.end ?? at + raw.length,
    });
  }
  return withUnitsShared(text, found);
}

/** "6 to 11 g/L": the unit is written once for both, and "up to" is no limit but where it went. */
function withUnitsShared(text: string, found: readonly FoundQuantity[]): readonly FoundQuantity[] {
  const shared: FoundQuantity[] = [];
  for (const quantity of found.toReversed()) {
    const next = shared.at(-1);
    if (next === undefined || !followsDirectly(text, quantity, next)) {
      shared.push(quantity);
      continue;
    }
    shared[shared.length - 1] = { ...next, comparator: undefined };
    shared.push({ ...quantity, unit: quantity.unit ?? next.unit });
  }
  return shared.toReversed();
}

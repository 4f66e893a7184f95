/** Amounts as people write them: signs, plural units, symbols in place of codes. The one place that writes an amount for a reader. */
import type { Quantity } from "./quantity.ts";

const comparators = { "<": "<", ">": ">", "<=": "≤", ">=": "≥" } as const;

/** Units that are counted: one, and more than one. */
const counted: Readonly<Record<string, readonly [string, string]>> = {
  point: ["point", "points"],
  points: ["point", "points"],
  score: ["point", "points"],
  centile: ["centile point", "centile points"],
  d: ["day", "days"],
  wk: ["week", "weeks"],
  mo: ["month", "months"],
  a: ["year", "years"],
};

/** Units whose code is no word that anybody writes. */
const symbols: Readonly<Record<string, string>> = {
  "1": "",
  count: "",
  "/uL": "per µL",
  "10*9/L": "× 10⁹/L",
  "10*6/L": "× 10⁶/L",
  "mL/min/{1.73_m2}": "mL/min per 1.73 m²",
  "mPa.s": "mPa·s",
  Cel: "°C",
  uV: "µV",
  "umol/L": "µmol/L",
  m2: "m²",
};

/** A laboratory's own unit in UCUM stands in braces: {score} is a score. */
const bare = (unit: string): string => unit.replace(/^\{(.*)\}$/u, "$1");

/** A unit in words: "points", "m²", nothing for a plain number. `value` tells one from several. */
export function unitWords(unit: string, value?: number): string {
  const known = symbols[unit];
  if (known !== undefined) return known;
  const own = bare(unit);
  const words = counted[own];
  if (words !== undefined) return words[Math.abs(value ?? 2) === 1 ? 0 : 1];
  return own
    .replaceAll("_", " ")
    .replaceAll("m2", "m²")
    .replaceAll(/\bu(?=[LgmM])/gu, "µ");
}

const numbers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });

/** A number with its thousands set apart: "70,000". */
export const numberWords = (value: number): string => numbers.format(value);

const signs: Readonly<Record<string, string>> = {
  ">=": "is at least",
  "<=": "is at most",
  ">": "is above",
  "<": "is below",
};

/** A comparison with a threshold: "is at least 40 g/L". */
export const thresholdWords = (sign: string, threshold: Quantity): string =>
  `${signs[sign] ?? sign} ${amountWords(threshold)}`;

/** "early-stable" as people say it. */
const slugWords = (slug: string): string => slug.replaceAll("-", " ");

/** A value with its unit: "> 70,000 BTU", "1 point", "0.21", "1.85 m²", "yes". A day stays a day. */
export function amountWords(value: Quantity | string | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return /^\d/u.test(value) ? value : slugWords(value);
  const bound = value.comparator === undefined ? "" : `${comparators[value.comparator]} `;
  return `${bound}${numberWords(value.value)} ${unitWords(value.unit, value.value)}`.trim();
}

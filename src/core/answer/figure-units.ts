/** The units figures are written in, brought to one scale so that 40 g/L and 4,000 mg/dL are the same amount. */

/** What an amount measures, and the factor that brings it to that dimension's base unit. */
export interface FigureUnit {
  readonly dimension: string;
  readonly factor: number;
}

const unit = (pattern: string, dimension: string, factor = 1): readonly [RegExp, FigureUnit] => [
  new RegExp(`^(?:${pattern})(?![\\p{L}\\p{N}])`, "iu"),
  { dimension, factor },
];

const per = String.raw`\s?(?:\/|per\s|a\s|an\s|each\s)\s?`;
const squareMetre = String.raw`${per}(?:m2|m²|m\^2|square\smet(?:re|er))`;
const daily = String.raw`(?:${per}(?:d|day)|\s(?:daily|a day))`;
const litre = String.raw`${per}(?:l|lit(?:re|er))`;

/**
 * Longest first: "mg/m2 per day" must not be read as "mg/m2". Time is in days with a month of 30.4375 days,
 * so twelve months are one year and a month is never four weeks. BTU and TU are two laboratories' own units.
 */
const units: readonly (readonly [RegExp, FigureUnit])[] = [
  unit(`mg${squareMetre}${daily}`, "mg/m2/d"),
  unit(`mg${squareMetre}`, "mg/m2"),
  unit(`g${squareMetre}`, "mg/m2", 1000),
  unit(`mg${per}kg${daily}`, "mg/kg/d"),
  unit(`mg${per}kg`, "mg/kg"),
  unit(`g${per}kg`, "mg/kg", 1000),
  unit(`mg${per}dl`, "g/L", 0.01),
  unit(`g${per}dl`, "g/L", 10),
  unit(`mg${litre}`, "g/L", 0.001),
  unit(`mg${per}ml`, "g/L"),
  unit(`(?:g|grams?|grammes?)${litre}`, "g/L"),
  unit(`(?:mg|milligrams?)${per}(?:h|hour)`, "mg/h"),
  unit(`ml${per}(?:h|hour)`, "mL/h"),
  unit(`l${daily}`, "mL/h", 1000 / 24),
  unit(`mg${daily}`, "mg/d"),
  unit(String.raw`m\s?\/\s?s(?:ec)?|met(?:re|er)s${per}second`, "m/s"),
  unit(String.raw`(?:x|×)\s?10(?:\^?9|⁹)(?:\scells)?\s?\/\s?l`, "10*9/L"),
  unit(`(?:cells?\\s?)?${per}(?:[uµμ]l|microlit(?:re|er)|mm3)`, "10*9/L", 0.001),
  unit(String.raw`cp|centipoises?|mpa\s?[.·]?\s?s`, "cP"),
  unit("btu|b[uü]hlmann(?: titre| titer)? units?", "BTU"),
  unit("tu|titre units?|titer units?", "TU"),
  unit("kpa|kilopascals?", "kPa"),
  unit("ms|msec|milliseconds?", "s", 0.001),
  unit("mm|millimet(?:re|er)s?", "m", 0.001),
  unit("cm|centimet(?:re|er)s?", "m", 0.01),
  unit("m2|m²|square met(?:re|er)s?", "m2"),
  unit("m|met(?:re|er)s?", "m"),
  unit("kg|kilos?|kilograms?", "mg", 1e6),
  unit("mg|milligrams?", "mg"),
  unit("g|grams?|grammes?", "mg", 1000),
  unit("ml|millilit(?:re|er)s?", "mL"),
  unit("per ?cent|percent", "%"),
  unit(`(?:person|patient)[-\\s]years?|py`, ""),
  unit("years?|yrs?|y", "d", 365.25),
  unit("months?|mos?|monthly", "d", 30.4375),
  unit("weeks?|wks?|weekly", "d", 7),
  unit("days?|d", "d"),
  unit("hours?|hrs?|h", "d", 1 / 24),
  unit("minutes?|mins?", "d", 1 / 1440),
  unit("seconds?|secs?|s", "s"),
  unit("points?|pts?", "point"),
];

const percent: FigureUnit = { dimension: "%", factor: 1 };

/** The unit that begins at `at`, after blanks or one hyphen ("12-month"), with where it ends. */
export function unitAt(text: string, at: number): (FigureUnit & { readonly end: number }) | undefined {
  const rest = text.slice(at, at + 40);
  const gap = /^(?:\s+|-)?/u.exec(rest)?.[0].length ?? 0;
  const tail = rest.slice(gap);
  if (tail.startsWith("%")) return { ...percent, end: at + gap + 1 };
  for (const [pattern, found] of units) {
    const match = pattern.exec(tail);
    if (match !== null && (rest.startsWith("-") || !/ly$/iu.test(match[0]) || found.dimension !== "d"))
      return { ...found, end: at + gap + match[0].length };
  }
  return undefined;
}

/** Units a text names in brackets, apart from any number: "height (cm)". */
export const unitsInBrackets = (text: string): readonly string[] =>
  [...text.matchAll(/\((?=[^\d)]{1,12}\))/gu)].flatMap((m) => unitAt(text, m.index + 1)?.dimension ?? []);

/** The unit named before a number: "month 8", "weeks 3 to 5". */
export function unitBefore(text: string): FigureUnit | undefined {
  const word = /(?:^|[^\p{L}])(years?|months?|weeks?|days?|hours?)[\s-]$/iu.exec(text)?.[1];
  return word === undefined ? undefined : unitAt(word, 0);
}

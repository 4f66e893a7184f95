import { describe, expect, test } from "vitest";
import { boundIn, dimensionsOf, emptyRanges, isCarried, repeated, strayRanges } from "./figure-match.ts";
import { type Figure, readFigures } from "./figures.ts";

/** A figure in short: value, denominator, dimension, bound. Time is in days. */
const short = (f: Figure): string =>
  `${f.value}${f.over === undefined ? "" : `/${f.over}`}${f.dimension === "" ? (f.near === undefined ? "" : ` ~${f.near.dimension}`) : ` ${f.dimension}`}${f.bound === undefined ? "" : ` ${f.bound}`}`;
const read = (text: string): readonly string[] => readFigures(text).map(short);

describe("readFigures", () => {
  test.each([
    ["fractions", "4/13 or 4 of 13 or 4 out of 13", ["4/13", "4/13", "4/13"]],
    ["of a group", "Of 7 people, 4 were better", ["4/7"]],
    ["shares in words", "half, a quarter, two thirds and one third", ["1/2", "1/4", "2/3", "1/3"]],
    ["number words", "two trials and twelve people, twice", ["2", "12", "2"]],
    ["articles are not numbers", "one study, the third visit, the two, one-sided support", []],
    ["one before time", "one day later, one of 11 people", ["1 d", "1/11"]],
    ["thousands", "10,000 BTU and 1,733 mL/h", ["10000 BTU", "1733 mL/h"]],
    ["one scale of concentrations", "40 g/L, 4,000 mg/dL and 4 g/dL", ["40 g/L", "40 g/L", "40 g/L"]],
    ["time in days", "12-month follow-up, 1 y, 72 hours, 3 d", ["365.25 d", "365.25 d", "3 d", "3 d"]],
    [
      "units carried back",
      "16 %, 24 % and 50 % at 5, 10 and 15 years",
      ["16 %", "24 %", "50 %", "5 ~d", "10 ~d", "5478.75 d"],
    ],
    ["ranges", "5–31 % and 7 to 12 mo", ["5 ~%", "31 %", "7 ~d", "365.25 d"]],
    ["the unit before", "at month 8, over 65 (aged 70)", ["8 ~d", "65 above", "70 ~d"]],
    ["p values and ratios", "p = 0.096, HR 1.98", ["0.096 p", "1.98 HR"]],
    ["intervals", "95% CI 13-58", ["13", "58"]],
    ["bounds", "at least 1 point, under 3 g/L, 40 g/L or more", ["1 point above", "3 g/L below", "40 g/L above"]],
    ["doses a day", "300 mg/m2 per day, 0.1 mg/kg/d, 375 mg/m2", ["300 mg/m2/d", "0.1 mg/kg/d", "375 mg/m2"]],
    ["minus and dash", "−2.1 points, 24-72 h", ["-2.1 point", "24 ~d", "3 d"]],
    ["counts of cells", "below 1.0 × 10⁹/L", ["1 10*9/L below"]],
    ["joined nouns", "the 26-patient trial, 261-fold", ["26", "261"]],
  ])("%s", (_name, text, figures) => {
    expect(read(text)).toEqual(figures);
  });

  test.each([
    "CD20",
    "HNK-1",
    "MYD88 L265P",
    "P0",
    "PMP22",
    "PN-1007",
    "IgG4",
    "EFNS/PNS 2010",
    "Dalakas 2009",
    "beta-2-microglobulin",
  ])("%s holds no figure", (name) => {
    expect(read(name).filter((f) => !/^2( |$)/.test(f))).toEqual([]);
  });

  test("a count of people is no year", () => {
    expect(read("in 2020 patients")).toEqual(["2020"]);
  });

  test("digits inside a named span are skipped", () => {
    const text = "the 10-metre walk in 22 people";
    expect(readFigures(text, [{ start: 4, end: 17 }]).map(short)).toEqual(["22"]);
  });
});

describe("isCarried", () => {
  const carriedBy = (sentence: string, numbers: readonly string[]): boolean => {
    const carried = numbers.flatMap((n) => readFigures(n));
    const figures = readFigures(sentence);
    const written = dimensionsOf(sentence, figures);
    return figures.length > 0 && figures.every((f) => isCarried(f, carried, written));
  };

  test.each([
    ["4 of 13 on rituximab", ["4/13"], true],
    ["4 of 12 on rituximab", ["4/13", "12"], false],
    ["23 of 36 people", ["23", "36"], true],
    ["IgM of 40 g/L", ["4000 mg/dL"], true],
    ["IgM of 40 mg/dL", ["40 g/L"], false],
    ["after a year (12 months)", ["1 y"], true],
    ["at 8 weeks", ["8 mo"], false],
    ["in 8 % of them", ["8"], false],
    ["about half", ["50 %"], true],
    ["about a quarter", ["26 %"], true],
    ["a quarter", ["26 %"], false],
    ["31 % of them", ["4/13"], true],
    ["33 % of them", ["4/13"], false],
    ["p = 0.042", ["p=0.096"], false],
    ["HR 1.98", ["OR 1.98"], false],
    ["an INCAT score of 2", ["2 points"], true],
    ["5 to 31 %", ["5 %", "31 %"], true],
    ["8,000 BTU", ["8000 TU"], false],
    ["23 treated, and 55 %", ["23 %", "55 %"], false],
    ["at month 9", ["8/9"], false],
    ["70 / (44 × 4.1), distance (mm), speed (m/s), latency (ms)", ["70 mm", "44 m/s", "4.1 ms"], true],
  ])("%s by %j: %s", (sentence, numbers, expected) => {
    expect(carriedBy(sentence, numbers)).toBe(expected);
  });
});

describe("what figures must not do", () => {
  const figuresOf = (texts: readonly string[]): readonly Figure[] => texts.flatMap((t) => readFigures(t));

  test("stand more often than in any record while another is left out", () => {
    const carried = figuresOf(["11", "1/11", "2/11"]);
    const records = [figuresOf(["of 11 people 1 bled and 2 others had headache"])];
    const strays = (text: string): number => repeated(readFigures(text), carried, records, new Set()).length;
    expect(strays("In 11 people, 1 bled and 1 others had headaches")).toBe(1);
    expect(strays("In 11 people, 1 bled and 2 others had headaches")).toBe(0);
  });

  test("begin a range that does not go up", () => {
    expect(emptyRanges(readFigures("between 10 and 8 weeks"))).toHaveLength(1);
    expect(emptyRanges(readFigures("between 1 and 8 weeks"))).toEqual([]);
  });

  test("end a range otherwise than the record", () => {
    expect(strayRanges(readFigures("after 3 to 12 months"), figuresOf(["3-6 mo", "1 y"]))).toHaveLength(1);
    expect(strayRanges(readFigures("after 3 to 6 months"), figuresOf(["3-6 mo", "1 y"]))).toEqual([]);
  });

  test("bound the other side", () => {
    const [figure] = readFigures("above 40 g/L");
    expect(figure?.bound).toBe("above");
    expect(figure === undefined ? undefined : boundIn(figure, readFigures("under 4,000 mg/dL"), new Set())).toBe(
      "below",
    );
  });
});

import { describe, expect, test } from "vitest";
import type { OutcomeRow } from "../../../src/core/cohort/outcome-rows.ts";
import type { Cell, Spread } from "../../../src/core/cohort/report.ts";
import { numberColumns } from "./outcome-columns.ts";

const spread = (id: Spread["id"], median: number): Spread => ({
  id,
  name: id,
  unit: "%",
  n: 6,
  median,
  lower: median,
  upper: median,
  least: median - 1,
  most: median + 1,
});
const row = (cell: Partial<Cell>): OutcomeRow => {
  const whole: Cell = {
    outcome: "titre",
    kind: "change",
    title: "Titre",
    n: 6,
    missing: 0,
    because: [],
    setAside: 0,
    small: false,
    shares: [],
    spreads: [],
    series: [],
    values: [],
    ...cell,
  };
  const group = { id: "g", name: "G", patients: 6, firstCourses: 6, otherTreatment: 0, cells: [whole] };
  return { group, baseline: "", cell: whole };
};
const table = (rows: readonly OutcomeRow[], suppressed = false) =>
  numberColumns(rows, suppressed).map(({ title, text }) => [title, ...rows.map((one) => text(one).value)]);

describe("numberColumns()", () => {
  const full = row({
    shares: [{ id: "fell", name: "fell", count: 5, of: 6, percent: 83.3, low: 43.6, high: 97 }],
    spreads: [spread("before", 20), spread("change", -58)],
  });

  test("has a column for each number that any row has, in the order they are met", () => {
    const other = row({ spreads: [spread("change", -40), spread("remaining", 60)] });
    expect(table([full, other]).map(([title]) => title)).toEqual([
      "Fell",
      "Before: median (range)",
      "Change: median (range)",
      "Remaining: median (range)",
    ]);
  });

  test("splits a number from its interval or range", () => {
    const texts = numberColumns([full], false).map(({ text }) => text(full));
    expect(texts).toEqual([
      { value: "5 of 6", reach: "83.3 % (43.6 to 97)" },
      { value: "20 %", reach: "(19 to 21)" },
      { value: "−58 %", reach: "(−59 to −57)" },
    ]);
  });

  test("says why a row has none: no value, by assay, left out, or none", () => {
    const empty = row({ n: 0 });
    const mixed = row({ series: [{ name: "A", n: 3, spreads: [] }], spreads: [spread("change", -1)] });
    expect(table([full, empty, mixed])).toEqual([
      ["Fell", "5 of 6", "no value", "none"],
      ["Before: median (range)", "20 %", "no value", "by assay, below"],
      ["Change: median (range)", "−58 %", "no value", "−1 %"],
    ]);
    expect(table([full, row({ n: "hidden" })], true)[1]).toEqual(["Before: median (range)", "20 %", "left out"]);
  });
});

import { describe, expect, test } from "vitest";
import { amount, chartOf, doses, reading, state } from "../../../test/support/charts.ts";
import { cohortOver } from "../../../test/support/cohort.ts";
import { shippedSource } from "../../../test/support/fhir.ts";
import { pilotCohort } from "../../examples/pilot-cohort.ts";
import { cohortToCsv } from "./csv.ts";

const today = "2026-11-21";
const charts = pilotCohort(today).flatMap(({ bundle }) =>
  shippedSource()
    .readParsed(bundle)
    .charts.map((c) => c.chart),
);
const csv = cohortToCsv(cohortOver(charts, today));
const lines = csv.split("\r\n");

describe("cohortToCsv()", () => {
  test("has one line for each number, all of one width, and ends in a line break", () => {
    expect(lines.at(-1)).toBe("");
    for (const line of lines.slice(0, -1)) expect(line.replaceAll(/"[^"]*"/gu, "").split(",").length).toBe(21);
  });

  test("holds the table's numbers and marks the small ones", () => {
    const of = (words: readonly string[]) => lines.filter((line) => words.every((word) => line.includes(word)));
    const single = "375 mg/m2 weekly, 4 infusions";
    const baseline = "before this course";
    expect(of([single, baseline, "Clinical response", "improved"])[0]).toContain(",6,9,66.7,35.4,87.9,,,,,,,Not yet");
    expect(of([single, baseline, "Clinical response", "stable"])[0]).toMatch(/,2,9,22\.2,.*,small,Not yet/u);
    expect(of([single, baseline, "IgM", ",change,"])[0]).toContain(",-58,");
    expect(of(["left out: ", "suspected"])[0]).toContain(",small,Not yet reviewed by clinicians");
  });

  test("a name from a record is never a formula", () => {
    const titre = (date: string, value: string) =>
      reading("anti-mag-titre", date, amount(value, { assay: "=HYPERLINK(1)", laboratory: "A" }));
    const chart = chartOf([
      state("anti-mag-neuropathy", "2022-01-01"),
      ...doses("rituximab", "2024-03-01"),
      titre("2024-02-20", "9000 BTU"),
      titre("2024-10-01", "3000 BTU"),
    ]);
    const told = cohortToCsv(cohortOver([chart], today));
    expect(told).toContain('"\'=HYPERLINK(1), A, BTU"');
    expect(told).not.toMatch(/(^|,)"?=/mu);
  });

  test("no line names a person", () => {
    expect(csv).not.toMatch(/cohort.example/iu);
  });
});

import { describe, expect, test } from "vitest";
import { cohortOver } from "../../../test/support/cohort.ts";
import { shippedSource } from "../../../test/support/fhir.ts";
import { pilotCohort } from "../../examples/pilot-cohort.ts";
import type { Cell, CohortReport } from "./report.ts";

const today = "2026-11-21";

const pilot = (seed: number) =>
  pilotCohort(today, seed).flatMap(({ bundle }) =>
    shippedSource()
      .readParsed(bundle)
      .charts.map(({ chart }) => chart),
  );

const cell = (report: CohortReport, group: string, outcome: string, baseline?: string): Cell => {
  const found = report.groups
    .find(({ id }) => id === group)
    ?.cells.find((one) => one.outcome === outcome && one.baseline === baseline);
  if (found === undefined) throw new Error(`no cell ${group} ${outcome} ${baseline}`);
  return found;
};
const share = ({ shares }: Cell, id: string) => {
  const found = shares.find((one) => one.id === id);
  return found === undefined ? "none" : `${found.count}/${found.of}`;
};
const spread = ({ spreads }: Cell, id: string) => spreads.find((one) => one.id === id);

const single = "rituximab-375-weekly-x4";
const double = "rituximab-750-weekly";

describe.each([1, 2, 3, 2026])("the pilot studies' table from charts, seed %i", (seed) => {
  const report = cohortOver(pilot(seed), today);

  test("people who do not belong are left out, with the reason", () => {
    expect(report.charts).toBe(11);
    expect(report.patients).toBe(9);
    expect(report.leftOut.map(({ reason, count }) => [reason, count]).sort()).toEqual([
      ["no-course", 1],
      ["suspected", 1],
    ]);
    expect(report.groups.map(({ id, patients, firstCourses }) => [id, patients, firstCourses])).toEqual([
      ["all", 9, 9],
      [single, 9, 9],
      [double, 8, 0],
    ]);
  });

  test.each(["course", "first"])("375 mg/m2, against the value before (%s)", (baseline) => {
    const igm = cell(report, single, "igm", baseline);
    expect(igm.n).toBe(9);
    expect(spread(igm, "change")).toMatchObject({ median: -58, least: -82, most: -35 });
    expect(share(cell(report, single, "titre", baseline), "fell-by-more-than-52")).toBe("8/9");
    const response = cell(report, single, "response", baseline);
    expect(["improved", "stable", "worse", "mixed"].map((id) => share(response, id))).toEqual([
      "6/9",
      "2/9",
      "1/9",
      "0/9",
    ]);
    expect(response.shares[0]).toMatchObject({ percent: 66.7, low: 35.4, high: 87.9 });
    const velocity = cell(report, single, "ulnar-velocity", baseline);
    expect([share(velocity, "faster"), share(velocity, "slower")]).toEqual(["7/9", "2/9"]);
  });

  test("375 mg/m2: B cells gone in all", () => {
    const cells = cell(report, single, "b-cells");
    expect(share(cells, "depleted")).toBe("9/9");
    expect(spread(cells, "days")).toMatchObject({ median: 40 });
  });

  test("750 mg/m2 against the value before the first course", () => {
    expect(spread(cell(report, double, "igm", "first"), "remaining")).toMatchObject({ median: 38 });
    expect(spread(cell(report, double, "titre", "first"), "remaining")).toMatchObject({ median: 16 });
    const response = cell(report, double, "response", "first");
    expect(share(response, "improved")).toBe("4/7");
    expect([response.n, response.missing]).toEqual([7, 1]);
    const velocity = cell(report, double, "ulnar-velocity", "first");
    expect([share(velocity, "faster"), velocity.missing]).toEqual(["6/6", 2]);
    expect(share(cell(report, double, "b-cells"), "depleted")).toBe("8/8");
  });

  test("the baselines differ for a second course", () => {
    const before = (baseline: string) => spread(cell(report, double, "igm", baseline), "remaining")?.median;
    expect(before("course")).toBeCloseTo(38 / 0.9, 0);
    expect(before("course")).not.toBe(before("first"));
    const improved = (baseline: string) => share(cell(report, double, "response", baseline), "improved");
    expect(improved("first")).toBe("4/7");
    expect(improved("course")).not.toBe("4/7");
  });
});

test("the table does not depend on which chart came first", () => {
  const charts = pilot(1);
  expect(cohortOver(charts.toReversed(), today)).toEqual(cohortOver(charts, today));
});

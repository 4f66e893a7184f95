import { array, assert, nat, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { cohortOver } from "../../../test/support/cohort.ts";
import { shippedSource } from "../../../test/support/fhir.ts";
import { pilotCohort } from "../../examples/pilot-cohort.ts";
import { hideParts, suppressSmall } from "./suppress.ts";

const today = "2026-11-21";
const charts = pilotCohort(today).flatMap(({ bundle }) =>
  shippedSource()
    .readParsed(bundle)
    .charts.map((c) => c.chart),
);

describe("hideParts()", () => {
  test.each([
    [
      [6, 2, 1, 0],
      ["hidden", "hidden", "hidden", 0],
    ],
    [
      [9, 3, 2, 0],
      [9, "hidden", "hidden", 0],
    ],
    [
      [9, 1, 1],
      ["hidden", "hidden", "hidden"],
    ],
    [
      [9, 7, 1, 0],
      [9, "hidden", "hidden", 0],
    ],
    [
      [9, 0],
      [9, 0],
    ],
    [
      [3, 0],
      ["hidden", 0],
    ],
    [
      [12, 6],
      [12, 6],
    ],
  ] as const)("of %j leaves %j", (parts, left) => {
    expect(hideParts(parts)).toEqual(left);
  });

  test("never leaves a count from 1 to 4, nor hidden parts that are one person, few together, or told by the rest", () => {
    assert(
      property(array(nat(12), { minLength: 2, maxLength: 5 }), (parts) => {
        const left = hideParts(parts);
        expect(left.every((count) => count === "hidden" || count === 0 || count >= 5)).toBe(true);
        const shown = left.filter((count) => count !== "hidden" && count > 0);
        const hidden = parts.filter((_, at) => left[at] === "hidden");
        const together = hidden.reduce((total, count) => total + count, 0);
        if (hidden.length === 1 || (hidden.length > 1 && together < 5)) expect(shown).toEqual([]);
      }),
    );
  });
});

describe("a report without small counts", () => {
  const whole = cohortOver(charts, today);
  const report = cohortOver(charts, today, { suppress: true });

  test("holds no count from 1 to 4 and no single person's value", () => {
    expect(JSON.stringify(whole)).toMatch(/"(count|n|missing)":[1-4][,}]/u);
    expect(JSON.stringify(report)).not.toMatch(
      /"(count|n|missing|patients|of|setAside|firstCourses|otherTreatment)":[1-4][,}]/u,
    );
    expect(report.groups.flatMap(({ cells }) => cells.flatMap(({ values }) => values))).toEqual([]);
    expect(report.asked.suppress).toBe(true);
  });

  test("says in the whole one which cells are small: any count from 1 to 4, not 5", () => {
    const small = (n: number): boolean | undefined =>
      cohortOver(charts.slice(0, n), today).groups[0]?.cells.find(({ outcome }) => outcome === "b-cells")?.small;
    expect([small(4), small(5)]).toEqual([true, false]);
  });

  test("keeps what is large, and drops the line of all, from which the others could be taken away", () => {
    expect(report.groups.map(({ id, patients }) => [id, patients])).toEqual([
      ["rituximab-375-weekly-x4", 9],
      ["rituximab-750-weekly", 8],
    ]);
    const igm = report.groups[0]?.cells.find(({ outcome }) => outcome === "igm");
    expect(igm?.spreads.find(({ id }) => id === "change")).toMatchObject({ n: 9, median: -58 });
    const response = report.groups[0]?.cells.find(({ outcome }) => outcome === "response");
    expect(response?.shares.map(({ count }) => count)).toEqual(["hidden", "hidden", "hidden", 0]);
    expect(response?.shares[1]).not.toHaveProperty("percent");
  });

  test("tells no number whose rest is a small one: two left out of eleven, three of nine who did not improve", () => {
    expect([report.charts, report.patients]).toEqual([11, "hidden"]);
    expect(report.leftOut.map(({ count }) => count)).toEqual(["hidden", "hidden"]);
    expect(cohortOver(charts.slice(0, 4), today, { suppress: true }).charts).toBe("hidden");
  });

  test("where one of eight is missing, neither that one nor the seven are told, there or in the figures", () => {
    const cell = report.groups[1]?.cells.find(
      ({ outcome, baseline }) => outcome === "response" && baseline === "first",
    );
    expect([cell?.n, cell?.missing, cell?.because.map(({ count }) => count)]).toEqual(["hidden", "hidden", ["hidden"]]);
    const velocity = report.groups[1]?.cells.find(({ outcome }) => outcome === "ulnar-velocity");
    expect(velocity?.n).toBe("hidden");
    expect(velocity?.shares.map(({ count, of }) => [count, of])).toEqual([
      ["hidden", "hidden"],
      ["hidden", "hidden"],
    ]);
    expect(velocity?.spreads.map(({ n }) => n)).toEqual(["hidden", "hidden", "hidden", "hidden"]);
  });

  test("where two of fifteen were not depleted, the thirteen are told nowhere: not as a count, a whole or of a figure", () => {
    const [group] = whole.groups;
    const bCells = group?.cells.find(({ outcome }) => outcome === "b-cells");
    if (group === undefined || bCells === undefined) throw new Error("the cohort has no B cells");
    const depleted = { id: "depleted", name: "depleted", count: 13, of: 15, percent: 87, low: 62, high: 96 };
    const back = { id: "back", name: "back", count: 6, of: 13, percent: 46, low: 23, high: 71 };
    const days = {
      id: "days" as const,
      name: "days",
      unit: "d",
      n: 13,
      median: 30,
      lower: 28,
      upper: 31,
      least: 27,
      most: 60,
    };
    const cell = { ...bCells, n: 15, missing: 0, because: [], setAside: 0, shares: [depleted, back], spreads: [days] };
    const told = suppressSmall({ ...whole, leftOut: [], groups: [{ ...group, patients: 15, cells: [cell] }] });
    const shown = told.groups[0]?.cells[0];
    expect(shown?.n).toBe(15);
    expect(shown?.shares).toEqual([
      { id: "depleted", name: "depleted", of: 15, count: "hidden" },
      { id: "back", name: "back", of: "hidden", count: "hidden" },
    ]);
    expect(shown?.spreads).toMatchObject([{ n: "hidden", median: 30 }]);
  });
});

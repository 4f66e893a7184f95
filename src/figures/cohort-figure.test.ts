import { describe, expect, test } from "vitest";
import { cohortOver } from "../../test/support/cohort.ts";
import { shippedSource } from "../../test/support/fhir.ts";
import { pilotCohort } from "../examples/pilot-cohort.ts";
import { drawCohort } from "./cohort-figure.ts";
import type { Mark } from "./scene.ts";
import { palettes, toSvg } from "./svg.ts";

const today = "2026-11-21";
const charts = pilotCohort(today).flatMap(({ bundle }) =>
  shippedSource()
    .readParsed(bundle)
    .charts.map((c) => c.chart),
);
const report = cohortOver(charts, today);
const scene = drawCohort(report, 1100);
const texts = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.words] : []));

describe("drawCohort()", () => {
  test("draws a wide page in light and a narrow one in dark as they were looked at", async () => {
    await expect(toSvg(scene)).toMatchFileSnapshot("cohort-1100.golden.svg");
    await expect(toSvg(drawCohort(report, 390), palettes.dark)).toMatchFileSnapshot("cohort-390.golden.svg");
  });

  test("says shares with their intervals, medians, and a dot for each person's change", () => {
    expect(texts(scene.marks)).toContain("improved: 6 of 9, 66.7 % (35.4 to 87.9)");
    expect(texts(scene.marks)).toContain("median −58 %");
    const dots = scene.marks.filter((mark) => mark.kind === "symbol" && mark.shape === "circle").length;
    const told = report.groups.flatMap(({ cells, firstCourses, patients }) =>
      cells.filter(({ baseline }) => baseline !== "first" || firstCourses !== patients).flatMap(({ values }) => values),
    );
    expect(dots).toBe(told.length);
  });

  test("where both baselines are one, one row says it; where they are not, both are drawn", () => {
    const rows = texts(scene.marks).filter((words) => words.startsWith("from before"));
    expect(rows.filter((words) => words.includes("first")).length).toBe(4);
    expect(rows.filter((words) => words.includes("this")).length).toBe(12);
  });

  test("without small counts there is no dot of a person and no bar of a small share", () => {
    const { marks } = drawCohort(cohortOver(charts, today, { suppress: true }), 1100);
    expect(marks.filter((mark) => mark.kind === "symbol" && mark.shape === "circle")).toEqual([]);
    expect(texts(marks)).toContain("worse: left out");
  });

  test("nothing is drawn outside the page, wide or narrow, and nobody is a page of its own", () => {
    for (const width of [320, 390, 700, 1100])
      for (const mark of drawCohort(report, width).marks) {
        const xs =
          mark.kind === "line"
            ? mark.points.map(([x]) => x)
            : mark.kind === "rect"
              ? [mark.x, mark.x + mark.width]
              : [mark.x];
        for (const x of xs) expect(x >= 0 && x <= width).toBe(true);
      }
    const longest = (width: number): number =>
      Math.max(...texts(drawCohort(report, width).marks).map((words) => words.length));
    expect(longest(300)).toBeLessThan(longest(1100));
    expect(texts(drawCohort(report, 300).marks).some((words) => words.endsWith("…"))).toBe(true);
    expect(drawCohort(cohortOver([], today), 700).marks.length).toBe(2);
  });
});

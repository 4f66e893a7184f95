import { describe, expect, test } from "vitest";
import {
  amount,
  chartOf,
  doses,
  plan,
  reading,
  shippedChartKnowledge,
  state,
} from "../../../../test/support/charts.ts";
import type { Entry } from "../../../core/chart/chart.ts";
import { createFactReader } from "../../../core/chart/fact-reader.ts";
import { indexChart } from "../../../core/chart/indexed-chart.ts";
import { drawTimeline } from "../../../figures/draw-timeline.ts";
import { timelineRows } from "../../../figures/timeline-rows.ts";
import type { Timeline } from "../../../figures/timeline.ts";
import { timelineOf } from "./timeline-of.ts";

const now = "2026-11-21";

function timeline(...entries: readonly Entry[]): Timeline {
  const { measures, facts } = shippedChartKnowledge();
  const chart = indexChart(chartOf(entries), measures, now);
  return timelineOf({ chart, facts: [...facts.values()], read: createFactReader(chart, facts) });
}

const visit = (date: string, incat: number, rods: number): readonly Entry[] => [
  reading("incat", date, `${incat} point`),
  reading("i-rods", date, `${rods} centile`),
];
const threeCourses = [
  ...doses("rituximab", "2023-01-09", "2024-03-11", "2025-05-12"),
  ...visit("2023-01-02", 5, 40),
  ...visit("2024-01-08", 4, 48),
  ...visit("2025-05-05", 4, 49),
  ...visit("2026-06-01", 4, 50),
  reading("igm", "2023-01-02", "18 g/L"),
  reading("igm", "2024-03-04", "12 g/L"),
  reading("igm", "2025-05-05", "10 g/L"),
  reading("igm", "2026-06-01", "6 g/L"),
];

describe("timelineOf()", () => {
  test("tells the response to every course as it was known before the next one", () => {
    const { courses } = timeline(...threeCourses);
    expect(courses.map(({ response }) => response?.verdict)).toEqual(["improved", "stable", "stable"]);
    const text = courses[0]?.response?.text ?? "";
    expect(text).toContain("Response to rituximab 1: improved.");
    expect(text).toContain(
      "INCAT disability 5 points (2023-01-02) to 4 points (2024-01-08), better (counted from 1 point)",
    );
    expect(text).toContain("not validated in anti-MAG neuropathy");
  });

  test("one scale that moved alone is named beside a stable response", () => {
    const followed = (incat: number): string =>
      timeline(...doses("rituximab", "2025-05-12"), ...visit("2025-05-05", 2, 68), ...visit("2026-06-01", incat, 68))
        .courses[0]?.response?.text ?? "";
    expect(followed(3)).toMatch(/: stable, with one scale worse; a response takes two\./);
    expect(followed(1)).toMatch(/: stable, with one scale better; a response takes two\./);
    expect(followed(2)).toMatch(/: stable\. /);
  });

  test("draws a laboratory's range until another one stands, and none of one assay beside another", () => {
    const titre = (date: string, value: number, assay: string, high?: number): Entry =>
      reading("anti-mag-titre", date, { value, unit: "BTU", assay }, high === undefined ? {} : { range: { high } });
    const lane = timeline(
      titre("2024-01-08", 20_000, "one", 1000),
      titre("2024-06-03", 18_000, "one"),
      titre("2025-01-06", 6400, "other"),
      titre("2025-06-02", 3200, "other", 400),
    ).lanes.find(({ id }) => id === "anti-mag-titre");
    const days = lane?.points.map(({ day }) => day) ?? [];
    expect(lane?.bands.map(({ from, to, high }) => [days.indexOf(from), days.indexOf(to), high])).toEqual([
      [0, 2, 1000],
      [3, -1, 400],
    ]);
  });

  test("a titre of another assay keeps its own unit in the lane and the rows", () => {
    const drawn = timeline(
      reading("anti-mag-titre", "2025-11-25", { value: 37_000, unit: "BTU", assay: "one" }),
      reading("anti-mag-titre", "2026-11-02", { value: 6400, unit: "1:n", assay: "other" }),
    );
    const lane = drawn.lanes.find(({ id }) => id === "anti-mag-titre");
    expect([lane?.unit, lane?.points.map(({ unit }) => unit)]).toEqual(["BTU", [undefined, "1:n"]]);
    expect(timelineRows(drawn).map(({ value, unit }) => `${value} ${unit}`)).toEqual(["37000 BTU", "6400 1:n"]);
    const words = drawTimeline(drawn, 1100).marks.flatMap((mark) => (mark.kind === "text" ? [mark.words] : []));
    expect(words).toContain("anti-MAG titre (BTU, then 1:n), log scale");
  });

  test("names every baseline: before this course, before the first, and before those in between", () => {
    const igm = timeline(...threeCourses).lanes.find(({ id }) => id === "igm");
    expect(igm?.baselines.map(({ label, value, earlier }) => [label, value, earlier])).toEqual([
      ["before this course", 10, false],
      ["before the first course", 18, false],
      ["before course 2", 12, true],
    ]);
    expect(igm?.baselines[0]?.text).toContain("on 2025-05-05, the last value within 120 days before its first dose");
  });

  test("shows the lanes that the pack follows first, in its order, and of several nerves the one with most values", () => {
    const { lanes } = timeline(
      ...["2025-01-01", "2026-01-01"].flatMap((date) => [
        reading("haemoglobin", date, "140 g/L"),
        reading("incat", date, "3 point"),
        reading("igm", date, "5 g/L"),
        reading("mcv", date, "30 m/s", { nerve: "ulnar", side: "left" }),
        reading("mcv", date, "30 m/s", { nerve: "median", side: "left" }),
      ]),
      reading("mcv", "2026-06-01", "30 m/s", { nerve: "median", side: "left" }),
    );
    expect(lanes.filter(({ shownFirst }) => shownFirst).map(({ id }) => id)).toEqual([
      "igm",
      "incat",
      "mcv median left",
    ]);
    expect(lanes.map(({ id }) => id)).toContain("haemoglobin");
  });

  test("of a single value only what the pack follows foremost is shown first", () => {
    const { lanes } = timeline(
      reading("igm", "2026-01-05", "12 g/L"),
      reading("incat", "2026-01-05", "3 point"),
      reading("grip", "2026-01-05", "60 kPa"),
    );
    expect(lanes.map(({ id, shownFirst }) => [id, shownFirst])).toEqual([
      ["igm", true],
      ["incat", true],
      ["grip", false],
    ]);
  });

  test("titres of two assays are two series, and a bound keeps its comparator", () => {
    const titre = (date: string, text: string, assay: string): Entry =>
      reading("anti-mag-titre", date, amount(text, { assay, laboratory: "Laboratory A" }));
    const [lane] = timeline(
      titre("2024-01-01", "> 70000 BTU", "Bühlmann ELISA"),
      titre("2025-01-01", "900 BTU", "other"),
    ).lanes;
    expect(lane?.points.map(({ series, comparator }) => [series, comparator])).toEqual([
      ["Bühlmann ELISA, Laboratory A", ">"],
      ["other, Laboratory A", undefined],
    ]);
    expect(lane?.scale).toBe("log");
  });

  test("a value soon after plasma exchange is drawn apart, and says the second unit too", () => {
    const igm = timeline(
      ...doses("plasma-exchange", "2026-10-01"),
      reading("igm", "2026-09-01", "20 g/L"),
      reading("igm", "2026-10-10", "9 g/L"),
    ).lanes[0];
    expect(igm?.points[0]?.setAside).toBeUndefined();
    expect(igm?.points[1]?.setAside).toBe("soon after plasma exchange: no baseline, no trend");
    expect(igm?.points[1]?.text).toContain("= 900 mg/dL");
  });

  test("knows the day of the diagnosis, and draws what is planned", () => {
    const drawn = timeline(
      state("anti-mag-neuropathy", "2024-05-01", "suspected"),
      state("anti-mag-neuropathy", "2024-07-01"),
      plan("rituximab", "2026-12-01"),
    );
    expect(drawn.diagnosed).toBe(Date.parse("2024-07-01") / 86_400_000);
    expect(drawn.courses).toMatchObject([{ planned: true, label: "rituximab (planned)" }]);
    expect(timeline().diagnosed).toBeUndefined();
  });
});

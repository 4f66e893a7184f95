import { describe, expect, test } from "vitest";
import { drawTimeline } from "./draw-timeline.ts";
import { day, example, lookedAt } from "./example.fixture.ts";
import type { Mark } from "./scene.ts";
import { palettes, toSvg } from "./svg.ts";

const marks = drawTimeline(example, 1100, lookedAt).marks;
const by = (id: string): Mark | undefined => marks.find((m) => m.id === id);

describe("drawTimeline()", () => {
  test("draws a wide page in light and a narrow one in dark as they were looked at", async () => {
    await expect(toSvg(drawTimeline(example, 1100, lookedAt))).toMatchFileSnapshot("timeline-1100.golden.svg");
    await expect(toSvg(drawTimeline(example, 390, lookedAt), palettes.dark)).toMatchFileSnapshot(
      "timeline-390.golden.svg",
    );
  });

  test("a censored value is an open triangle that is joined to nothing", () => {
    expect(by("t-1")).toMatchObject({ kind: "symbol", shape: "triangle-up", role: "point-open" });
    const limit = by("t-2");
    const x = limit?.kind === "symbol" ? limit.x : Number.NaN;
    const touching = marks.filter(
      (m) => m.kind === "line" && m.role.startsWith("join") && m.points.some(([px]) => px === x),
    );
    const igmAndCells = touching.filter((m) => m.kind === "line" && m.points.some(([, y]) => y > 230 && y < 330));
    expect(igmAndCells).toEqual([]);
  });

  test("a change of assay is a break, and no line crosses it", () => {
    const breaks = marks.filter((m) => m.role === "break");
    expect(breaks).toHaveLength(1);
    expect(breaks[0]?.text).toBe("Bühlmann ELISA until here, other assay from here: not comparable");
    const at = breaks[0]?.kind === "line" ? (breaks[0].points[0]?.[0] ?? 0) : 0;
    const crossing = marks.filter(
      (m) =>
        m.kind === "line" &&
        m.role.startsWith("join") &&
        m.points.some(([x]) => x < at) &&
        m.points.some(([x]) => x > at),
    );
    const titreLane = crossing.filter((m) => m.kind === "line" && m.points.every(([, y]) => y > 230 && y < 330));
    expect(titreLane).toEqual([]);
  });

  test("a value after plasma exchange is drawn apart and joined to nothing", () => {
    expect(by("igm-4")).toMatchObject({ role: "point-aside" });
    expect(marks.filter((m) => m.kind === "line" && m.role === "join-gap").length).toBeGreaterThan(0);
  });

  test("what a recommendation used has a ring around it", () => {
    const [used, ring] = [by("igm-3"), marks.find((m) => m.role === "highlight")];
    expect(ring).toMatchObject({ x: used?.kind === "symbol" ? used.x : 0, y: used?.kind === "symbol" ? used.y : 0 });
    expect(drawTimeline(example, 1100).marks.some((m) => m.role === "highlight")).toBe(false);
  });

  test("a course without an end is open from its last known day on", () => {
    const bars = marks.filter((m) => m.kind === "rect" && m.id === "course-2");
    expect(bars.map((m) => m.role)).toEqual(["course-planned", "course"]);
  });

  test("weeks are counted from the first dose of a course", () => {
    const since = day("2023-03-06");
    const scene = drawTimeline(example, 1100, {
      ...lookedAt,
      labels: { kind: "weeks", since, label: "the first dose" },
    });
    expect(scene.marks.flatMap((m) => (m.kind === "text" ? [m.words] : []))).toContain("0 wk");
  });

  test.each([32_500, 1100, 47])("one titre of %d stands between round values that its axis names", (value) => {
    const lanes = example.lanes
      .filter(({ scale }) => scale === "log")
      .map((lane) => ({
        ...lane,
        bands: [],
        baselines: [],
        points: lane.points.slice(0, 1).map((p) => ({ ...p, value })),
      }));
    const drawn = drawTimeline({ ...example, courses: [], lanes }, 1100).marks;
    const ticks = drawn.flatMap((m) => (m.kind === "text" && m.anchor === "end" ? [m.words] : []));
    const numbers = ticks.filter((words) => /^\d+k?$/.test(words)).map((words) => Number(words.replace("k", "000")));
    expect(numbers.length).toBeGreaterThanOrEqual(2);
    expect(Math.min(...numbers)).toBeLessThan(value);
    expect(Math.max(...numbers)).toBeGreaterThan(value);
  });

  test.each([
    [5000, true],
    [40_000, false],
  ])("beside a titre of %d a limit of 1,000 is in view: %s", (value, inView) => {
    const lanes = example.lanes
      .filter(({ scale }) => scale === "log")
      .map((lane) => ({
        ...lane,
        baselines: [],
        bands: [{ from: example.from, to: example.to, high: 1000 }],
        points: lane.points.slice(0, 1).map((p) => ({ ...p, value })),
      }));
    const drawn = drawTimeline({ ...example, courses: [], lanes }, 1100).marks;
    expect(drawn.some((m) => m.kind === "rect" && m.role === "band" && m.width > 100)).toBe(inView);
  });

  test("an empty chart is drawn as empty lanes, without a crash or a NaN", () => {
    const empty = {
      ...example,
      courses: [],
      lanes: example.lanes.map((l) => ({ ...l, points: [], bands: [], baselines: [] })),
    };
    expect(toSvg(drawTimeline(empty, 800))).not.toContain("NaN");
    expect(toSvg(drawTimeline({ ...empty, lanes: [], from: 0, to: 0, today: 0 }, 320))).not.toContain("NaN");
  });
});

describe("toSvg()", () => {
  test("text is text: markup in a title draws nothing, and characters XML forbids are gone", () => {
    const svg = toSvg(drawTimeline({ ...example, title: '<script>alert("x")</script>\u0000\uFFFE' }, 600));
    expect(svg).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
    for (const wrong of ["<script", "\u0000", "\uFFFE"]) expect(svg).not.toContain(wrong);
  });
});

import { describe, expect, test } from "vitest";
import { example } from "./example.fixture.ts";
import { compared, evenly, inPercent, inSecondUnit } from "./lane-views.ts";
import { drawTimeline } from "./draw-timeline.ts";
import type { Lane } from "./timeline.ts";

const lane = (id: string): Lane => {
  const found = example.lanes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no lane ${id}`);
  return found;
};
const igm = lane("igm");
const titre: Lane = {
  ...lane("anti-mag-titre"),
  baselines: [
    { day: 19_000, value: 50_000, label: "before this course", text: "", series: "Bühlmann ELISA", earlier: false },
  ],
};

describe("inPercent()", () => {
  test("counts from the baseline", () => {
    const turned = inPercent(igm);
    expect(turned?.points.map(({ value }) => Math.round(value))).toEqual([85, 100, 139, 66, 62, 81]);
    expect(turned?.unit).toBe("% of before this course");
    expect(turned?.bands[0]?.high).toBeCloseTo(16.197, 2);
  });

  test("leaves out what cannot be set against the baseline: bounds, and values of another assay", () => {
    expect(inPercent(titre)?.points.map(({ id, value }) => [id, value])).toEqual([["t-3", 82]]);
  });

  test("without a baseline, or with one of zero, there is no percent", () => {
    expect(inPercent(lane("cd19"))).toBeUndefined();
    expect(inPercent({ ...igm, baselines: igm.baselines.map((base) => ({ ...base, value: 0 })) })).toBeUndefined();
  });
});

describe("inSecondUnit()", () => {
  test("turns points, ranges and baselines alike", () => {
    const turned = inSecondUnit({ ...igm, alsoIn: { unit: "mg/dL", factor: 100 } });
    expect([turned.unit, turned.points[0]?.value, turned.bands[0]?.high, turned.baselines[0]?.value]).toEqual([
      "mg/dL",
      1210,
      230,
      1420,
    ]);
  });
});

describe("compared()", () => {
  test("two measures share a lane in percent, told apart by shape, with no break between them", () => {
    const both = compared(igm, titre);
    expect(both?.title).toBe("IgM and Anti-MAG titre");
    const { marks } = drawTimeline({ ...example, lanes: both === undefined ? [] : [both] }, 1000);
    expect(marks.filter(({ role }) => role === "break")).toEqual([]);
    const shapes = marks.flatMap((mark) => (mark.kind === "symbol" && mark.role === "point" ? [mark.shape] : []));
    expect(new Set(shapes)).toEqual(new Set(["circle", "square"]));
  });

  test("different baselines are not mixed", () => {
    const other = {
      ...titre,
      baselines: titre.baselines.map((base) => ({ ...base, label: "before the first course" })),
    };
    expect(compared(igm, other)).toBeUndefined();
  });
});

test("evenly() takes the logarithm away", () => {
  expect(evenly(titre).scale).toBe("linear");
  expect(evenly(igm)).toBe(igm);
});

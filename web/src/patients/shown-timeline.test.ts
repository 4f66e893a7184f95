import { describe, expect, test } from "vitest";
import { example } from "../../../src/figures/example.fixture.ts";
import { daysOf, drawnAs, lanesNeeded, moved, openedWith, reordered, zoomed } from "./shown-timeline.ts";

const opened = openedWith(example);

describe("openedWith()", () => {
  test("shows the lanes that the pack follows, and the first ones where it follows none", () => {
    expect(opened.lanes).toEqual(["igm", "anti-mag-titre", "cd19"]);
    const [igm, ...others] = example.lanes.map((lane) => ({ ...lane, shownFirst: false }));
    if (igm === undefined) throw new Error("the example has no lane");
    expect(openedWith({ ...example, lanes: [igm, ...others] }).lanes).toHaveLength(3);
    expect(openedWith({ ...example, lanes: [{ ...igm, shownFirst: true }, ...others] }).lanes).toEqual(["igm"]);
  });
});

describe("daysOf()", () => {
  test.each([
    ["all", example.from],
    ["year", example.today - 365],
    ["diagnosis", example.from],
    ["course", (example.courses[1]?.from ?? 0) - 90],
  ] as const)("%s", (stretch, from) => {
    expect(daysOf(example, { ...opened, stretch }).from).toBe(from);
  });

  test("zooming stands before the stretch", () => {
    const window = { from: 10, to: 20 };
    expect(daysOf(example, { ...opened, stretch: "year", window })).toEqual(window);
  });
});

describe("zoomed() and moved()", () => {
  const all = { from: example.from, to: example.to };
  test("closer is half as wide, around the middle", () => {
    const near = zoomed(example, all, 0.5);
    expect(near.to - near.from).toBeCloseTo((all.to - all.from) / 2);
    expect(near.from + near.to).toBeCloseTo(all.from + all.to);
  });
  test("never beyond the record, and never narrower than a fortnight", () => {
    expect(zoomed(example, all, 4)).toEqual(all);
    expect(moved(example, all, -1)).toEqual(all);
    const nearest = zoomed(example, { from: example.from + 100, to: example.from + 101 }, 0.5);
    expect(nearest.to - nearest.from).toBe(14);
  });
  test("earlier and later keep the width", () => {
    const near = zoomed(example, all, 0.25);
    const later = moved(example, near, 0.5);
    expect(later.to - later.from).toBeCloseTo(near.to - near.from);
    expect(later.from).toBeGreaterThan(near.from);
  });
});

test("reordered() swaps a lane with its neighbour and stops at the ends", () => {
  expect(reordered(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(reordered(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
  expect(reordered(["a", "b", "c"], "x", 1)).toEqual(["a", "b", "c"]);
});

describe("drawnAs()", () => {
  test("names the lanes that cannot be said in percent", () => {
    const { timeline, leftOut } = drawnAs(example, { ...opened, values: "percent" });
    expect(timeline.lanes.map(({ unit }) => unit)).toEqual(["% of before this course"]);
    expect(leftOut).toEqual(["Anti-MAG titre", "CD19 B cells"]);
  });
  test("says that two lanes cannot be drawn together", () => {
    expect(drawnAs(example, { ...opened, together: ["igm", "cd19"] }).leftOut).toEqual(["the two together"]);
  });
});

test("lanesNeeded() are those of values that are out of sight", () => {
  expect(lanesNeeded(example, { ...opened, lanes: ["igm"] }, new Set(["igm-1", "b-2"]))).toEqual(["cd19"]);
});

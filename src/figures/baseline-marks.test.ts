import { describe, expect, test } from "vitest";
import { type LanePlot, baselineMarks } from "./baseline-marks.ts";
import { createFrame } from "./frame.ts";
import { createScale } from "./scale.ts";
import type { Mark } from "./scene.ts";
import type { Baseline } from "./timeline.ts";

const frame = createFrame({ title: "", from: 0, to: 1000, today: 1000, courses: [], lanes: [] }, 1000);
const top = 100;
const scale = createScale("linear", { least: 0, most: 10, from: top + 92, to: top });
const plot = (drawn: readonly Mark[]): LanePlot => ({ top, frame, scale, drawn });
const baseline = (day: number, value: number, label: string, earlier = false): Baseline => ({
  day,
  value,
  label,
  text: label,
  series: "",
  earlier,
});
const pointAt = (x: number, y: number): Mark => ({ kind: "symbol", role: "point", shape: "circle", x, y, size: 4 });
const namesOf = (baselines: readonly Baseline[], drawn: readonly Mark[] = []) =>
  baselineMarks(baselines, plot(drawn)).names.flatMap((mark) => (mark.kind === "text" ? [mark] : []));

describe("baselineMarks()", () => {
  test("names the first at the right edge above its line, any other where it begins", () => {
    const [first, second] = namesOf([
      baseline(100, 8, "before this course"),
      baseline(50, 3, "before the first course"),
    ]);
    expect(first).toMatchObject({ x: frame.right, anchor: "end", y: scale.place(8) - 3 });
    expect(second).toMatchObject({ x: frame.time.place(50) + 6, anchor: "start" });
  });

  test("a name moves below its line, or along it, where it would hide a value", () => {
    const y = scale.place(5);
    const above = Array.from({ length: 12 }, (_, at) => pointAt(frame.right - at * 8, y - 6));
    expect(namesOf([baseline(0, 5, "before this course")], above)[0]).toMatchObject({ x: frame.right, y: y + 11 });
    const around = [...above, ...above.map((mark) => (mark.kind === "symbol" ? pointAt(mark.x, y + 8) : mark))];
    expect(namesOf([baseline(0, 5, "before this course")], around)[0]?.x).toBeLessThan(frame.right - 100);
  });

  test("two baselines close to each other do not lie on one another's names or lines", () => {
    const [first, second] = namesOf([
      baseline(100, 5, "before this course"),
      baseline(80, 5.6, "before the first course"),
    ]);
    expect(first?.y).toBeGreaterThan(scale.place(5));
    expect(second?.y).toBeLessThan(scale.place(5.6));
  });

  test("a name is never cut off by the edge, however late its baseline begins", () => {
    for (const day of [900, 950, 990]) {
      const x = frame.time.place(day);
      const around = Array.from({ length: 8 }, (_, at) => pointAt(frame.right - at * 8, scale.place(5) - 4 + at));
      const names = namesOf(
        [baseline(day, 5, "before this course"), baseline(day, 2, "before the first course")],
        around,
      );
      expect(names).toHaveLength(2);
      for (const name of names) {
        const end = name.anchor === "end" ? name.x : name.x + name.words.length * 5.4;
        expect(end).toBeLessThanOrEqual(frame.right);
      }
      expect(names[1]).toMatchObject({ x: x - 6, anchor: "end" });
    }
  });

  test("a name stays within its lane at the top and at the bottom, and one of a course in between has none", () => {
    expect(namesOf([baseline(0, 10, "before this course")])[0]?.y).toBeGreaterThan(top + 2);
    expect(namesOf([baseline(0, 0, "before this course")])[0]?.y).toBeLessThan(top + 92);
    expect(namesOf([baseline(0, 5, "before course 2", true)])).toEqual([]);
  });
});

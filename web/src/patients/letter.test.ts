import { describe, expect, it } from "vitest";
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import type { Recommendation, Reference, Sentence } from "../../../src/core/answer/answer.ts";
import type { Lane, Point } from "../../../src/figures/timeline.ts";
import { chosenFirst, letterOf } from "./letter.ts";
import { assessmentOf, viewOf } from "./view.fixture.ts";

const cite = (n: number): Sentence["citations"] => [{ n, locator: "", says: "supports", read: "abstract" }];
const sentence = (text: string, n: number): Sentence => ({
  text,
  citations: cite(n),
  check: "curated",
  read: "abstract",
  approved: false,
});
const advice = (key: string, kind: Recommendation["kind"], n: number, more: Partial<Recommendation> = {}) => ({
  key,
  rule: `pack/${key}`,
  title: `Title of ${key}`,
  kind,
  say: [sentence(`${key} first`, n), sentence(`${key} second`, n + 1)],
  options: [],
  monitor: [],
  certainty: { level: "low" as const, because: [] },
  review: "unreviewed" as const,
  proof: { text: "", value: true },
  missing: [],
  hooks: [],
  ...more,
});
const reference = (n: number): Reference => ({
  n,
  sourceId: `pack/s${n}`,
  citation: `Source ${n}`,
  read: "abstract",
  retracted: false,
});
const assessment = (recommendations: readonly Recommendation[]): PatientAssessment => ({
  ...assessmentOf(recommendations),
  references: Array.from({ length: 40 }, (_, at) => reference(at + 1)),
});
const point = (day: number, value: number, more: Partial<Point> = {}): Point => ({
  id: `Observation/${day}`,
  day,
  value,
  series: "",
  state: "final",
  text: "",
  ...more,
});
const lane = (points: readonly Point[], more: Partial<Lane> = {}): Lane => ({
  id: "igm",
  title: "IgM",
  unit: "g/L",
  scale: "linear",
  points,
  bands: [],
  baselines: [{ day: 10, value: 10, label: "before this course", text: "", series: "", earlier: false }],
  expectedRises: [],
  expectedDays: 200,
  ratio: true,
  shownFirst: true,
  ...more,
});
const lineOf = (one: Lane): string | undefined => letterOf(viewOf([one]), assessment([]), new Set()).record[0]?.text;

describe("letterOf", () => {
  it("tells a value in the unit it was given in, not in that of the values before", () => {
    const titre = lane([point(5, 37_000, { series: "one" }), point(90, 6400, { unit: "1:n", series: "other" })], {
      title: "titre",
      unit: "BTU",
      baselines: [],
    });
    expect(lineOf(titre)).toMatch(/^6,400 1:n on /);
  });

  const all = [advice("a", "stop", 7), advice("b", "warning", 20), advice("c", "monitor", 30, { due: "2026-12-01" })];

  it("keeps every hard stop, whatever was chosen", () => {
    expect(letterOf(viewOf([]), assessment(all), new Set()).stops.map(({ key }) => key)).toEqual(["a"]);
    expect(chosenFirst(viewOf([]), assessment([...all].reverse()))[0]).toBe("a");
  });

  it("cites every sentence and due line from references numbered anew, those used only", () => {
    const letter = letterOf(viewOf([]), assessment(all), new Set(["b"]));
    const used = [...[...letter.stops, ...letter.paragraphs].flatMap(({ sentences }) => sentences), ...letter.due];
    expect(used.map(({ citations }) => citations.map(({ n }) => n))).toEqual([[1], [2], [3], [4], [5]]);
    expect(letter.references.map(({ n, citation }) => [n, citation])).toEqual([
      [1, "Source 7"],
      [2, "Source 8"],
      [3, "Source 20"],
      [4, "Source 21"],
      [5, "Source 30"],
    ]);
  });

  it("carries all that is said of its advice while there is room, and counts what it leaves out", () => {
    const long = (key: string, n: number): Recommendation =>
      advice(key, "consider", n, {
        say: Array.from({ length: 12 }, (_, at) => sentence(`${key} ${at} ${"word ".repeat(40)}`, n)),
        monitor: [sentence(`${key} to follow`, n)],
      });
    const short = letterOf(viewOf([]), assessment([advice("a", "warning", 1), advice("b", "do", 5)]), new Set(["a"]));
    expect(short.paragraphs[0]?.sentences.map(({ text }) => text)).toEqual(["a first", "a second"]);
    expect(short.leftOut).toEqual({ sentences: 0, recommendations: 1, warnings: 0, due: 0, missing: 0, values: 0 });
    const many = [long("c", 1), long("d", 2), long("e", 3), long("f", 4)];
    const full = letterOf(viewOf([]), assessment(many), new Set(["c", "d", "e", "f"]));
    const shown = full.paragraphs.map(({ sentences }) => sentences.length);
    expect(shown.every((count) => count > 0)).toBe(true);
    expect(shown.reduce((sum, count) => sum + count, 0) + full.leftOut.sentences).toBe(4 * 13);
    expect(full.leftOut.sentences).toBeGreaterThan(10);
  });

  it("carries everything that a hard stop says, however long, and a first sentence of the rest", () => {
    const stop = advice("s", "stop", 1, {
      say: Array.from({ length: 40 }, (_, at) => sentence(`stop ${at} ${"word ".repeat(40)}`, 1)),
    });
    const { stops, paragraphs, leftOut } = letterOf(
      viewOf([]),
      assessment([stop, advice("b", "warning", 2)]),
      new Set(["b"]),
    );
    expect(stops.map(({ sentences }) => sentences.length)).toEqual([40]);
    expect(paragraphs[0]?.sentences.map(({ text }) => text)).toEqual(["b first"]);
    expect(leftOut.sentences).toBe(1);
  });

  it("carries every overdue check, beside a long record too, and counts the days to come that it leaves out", () => {
    const lanes = Array.from({ length: 30 }, (_, at) => lane([point(10, 10), point(50, 6)], { id: `m${at}` }));
    const on = (due: string) => (_: unknown, at: number) => advice(`${due} ${at}`, "monitor", 1, { due });
    const overdue = Array.from({ length: 9 }, on("2026-11-20"));
    const toCome = Array.from({ length: 5 }, on("2026-11-21"));
    const letter = letterOf(viewOf(lanes), assessment([...toCome, ...overdue]), new Set());
    expect(letter.overdue.map(({ key }) => key)).toEqual(overdue.map(({ key }) => key));
    expect(letter.due).toHaveLength(3);
    expect(letter.leftOut).toMatchObject({ due: 2, recommendations: 14 });
  });

  it("starts with every warning, and counts those that were taken out", () => {
    const many = Array.from({ length: 6 }, (_, at) => advice(`w${at}`, "warning", at + 1));
    const given = [advice("s", "stop", 20), advice("d", "do", 21), ...many];
    const first = (some: readonly Recommendation[]) => chosenFirst(viewOf([]), assessment(some));
    expect(first(given)).toEqual(["s", ...many.map(({ key }) => key)]);
    expect(first(given.slice(0, 4))).toEqual(["s", "w0", "w1", "d"]);
    const long = advice("l", "warning", 30, { say: [sentence("word ".repeat(1700), 1)] });
    expect(first([...given.slice(0, 3), long])).toEqual(["s", "w0", "l"]);
    const without = letterOf(viewOf([]), assessment(given), new Set(first(given).slice(0, 4)));
    expect(without.leftOut).toMatchObject({ recommendations: 4, warnings: 3 });
  });

  it("names the values on record behind a stop, and nothing for what is not known", () => {
    const used = { fact: "serum viscosity", value: { value: 3.4, unit: "mPa.s" }, date: "2026-11-04", resources: [] };
    const open = { text: "infection", value: "unknown" as const, used: [{ ...used, fact: "fever" }] };
    const proof = {
      text: "any",
      value: true,
      parts: [{ text: "serum viscosity above 1.5 mPa·s", value: true, used: [used] }, open],
    };
    const { stops } = letterOf(viewOf([]), assessment([advice("s", "stop", 1, { proof })]), new Set());
    expect(stops[0]?.restsOn).toEqual(["serum viscosity above 1.5 mPa·s (3.4 mPa·s on 2026-11-04)"]);
  });

  it("counts the missing facts that it has no room for", () => {
    const missing = Array.from({ length: 8 }, (_, at) => ({
      fact: `f${at}`,
      name: `fact ${at}`,
      why: "not on record",
    }));
    const open = { id: "pack/r", title: "R", group: "treatment", topic: "t", review: "unreviewed", missing } as const;
    const undecided = [{ ...open, proof: { text: "", value: "unknown" as const } }];
    const letter = letterOf(viewOf([]), { ...assessment([]), undecided }, new Set());
    expect([letter.missing.length, letter.leftOut.missing]).toEqual([6, 2]);
  });

  it("tells beside a value that counts for nothing the last one that does", () => {
    const aside = point(50, 33, { setAside: "soon after plasma exchange" });
    expect(lineOf(lane([point(10, 52), aside]))).toBe(
      "33 g/L on 1970-02-20; soon after plasma exchange; before that 52 g/L on 1970-01-11",
    );
  });

  it("tells the last value with its change since a named baseline", () => {
    expect(lineOf(lane([point(10, 10), point(50, 6)]))).toBe(
      "6 g/L on 1970-02-20; −40 % since before this course (10 on 1970-01-11)",
    );
    expect(lineOf(lane([point(10, 10), point(50, 6)], { ratio: false }))).toBe(
      "6 g/L on 1970-02-20; before this course 10 on 1970-01-11",
    );
  });

  it.each([
    ["a bound", { comparator: ">" as const }],
    ["another assay", { series: "Another assay" }],
    ["a value that is set aside", { setAside: "soon after plasma exchange: no baseline, no trend" }],
  ])("tells no change for %s", (_, more) => {
    expect(lineOf(lane([point(10, 10), point(50, 6, more)]))).not.toMatch(/before this course/);
  });
});

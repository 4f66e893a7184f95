import { describe, expect, it } from "vitest";
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type { Recommendation, Reference, Sentence } from "../../../src/core/answer/answer.ts";
import type { Lane, Point } from "../../../src/figures/timeline.ts";
import { chosenFirst, letterOf } from "./letter.ts";

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
  id: "p",
  pack: "pack",
  population: "confirmed",
  populationProof: { text: "", value: true },
  recommendations,
  undecided: [],
  references: Array.from({ length: 40 }, (_, at) => reference(at + 1)),
  problems: [],
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
const view = (lanes: readonly Lane[]): PatientView => ({
  id: "p",
  label: "P",
  asOf: "2026-11-21",
  updatedAt: "",
  banner: "",
  packs: [],
  timeline: { title: "", from: 0, to: 100, today: 100, courses: [], lanes },
  withdrawn: 0,
  assessments: [],
});
const lineOf = (one: Lane): string | undefined => letterOf(view([one]), assessment([]), new Set()).record[0]?.text;

describe("letterOf", () => {
  const all = [advice("a", "stop", 7), advice("b", "warning", 20), advice("c", "monitor", 30, { due: "2026-12-01" })];

  it("keeps every hard stop, whatever was chosen", () => {
    expect(letterOf(view([]), assessment(all), new Set()).paragraphs.map(({ key }) => key)).toEqual(["a"]);
    expect(chosenFirst([...all].reverse())[0]).toBe("a");
  });

  it("cites every sentence and due line from references numbered anew, those used only", () => {
    const letter = letterOf(view([]), assessment(all), new Set(["b"]));
    const used = [...letter.paragraphs.flatMap(({ sentences }) => sentences), ...letter.due];
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
    const short = letterOf(view([]), assessment([advice("a", "warning", 1), advice("b", "do", 5)]), new Set(["a"]));
    expect(short.paragraphs[0]?.sentences.map(({ text }) => text)).toEqual(["a first", "a second"]);
    expect(short.leftOut).toEqual({ sentences: 0, recommendations: 1, due: 0 });
    const many = [long("c", 1), long("d", 2), long("e", 3), long("f", 4)];
    const full = letterOf(view([]), assessment(many), new Set(["c", "d", "e", "f"]));
    const shown = full.paragraphs.map(({ sentences }) => sentences.length);
    expect(shown.every((count) => count > 0)).toBe(true);
    expect(shown.reduce((sum, count) => sum + count, 0) + full.leftOut.sentences).toBe(4 * 13);
    expect(full.leftOut.sentences).toBeGreaterThan(10);
  });

  it("carries every sentence of a hard stop before a second one of other advice", () => {
    const stop = advice("s", "stop", 1, {
      say: Array.from({ length: 40 }, (_, at) => sentence(`stop ${at} ${"word ".repeat(40)}`, 1)),
    });
    const { paragraphs } = letterOf(view([]), assessment([stop, advice("b", "warning", 2)]), new Set(["b"]));
    expect(paragraphs.map(({ sentences }) => sentences.length)[0]).toBeGreaterThan(10);
    expect(paragraphs[1]?.sentences.map(({ text }) => text)).toEqual(["b first"]);
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

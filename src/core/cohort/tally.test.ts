import { describe, expect, test } from "vitest";
import { chartOf, doses, reading, state } from "../../../test/support/charts.ts";
import { cohortOver } from "../../../test/support/cohort.ts";
import { amount } from "../../../test/support/charts.ts";
import type { Entry } from "../chart/chart.ts";
import type { CohortAsked } from "./asked.ts";
import type { Cell } from "./report.ts";

const today = "2026-11-21";
const confirmed = [state("anti-mag-neuropathy", "2022-01-01")];
/** A course that began on 1 March 2024, of the regimen 375 mg/m2. */
const weekly = ["2024-03-01", "2024-03-08", "2024-03-15", "2024-03-22"];
const course = (mg = 720, days: readonly string[] = weekly): readonly Entry[] => [
  reading("weight", days[0], "77 kg"),
  reading("height", days[0], "174 cm"),
  ...doses("rituximab", ...days).map((one) => ({ ...one, amount: { value: mg, unit: "mg" } })),
];
const buhlmann = { assay: "Bühlmann ELISA", laboratory: "Laboratory A" };
const titre = (date: string, text: string, by = buhlmann) => reading("anti-mag-titre", date, amount(text, by));
const ulnar = (date: string, value: string, side: "left" | "right" = "left") =>
  reading("mcv", date, value, { nerve: "ulnar", side });

const report = (entries: readonly Entry[], asked: CohortAsked = {}, day = today) =>
  cohortOver([chartOf([...confirmed, ...entries])], day, asked);
function cellOf(
  entries: readonly Entry[],
  outcome: string,
  baseline: "course" | "first" = "course",
  day = today,
): Cell {
  const found = report(entries, {}, day).groups[0]?.cells.find(
    (one) => one.outcome === outcome && (one.baseline ?? baseline) === baseline,
  );
  if (found === undefined) throw new Error("no such cell");
  return found;
}
const why = (cell: Cell): string => cell.because.map(({ reason }) => reason).join();
const change = (cell: Cell): number | undefined => cell.spreads.find(({ id }) => id === "change")?.median;
const yes = ({ shares }: Cell): readonly string[] => shares.filter(({ count }) => count === 1).map(({ id }) => id);

describe("a value in a cell", () => {
  const before = reading("igm", "2024-02-20", "20 g/L");

  test("is the last from 6 to 12 months after the first dose, of IgM from 4", () => {
    const later = (date: string, value: string) => reading("igm", date, value);
    const values = [later("2024-08-01", "5 g/L"), later("2024-10-01", "9 g/L"), later("2025-02-28", "8 g/L")];
    expect(change(cellOf([...course(), before, ...values], "igm"))).toBe(-60);
    expect(change(cellOf([...course(), before, ...values, later("2025-03-02", "4 g/L")], "igm"))).toBe(-60);
    expect(change(cellOf([...course(), before, later("2024-07-01", "5 g/L")], "igm"))).toBe(-75);
    expect(why(cellOf([...course(), before, later("2024-06-30", "5 g/L")], "igm"))).toBe("no-value");
    const velocity = (date: string) =>
      cellOf([...course(), ulnar("2024-02-01", "20 m/s"), ulnar(date, "25 m/s")], "ulnar-velocity");
    expect(change(velocity("2024-09-01"))).toBe(25);
    expect(why(velocity("2024-08-31"))).toBe("no-value");
  });

  test("is not looked for too early, nor after the next course began", () => {
    const early = [...course(), before, reading("igm", "2024-06-01", "5 g/L")];
    expect(why(cellOf(early, "igm", "course", "2024-06-30"))).toBe("too-early");
    const again = course(720, ["2024-06-20", "2024-06-27", "2024-07-04", "2024-07-11"]);
    expect(why(cellOf([...early, ...again, reading("igm", "2024-10-20", "3 g/L")], "igm"))).toBe("next-course");
    const later = course(720, ["2024-11-20", "2024-11-27", "2024-12-04", "2024-12-11"]);
    const values = [reading("igm", "2024-11-10", "9 g/L"), reading("igm", "2025-02-01", "2 g/L")];
    expect(change(cellOf([...early, ...later, ...values], "igm"))).toBe(-55);
  });

  test("is set aside and counted when it follows plasma exchange within 4 weeks", () => {
    const exchange = doses("plasma-exchange", "2024-09-10");
    const cell = cellOf([...course(), before, ...exchange, reading("igm", "2024-09-20", "3 g/L")], "igm");
    expect([why(cell), cell.setAside, cell.n]).toEqual(["set-aside", 1, 0]);
    const later = [reading("igm", "2024-09-20", "3 g/L"), reading("igm", "2024-12-20", "10 g/L")];
    const used = cellOf([...course(), before, ...exchange, ...later], "igm");
    expect([change(used), used.setAside]).toEqual([-50, 1]);
    const asideBefore = [reading("igm", "2024-02-20", "8 g/L"), ...doses("plasma-exchange", "2024-02-10")];
    expect(why(cellOf([...course(), ...asideBefore, reading("igm", "2024-10-01", "7 g/L")], "igm"))).toBe("set-aside");
  });

  test("is missing without a baseline", () => {
    expect(why(cellOf([...course(), reading("igm", "2024-10-01", "9 g/L")], "igm"))).toBe("no-baseline");
    const old = reading("igm", "2023-06-01", "20 g/L");
    expect(why(cellOf([...course(), old, reading("igm", "2024-10-01", "9 g/L")], "igm"))).toBe("no-baseline");
  });

  test("of a titre is taken within one assay, and a censored one shows no fall", () => {
    const start = titre("2024-02-20", "40000 BTU");
    const cell = cellOf([...course(), start, titre("2024-10-01", "10000 BTU")], "titre");
    expect([change(cell), cell.series.map(({ name, n }) => [name, n])]).toEqual([
      -75,
      [["Bühlmann ELISA, Laboratory A, BTU", 1]],
    ]);
    const other = titre("2024-10-01", "1600 1:n", { assay: "Immunofluorescence", laboratory: "Laboratory B" });
    expect(why(cellOf([...course(), start, other], "titre"))).toBe("assay-changed");
    const above = [titre("2024-02-20", "> 70000 BTU"), titre("2024-10-01", "30000 BTU")];
    expect(why(cellOf([...course(), ...above], "titre"))).toBe("censored");
  });

  test.each([
    ["22 m/s", ["faster"]],
    ["21.9 m/s", []],
    ["18.1 m/s", []],
    ["18 m/s", ["slower"]],
  ])("of velocity from 20 m/s to %s counts as %s", (to, counted) => {
    expect(
      yes(cellOf([...course(), ulnar("2024-02-01", "20 m/s"), ulnar("2024-10-01", to)], "ulnar-velocity")),
    ).toEqual(counted);
  });

  test("of velocity is that of the side that was slower before", () => {
    const before20 = [ulnar("2024-02-01", "20 m/s"), ulnar("2024-02-01", "30 m/s", "right")];
    const after = [ulnar("2024-10-01", "20 m/s"), ulnar("2024-10-01", "45 m/s", "right")];
    expect(change(cellOf([...course(), ...before20, ...after], "ulnar-velocity"))).toBe(0);
    const early = [ulnar("2024-05-01", "26 m/s"), ulnar("2024-10-01", "45 m/s", "right")];
    expect(change(cellOf([...course(), ...before20, ...early], "ulnar-velocity"))).toBe(50);
    const [left] = early;
    expect(why(cellOf([...course(), ...before20, ...(left === undefined ? [] : [left])], "ulnar-velocity"))).toBe(
      "no-value",
    );
  });
});

describe("B cells", () => {
  const cells = (date: string, value: string) => reading("cd19", date, value);

  test("are depleted by one value below the limit within 6 months, and back by one that is not", () => {
    const cell = cellOf([...course(), cells("2024-04-10", "2 /uL"), cells("2024-12-01", "40 /uL")], "b-cells");
    expect(yes(cell)).toEqual(["depleted", "back"]);
    expect(cell.spreads.map(({ id, median }) => [id, median])).toEqual([
      ["days", 40],
      ["back", 275],
    ]);
    expect(yes(cellOf([...course(), cells("2024-04-10", "10 /uL")], "b-cells"))).toEqual([]);
    expect(yes(cellOf([...course(), cells("2024-04-10", "< 5 /uL")], "b-cells"))).toEqual(["depleted"]);
  });

  test("are not decided by a value before the course, one after 6 months, or a bound above the limit", () => {
    for (const value of [cells("2024-02-28", "2 /uL"), cells("2024-09-02", "2 /uL"), cells("2024-04-10", "< 50 /uL")])
      expect(why(cellOf([...course(), value], "b-cells"))).toBe("no-value");
    expect(why(cellOf([...course(), cells("2024-04-10", "80 /uL")], "b-cells", "course", "2024-05-01"))).toBe(
      "too-early",
    );
  });
});

describe("clinical response", () => {
  const visit = (date: string, incat: number, rods: number) => [
    reading("incat", date, `${incat} point`),
    reading("i-rods", date, `${rods} centile`),
  ];
  const before = visit("2024-02-20", 4, 50);

  test.each([
    ["improved", visit("2024-10-01", 3, 56)],
    ["stable", visit("2024-10-01", 4, 52)],
    ["mixed", visit("2024-10-01", 3, 40)],
    ["worse", [...visit("2024-09-05", 5, 44), ...visit("2024-12-01", 5, 44)]],
  ])("%s", (verdict, after) => {
    expect(yes(cellOf([...course(), ...before, ...after], "response"))).toEqual([verdict]);
  });

  test("is not assessable from one scale, before 6 months, after 12, or when worse was seen once", () => {
    const one = [reading("incat", "2024-02-20", "4 point"), reading("incat", "2024-10-01", "3 point")];
    expect(why(cellOf([...course(), ...one], "response"))).toBe("few-scales");
    expect(why(cellOf([...course(), ...before, ...visit("2024-08-20", 3, 56)], "response"))).toBe("few-scales");
    expect(why(cellOf([...course(), ...before, ...visit("2025-03-10", 3, 56)], "response"))).toBe("few-scales");
    expect(why(cellOf([...course(), ...before, ...visit("2024-10-01", 5, 44)], "response"))).toBe("worse-once");
    expect(why(cellOf([...course(), ...before], "response", "course", "2024-08-01"))).toBe("too-early");
  });
});

describe("who counts in", () => {
  test.each([
    ["suspected", [state("anti-mag-neuropathy", "2022-01-01", "suspected")], {}],
    ["neither", [state("neuropathy", "2022-01-01")], {}],
    ["no-course", confirmed, {}],
    ["other-dates", [...confirmed, ...course()], { from: "2024-03-02" }],
    ["other-dates", [...confirmed, ...course()], { to: "2024-02-29" }],
    ["other-regimen", [...confirmed, ...course()], { regimen: "rituximab-750-weekly" }],
    ["subgroup-unknown", [...confirmed, ...course()], { subgroup: "waldenstrom" }],
  ] as const)("%s is left out", (reason, entries, asked) => {
    const told = cohortOver([chartOf(entries)], today, asked);
    expect([told.charts, told.patients, told.leftOut.map((left) => [left.reason, left.count])]).toEqual([
      1,
      0,
      [[reason, 1]],
    ]);
    expect(told.groups).toEqual([]);
  });

  test("dates and subgroup that fit let a patient in", () => {
    const entries = [...course(), state("waldenstrom", "2022-01-01")];
    expect(report(entries, { from: "2024-03-01", to: "2024-03-01", subgroup: "waldenstrom" }).patients).toBe(1);
  });
});

describe("the regimen of a course", () => {
  const groups = (entries: readonly Entry[]) =>
    report(entries)
      .groups.map(({ id }) => id)
      .slice(1);
  const days = (...list: readonly string[]) => list;

  test.each([
    [720, weekly, "rituximab-375-weekly-x4"],
    [790, weekly, "rituximab-375-weekly-x4"],
    [800, weekly, "other-dose"],
    [1450, weekly, "rituximab-750-weekly"],
    [1000, days("2024-03-01", "2024-03-15"), "other-dose"],
    [720, days("2024-03-01"), "other-dose"],
    [720, days("2024-03-01", "2024-03-22", "2024-04-12", "2024-05-03"), "other-dose"],
  ])("of %i mg on %j is %s", (mg, on, regimen) => {
    expect(groups(course(mg, on))).toEqual([regimen]);
  });

  test("is not known without doses, or without weight and height near the course", () => {
    expect(groups(doses("rituximab", ...weekly))).toEqual(["dose-unknown"]);
    expect(groups(course().filter(({ measure }) => measure !== "weight"))).toEqual(["dose-unknown"]);
    const old = [...course().filter(({ measure }) => measure !== "weight"), reading("weight", "2023-02-20", "77 kg")];
    expect(groups(old)).toEqual(["dose-unknown"]);
  });

  test("of several courses the first or the latest stands for the patient, and each regimen has its own", () => {
    const second = course(1450, ["2025-06-01", "2025-06-08", "2025-06-15", "2025-06-22"]);
    const entries = [...course(), reading("igm", "2024-02-20", "20 g/L"), ...second];
    const values = [
      reading("igm", "2024-10-01", "10 g/L"),
      reading("igm", "2025-05-30", "16 g/L"),
      reading("igm", "2026-01-01", "4 g/L"),
    ];
    const of = (asked: CohortAsked) =>
      report([...entries, ...values], asked).groups.map(({ id, cells }) => [
        id,
        ...cells.filter(({ outcome }) => outcome === "igm").map(change),
      ]);
    expect(of({})).toEqual([
      ["all", -50, -50],
      ["rituximab-375-weekly-x4", -50, -50],
      ["rituximab-750-weekly", -75, -80],
    ]);
    expect(of({ course: "latest" })[0]).toEqual(["all", -75, -80]);
    expect(of({ regimen: "rituximab-750-weekly" })).toEqual([["rituximab-750-weekly", -75, -80]]);
  });

  test("a treatment of the disease between course and outcome is counted", () => {
    const told = (day: string) => report([...course(), ...doses("ivig", day)]).groups[0]?.otherTreatment;
    expect([told("2024-02-01"), told("2024-06-01"), told("2025-04-01")]).toEqual([0, 1, 0]);
  });
});

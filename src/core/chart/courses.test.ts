import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDay, parseWhen } from "../calendar.ts";
import { dose } from "../../../test/support/charts.ts";
import { groupCourses } from "./courses.ts";
import { amount } from "../../../test/support/charts.ts";

const dosesOn = (days: readonly number[]) =>
  days.map((day) => {
    const given = dose("rituximab", isoDay(20_000 + day));
    return { ...given, when: parseWhen(given.date ?? "") };
  });

describe("groupCourses()", () => {
  test("parts courses exactly where a pause is longer than the gap", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 40 }), (days) => {
        const sorted = [...days].sort((a, b) => a - b);
        const courses = groupCourses(dosesOn(sorted), "60 d");
        const expected: number[][] = [];
        for (const day of sorted) {
          const open = expected.at(-1);
          if (open === undefined || day - (open.at(-1) ?? 0) > 60) expected.push([day]);
          else open.push(day);
        }
        expect(courses.map((course) => course.doses.map((d) => (d.when?.from ?? 0) - 20_000))).toEqual(expected);
        expect(courses.map((course) => course.number)).toEqual(expected.map((_, at) => at + 1));
      }),
    );
  });

  test("a period lasts to its end", () => {
    const [first, second] = dosesOn([0, 200]);
    if (first === undefined || second === undefined) throw new Error("two doses were made");
    const long = { ...first, end: isoDay(20_150) };
    expect(groupCourses([long, second], "60 d")).toHaveLength(1);
  });

  test("sums doses of one unit only", () => {
    const given = dosesOn([0, 7]).map((d) => ({ ...d, amount: amount("740 mg") }));
    expect(groupCourses(given, "60 d")[0]?.total).toEqual({ value: 1480, unit: "mg" });
    const [one, two] = given;
    if (one === undefined || two === undefined) throw new Error("two doses were made");
    expect(groupCourses([one, { ...two, amount: amount("375 mg/m2") }], "60 d")[0]?.total).toBeUndefined();
  });
});

import { expect, test } from "vitest";
import { chartOf, reading } from "../../../test/support/charts.ts";
import { dayNumber } from "../calendar.ts";
import { idlenessOf, lastContactDay } from "./idle.ts";

const today = dayNumber(2026, 11, 21);
const old = "2020-01-01T10:00:00.000Z";

test.each([
  ["nothing touched it for longer", { changedAt: old, lastContactDay: dayNumber(2020, 1, 1) }, "idle"],
  ["it was opened since", { changedAt: old, openedAt: "2026-01-01T00:00:00Z", lastContactDay: 0 }, "recent"],
  ["it was changed since", { changedAt: "2026-01-01T00:00:00Z", lastContactDay: 0 }, "recent"],
  ["the record speaks of a later day", { changedAt: old, lastContactDay: dayNumber(2025, 6, 1) }, "recent"],
  ["exactly the time has passed", { changedAt: old, lastContactDay: dayNumber(2024, 11, 21) }, "recent"],
  ["a day more has passed", { changedAt: old, lastContactDay: dayNumber(2024, 11, 20) }, "idle"],
  ["no entry has a date", { changedAt: old }, "unknown"],
  ["the time of the last change cannot be read", { changedAt: "long ago", lastContactDay: 0 }, "unknown"],
  ["the time it was opened cannot be read", { changedAt: old, openedAt: "", lastContactDay: 0 }, "unknown"],
] as const)("idlenessOf() with 24 months: %s", (_name, touched, expected) => {
  expect(idlenessOf(touched, today, 24)).toBe(expected);
});

test("lastContactDay() takes the last day a date may mean, and knows none without dates", () => {
  const dated = chartOf([reading("igm", "2019-03-02", "12 g/L"), reading("igm", "2021", "9 g/L")], {});
  expect(lastContactDay(dated)).toBe(dayNumber(2021, 12, 31));
  expect(lastContactDay(chartOf([reading("igm", undefined, "12 g/L")], {}))).toBeUndefined();
  expect(lastContactDay(chartOf([], {}))).toBeUndefined();
});

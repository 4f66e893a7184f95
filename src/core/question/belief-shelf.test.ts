import { expect, test } from "vitest";
import { marks, nearestOn, shelve } from "./belief-shelf.ts";
import type { Unit, Wanted } from "./belief-units.ts";

const want = (slot: number, kind: Wanted["kind"]): Wanted => ({ kind, slot, value: 0, than: false });
const unit = (of: Unit["of"], weight: number, ...any: readonly Wanted[]): Unit => ({
  named: any.some(({ kind }) => kind === "concept" || kind === "word"),
  any,
  weight,
  of,
});
const shelf = shelve([
  { units: [unit("both", 3, want(0, "concept"), want(1, "word")), unit("no", 2, want(2, "sense"))] },
  { units: [] },
  { units: [unit("yes", 1, want(1, "word")), unit("both", 4, want(3, "concept"))] },
]);
const said = (weight: number, ...slots: readonly number[]) => ({
  feature: { kind: "concept" as const },
  weight,
  slots,
});

test("shelve lays the units of all items out one after another", () => {
  const { units, wanted, slots, weights, marks: kinds } = shelf.rows;
  expect([...units]).toEqual([0, 2, 2, 4]);
  expect([...wanted]).toEqual([0, 2, 3, 4, 5]);
  expect([...slots]).toEqual([0, 1, 2, 1, 3]);
  expect([...weights]).toEqual([3, 2, 1, 4]);
  expect([...kinds]).toEqual([
    marks.both | marks.named | marks.concept,
    marks.no,
    marks.yes | marks.named,
    marks.both | marks.named | marks.concept,
  ]);
});

test("nearestOn gives those that name most, the first of equals first, and none that names nothing", () => {
  expect(nearestOn(shelf, [said(1, 1)], 5)).toEqual([0, 2]);
  expect(nearestOn(shelf, [said(1, 1), said(0.5, 3)], 5)).toEqual([2, 0]);
  expect(nearestOn(shelf, [said(1, 1), said(0.5, 3)], 1)).toEqual([2]);
  expect(nearestOn(shelf, [said(1, -1, 2)], 5)).toEqual([]);
  expect(nearestOn(shelf, [{ feature: { kind: "sense" }, weight: 1, slots: [1] }], 5)).toEqual([]);
});

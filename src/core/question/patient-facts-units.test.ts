/** A letter after a number is a sex only where it is no unit: "72M", and not "35 m/s" or "walks 70 m". */
import { expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const agesIn = (text: string): readonly number[] =>
  read(text).facts.flatMap((f) => (f.fact === "age" && f.value !== undefined ? [f.value.value] : []));

test.each([
  "Median MCV 35 m/s, distal latency 9 ms",
  "velocity 35 m/s",
  "her ulnar velocity is 28 m/s",
  "distance 70 mm, DML 8.1 ms",
  "he walks 70 m with a stick",
  "she can walk 50 m",
  "the 20 m walk takes 14 s",
])("no age: %s", (text) => expect(agesIn(text)).toEqual([]));

test.each([
  ["72M anti-MAG, MCV 35 m/s", 72],
  ["72 M, on apixaban", 72],
  ["68F post rituximab", 68],
  ["81 m with ataxia", 81],
] as const)("age: %s", (text, age) => expect(agesIn(text)).toEqual([age]));

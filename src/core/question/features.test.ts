import { expect, test } from "vitest";
import { SenseScale } from "../knowledge/belief.ts";
import { Concept } from "../knowledge/glossary.ts";
import { createFeatureReader } from "./features.ts";
import { createSenses } from "./senses.ts";

const reader = createFeatureReader(
  [
    Concept.parse({ id: "vaccine", kind: "drug", name: "vaccine" }),
    Concept.parse({ id: "live-vaccine", kind: "drug", name: "live vaccine", broader: ["vaccine"] }),
  ],
  createSenses(
    [
      {
        id: "safe",
        at: [
          { value: 1, phrases: ["safe", "no (risk|danger)"] },
          { value: -1, phrases: ["danger*", "harm*"] },
        ],
      },
      {
        id: "frequency",
        at: [
          { value: 1, phrases: ["always", "all"] },
          { value: -1, phrases: ["never"] },
        ],
      },
      { id: "only", at: [{ value: -1, phrases: ["not only", "also"] }] },
      {
        id: "sex",
        turns: false,
        at: [
          { value: 1, phrases: ["men"] },
          { value: -1, phrases: ["women"] },
        ],
      },
      { id: "said-jab", names: true, at: [{ value: 1, phrases: ["jab*"] }] },
    ].map((scale) => SenseScale.parse(scale)),
  ),
);

const senses = (text: string): readonly string[] =>
  reader
    .readText(text)
    .features.filter((f) => f.kind === "sense")
    .map((f) => `${f.key} ${f.value}${f.than ? " than" : ""}`)
    .toSorted();

test.each([
  ["it is safe", ["safe 1"]],
  ["it is not safe", ["safe -1"]],
  ["it isn't harmful", ["safe 1"]],
  ["there is no danger", ["safe 1"]],
  ["neither this nor that is safe", ["safe -1"]],
  ["not always safe", ["frequency -0.2", "safe -1"]],
  ["not only safe", ["only -1", "safe 1"]],
  ["not seen, safe", ["safe 1"]],
  ["it used to be called safe", ["safe -1"]],
  ["more men than women", ["sex -1 than", "sex 1"]],
  ["not men", ["sex 1"]],
])("%s reads as %j", (text, wanted) => expect(senses(text)).toEqual(wanted));

test("names of a scale and of the glossary are concepts; a longer name hides the shorter one", () => {
  const named = (text: string): readonly string[] =>
    reader
      .readText(text)
      .features.filter((f) => f.kind === "concept")
      .map((f) => f.key);
  expect(named("live vaccines")).toEqual(["live-vaccine"]);
  expect(named("a jab is a vaccine").toSorted()).toEqual(["said-jab", "vaccine"]);
});

test.each([
  ["54 % of them", 54],
  ["one in ten", 10],
  ["3 in every 1,000", 0.3],
  ["5 new patients per 1000", 0.5],
  ["two thirds", (100 * 2) / 3],
  ["70 percent", 70],
])("%s is a share of %d per cent", (text, percent) => {
  const share = reader.readText(text).features.find((f) => f.kind === "number" && f.key === "share");
  expect(share?.value).toBeCloseTo(percent);
});

test("a number keeps its unit", () => {
  const numbers = reader.readText("375 mg after 6 months and 12 more").features.filter((f) => f.kind === "number");
  expect(numbers.map((f) => `${f.value} ${f.key}`)).toEqual(["375 mg", "6 month", "12 #"]);
});

import { expect, test } from "vitest";
import type { Recommendation } from "../answer/answer.ts";
import { rank } from "./rank.ts";

const recommendation = (rule: string, more: Partial<Recommendation>): Recommendation => ({
  rule,
  key: rule,
  title: rule,
  kind: "warning",
  say: [],
  options: [],
  monitor: [],
  certainty: { level: "low", because: [] },
  review: "unreviewed",
  proof: { text: rule, value: true },
  missing: [],
  hooks: [],
  ...more,
});

const order = (...given: readonly Recommendation[]): readonly string[] =>
  rank(given, "2026-11-21").map(({ rule }) => rule);

test("a danger that cannot wait stands before other dangers and after hard stops", () => {
  const stop = recommendation("stop", { kind: "stop" });
  const vaccine = recommendation("vaccine", { group: "monitoring", due: "2026-01-01" });
  const viscosity = recommendation("viscosity", { group: "diagnosis", urgent: true });
  expect(order(vaccine, viscosity, stop)).toEqual(["stop", "viscosity", "vaccine"]);
  expect(order(vaccine, recommendation("viscosity", { group: "diagnosis" }), stop)).toEqual([
    "stop",
    "vaccine",
    "viscosity",
  ]);
});

test("the place of a danger that cannot wait is explained", () => {
  const [first] = rank([recommendation("viscosity", { urgent: true })], "2026-11-21");
  expect(first?.ranked).toMatch(/^a danger that cannot wait/u);
});

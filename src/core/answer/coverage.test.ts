import { expect, test } from "vitest";
import { createCoverageIndex } from "./coverage.ts";

const index = createCoverageIndex(
  new Map([
    ["dose", new Set(["rituximab", "dose"])],
    ["flare", new Set(["rituximab", "flare"])],
  ]),
  (token) => (token === "rituximab" ? 1 : 3),
);

test("a statement covers the share of the question's weight that its words carry", () => {
  const held = index([
    { token: "rituximab", weight: 1 },
    { token: "flare", weight: 1 },
    { token: "unheard", weight: 0 },
  ]);
  expect([...held]).toEqual([
    ["dose", 0.25],
    ["flare", 1],
  ]);
});

test("nothing is covered of a question without weight", () => {
  expect(index([{ token: "flare", weight: 0 }]).size).toBe(0);
});

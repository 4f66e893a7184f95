import { expect, test } from "vitest";
import { createCoverageIndex } from "./coverage.ts";
import { createRoster } from "./scores.ts";

const index = createCoverageIndex(
  new Map([
    ["dose", new Set(["rituximab", "dose"])],
    ["flare", new Set(["rituximab", "flare"])],
  ]),
  (token) => (token === "rituximab" ? 1 : 3),
  createRoster(["dose", "flare"]),
);

test("a statement covers the share of the question's weight that its words carry", () => {
  const held = index([
    { token: "rituximab", weight: 1 },
    { token: "flare", weight: 1 },
    { token: "unheard", weight: 0 },
  ]);
  expect([...held]).toEqual([0.25, 1]);
});

test("nothing is covered of a question without weight", () => {
  expect([...index([{ token: "flare", weight: 0 }])]).toEqual([0, 0]);
});

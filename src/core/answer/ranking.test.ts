import { describe, expect, test } from "vitest";
import { createRankIndex } from "./ranking.ts";

const tokens = (text: string) => text.split(" ").map((token) => ({ token, weight: 1 }));
const index = createRankIndex([
  { item: "a", tokens: tokens("igm fall rituximab") },
  { item: "a", tokens: tokens("how far igm") },
  { item: "b", tokens: tokens("rituximab dose") },
  { item: "c", tokens: tokens("tremor hand") },
]);

describe("createRankIndex()", () => {
  test("scores an item by its best entry, about 1 for a full match", () => {
    const scores = index.score(tokens("rituximab dose"));
    expect(scores.get("b")).toBeGreaterThan(scores.get("a") ?? 0);
    expect(scores.get("b")).toBeGreaterThan(0.9);
    expect(scores.has("c")).toBe(false);
  });

  test("a word the question adds and nobody knows lowers every score", () => {
    const longer = index.score(tokens("rituximab dose psoriasis")).get("b") ?? 0;
    const without = index.score(tokens("rituximab dose")).get("b") ?? 0;
    expect(longer).toBeLessThan(without * 0.8);
  });

  test("rarer tokens weigh more", () => {
    expect(index.rarity("tremor")).toBeGreaterThan(index.rarity("rituximab"));
    expect(index.rarity("never-seen")).toBeGreaterThan(index.rarity("tremor"));
  });
});

import { describe, expect, test } from "vitest";
import { createRankIndex } from "./ranking.ts";
import { scoreOf } from "./scores.ts";

const tokens = (text: string) => text.split(" ").map((token) => ({ token, weight: 1 }));
const index = createRankIndex([
  { item: "a", tokens: tokens("igm fall rituximab") },
  { item: "a", tokens: tokens("how far igm") },
  { item: "b", tokens: tokens("rituximab dose") },
  { item: "c", tokens: tokens("tremor hand") },
]);
const scoreFor = (question: string, item: string): number => scoreOf(index.score(tokens(question)), index.roster, item);

describe("createRankIndex()", () => {
  test("scores an item by its best entry, about 1 for a full match", () => {
    expect(scoreFor("rituximab dose", "b")).toBeGreaterThan(scoreFor("rituximab dose", "a"));
    expect(scoreFor("rituximab dose", "b")).toBeGreaterThan(0.9);
    expect(scoreFor("rituximab dose", "c")).toBe(0);
  });

  test("a word the question adds and nobody knows lowers every score", () => {
    expect(scoreFor("rituximab dose psoriasis", "b")).toBeLessThan(scoreFor("rituximab dose", "b") * 0.8);
  });

  test("rarer tokens weigh more", () => {
    expect(index.rarity("tremor")).toBeGreaterThan(index.rarity("rituximab"));
    expect(index.rarity("never-seen")).toBeGreaterThan(index.rarity("tremor"));
  });
});

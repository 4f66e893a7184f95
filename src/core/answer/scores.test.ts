import { expect, test } from "vitest";
import { createRoster, highest, PostingsBuilder, scoreOf, sharesOf } from "./scores.ts";

test("a roster names each item once, in order, and an unknown item scores 0", () => {
  const roster = createRoster(["b", "a", "b"]);
  expect(roster.items).toEqual(["b", "a"]);
  expect(scoreOf(Float64Array.of(0.5, 0.25), roster, "a")).toBe(0.25);
  expect(scoreOf(Float64Array.of(0.5, 0.25), roster, "c")).toBe(0);
});

test("gains add up by place, and shares are of the highest", () => {
  const builder = new PostingsBuilder();
  builder.add("igm", 0, 2);
  builder.add("igm", 2, 1);
  const scores = new Float64Array(3);
  builder.add("titre", 1, 4);
  builder.add("igm", 0, 8);
  const postings = builder.build();
  postings.addGains(scores, "igm", 0.5);
  postings.addGains(scores, "unheard", 9);
  expect([...scores]).toEqual([5, 0, 0.5]);
  expect([...postings.placesOf("igm")]).toEqual([0, 2, 0]);
  expect([...postings.placesOf("titre")]).toEqual([1]);
  expect([...postings.placesOf("unheard")]).toEqual([]);
  expect([...postings.tokens]).toEqual(["igm", "titre"]);
  expect(postings.has("titre") && !postings.has("unheard")).toBe(true);
  expect(highest(scores)).toBe(5);
  expect([...sharesOf(Float64Array.of(2, 4))]).toEqual([0.5, 1]);
  expect([...sharesOf(new Float64Array(2))]).toEqual([0, 0]);
});

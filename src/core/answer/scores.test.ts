import { expect, test } from "vitest";
import { addGains, createRoster, highest, PostingsBuilder, scoreOf, sharesOf } from "./scores.ts";

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
  addGains(scores, builder.build().get("igm"), 0.5);
  addGains(scores, builder.build().get("unheard"), 9);
  expect([...scores]).toEqual([1, 0, 0.5]);
  expect(highest(scores)).toBe(1);
  expect([...sharesOf(Float64Array.of(2, 4))]).toEqual([0.5, 1]);
  expect([...sharesOf(new Float64Array(2))]).toEqual([0, 0]);
});

import { expect, test } from "vitest";
import { fuse } from "./fuse.ts";

const order = (...args: Parameters<typeof fuse<string>>) => fuse(...args).map(({ key }) => key);

test("fuse() puts first what both have high, keeps what only one has, and loses nothing", () => {
  expect(order(["a", "b", "c"], ["b", "d"])).toEqual(["b", "a", "d", "c"]);
});

test("fuse() with an empty ranking is the other one", () => {
  expect(order(["a", "b"], [])).toEqual(["a", "b"]);
  expect(order([], ["a", "b"])).toEqual(["a", "b"]);
});

import { expect, test } from "vitest";
import { keptWith } from "./kept-with.ts";

test("makes a thing once for each it is made of", () => {
  let made = 0;
  const numbered = keptWith(({ name }: { readonly name: string }) => `${name} ${++made}`);
  const [one, another] = [{ name: "a" }, { name: "a" }];
  expect([numbered(one), numbered(another), numbered(one)]).toEqual(["a 1", "a 2", "a 1"]);
});

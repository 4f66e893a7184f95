import { expect, test } from "vitest";
import type { Knowledge } from "./knowledge.ts";
import { createPackHash } from "./pack-hash.ts";

const knowledge = {
  libraries: ["a", "b"].map((id) => ({ pack: { header: { id } } })),
} as unknown as Knowledge;

test("createPackHash() names one pack by its own digest and several by one over theirs, and hashes a pack once", () => {
  const hashed: unknown[] = [];
  const hash = createPackHash(knowledge, (value) => {
    hashed.push(value);
    return `#${JSON.stringify(value)}`;
  });
  expect(hash(["b"])).toBe('#{"header":{"id":"b"}}');
  expect(hash(["b", "a"])).toBe(`#${JSON.stringify(['#{"header":{"id":"a"}}', '#{"header":{"id":"b"}}'])}`);
  expect(hash(["a", "b"])).toBe(hash(["b", "a"]));
  expect([hash([]), hash(["c"])]).toEqual([undefined, undefined]);
  expect(hashed.filter((value) => !Array.isArray(value))).toHaveLength(2);
});

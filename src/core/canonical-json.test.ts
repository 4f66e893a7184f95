import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

/** Sorts keys and lets the platform write the rest. */
const slow = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(slow).join(",")}]`
    : typeof value === "object" && value !== null
      ? `{${Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, member]) => `${JSON.stringify(key)}:${slow(member)}`)
          .join(",")}}`
      : JSON.stringify(value);

test("canonicalJson writes any JSON value with sorted keys", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      expect(canonicalJson(value)).toBe(slow(value));
    }),
  );
  expect(canonicalJson({ b: [1, -0, 1e21], a: null, 10: "x", 9: true, 'é"': {} })).toBe(
    '{"10":"x","9":true,"a":null,"b":[1,0,1e+21],"é\\"":{}}',
  );
});

test("canonicalJson leaves undefined members out and writes undefined items as null", () => {
  expect(canonicalJson({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}');
});

test("canonicalJson is the same whatever the order of many keys", () => {
  const keys = Array.from({ length: 12 }, (_, n) => `key${n}`);
  const from = (order: readonly string[]): string => canonicalJson(Object.fromEntries(order.map((key) => [key, 1])));
  expect(from(keys)).toBe(from(keys.toReversed()));
});

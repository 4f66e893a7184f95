import { expect, test } from "vitest";
import { ownPath } from "./places.ts";

test.each([
  ["/people", "/people"],
  ["/claims/anti-mag/x", "/claims/anti-mag/x"],
  [null, "/"],
  ["", "/"],
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/a\\..\\evil", "/"],
  ["javascript:alert(1)", "/"],
  ["/\n/evil.example", "/"],
])("ownPath(%j) is %j", (given, path) => {
  expect(ownPath(given)).toBe(path);
});

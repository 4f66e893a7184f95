import { describe, expect, test } from "vitest";
import { filtersIn, reportAddress } from "./cohort-address.ts";

describe("filtersIn()", () => {
  test("reads an address and a form alike, and leaves out what narrows nothing", () => {
    const asked = { regimen: "double", from: "2024-01-01", course: "latest", suppress: true } as const;
    expect(filtersIn(asked)).toEqual(asked);
    expect(filtersIn({ ...asked, suppress: "true", to: "", subgroup: "" })).toEqual(asked);
    expect(filtersIn({ regimen: 7, course: "first", suppress: false, other: "words" })).toEqual({});
  });
});

test("reportAddress() names every filter, and the file", () => {
  expect(reportAddress({})).toBe("/api/cohort");
  expect(reportAddress(filtersIn({ regimen: "a&b", suppress: true }), "csv")).toBe(
    "/api/cohort?regimen=a%26b&suppress=true&as=csv",
  );
});

import { expect, test } from "vitest";
import { dateOf, mostExact, parseDate } from "./dates.ts";

test.each([
  ["2009", "2009"],
  ["2009 Mar", "2009-03"],
  ["2009 Mar 17", "2009-03-17"],
  ["2009-03-17T10:00:00Z", "2009-03-17"],
  ["2009/03/17/", "2009-03-17"],
  ["2009/03//", "2009-03"],
  ["2009///Spring", "2009"],
  ["20090317", "2009-03-17"],
  ["March 2009", "2009-03"],
  ["17 Sept. 2009", "2009-09-17"],
  ["March 17, 2009", "2009-03-17"],
  ["17th of March", undefined],
  ["2000 Jan-Feb", "2000"],
  ["2000 Jul 12-18", "2000-07"],
  ["1998 Dec-1999 Jan", "1998"],
  ["1998-1999", "1998"],
  ["2000 Summer", "2000"],
  ["2009-03/2009-05", "2009-03"],
  ["2009-13-01", "2009"],
  ["2009-02-31", "2009-02"],
  ["03/04/2009", "2009"],
  ["in press", undefined],
  ["", undefined],
])("parseDate: %s is %s", (text, date) => {
  expect(parseDate(text)).toBe(date);
});

test("dateOf ends before the first part that is none", () => {
  expect(dateOf("2009", "Sep", "7")).toBe("2009-09-07");
  expect(dateOf("2009", undefined, "7")).toBe("2009");
  expect(dateOf("2009", "Jan-Feb")).toBe("2009");
  expect(dateOf("2009", "5", "32")).toBe("2009-05");
  expect(dateOf("MMIX", "5")).toBeUndefined();
});

test("mostExact takes a date that says more only where it agrees with the first", () => {
  expect(mostExact("2009", "2009-03-17")).toBe("2009-03-17");
  expect(mostExact("2009-04", "2009-03-17")).toBe("2009-04");
  expect(mostExact(undefined, "2009-03")).toBe("2009-03");
  expect(mostExact()).toBeUndefined();
});

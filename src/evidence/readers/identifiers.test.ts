import { expect, test } from "vitest";
import { findDoi, findPmid, toDoi, toIsbn, toPmcid, toPmid, toWebAddress, trialNumbers } from "./identifiers.ts";

test.each([
  [toDoi, "https://doi.org/10.1002/ANA.21577", "10.1002/ana.21577"],
  [toDoi, "doi: 10.1002/ana.21577", "10.1002/ana.21577"],
  [toDoi, "http://dx.doi.org/10.1016/0005-2795(76)90109-4", "10.1016/0005-2795(76)90109-4"],
  [toDoi, "11.1002/ana", undefined],
  [toDoi, "10.1002/two words", undefined],
  [toPmid, "PMID: 19273780", "19273780"],
  [toPmid, "0123", undefined],
  [toPmid, "2009 Mar", undefined],
  [toPmcid, "3166277", "PMC3166277"],
  [toPmcid, "PMC3166277.1", "PMC3166277"],
  [toPmcid, "article", undefined],
  [toIsbn, "978-0-323-06812-9 (print)", "9780323068129"],
  [toIsbn, "0-306-40615-X", "030640615X"],
  [toIsbn, "1234-5678", undefined],
  [toWebAddress, "https://example.org/a?b=c", "https://example.org/a?b=c"],
  [toWebAddress, "javascript:alert(1)", undefined],
  [toWebAddress, "file:///etc/passwd", undefined],
  [toWebAddress, "example.org", undefined],
  [findDoi, "Ann Neurol. 2009;65:286. doi: 10.1002/ana.21577. PMID: 19273780", "10.1002/ana.21577"],
  [findPmid, "Ann Neurol. 2009;65:286. doi: 10.1002/ana.21577. PMID: 19273780", "19273780"],
  [findPmid, "Ann Neurol. 2009;65:286", undefined],
])("%o reads %s as %s", (read, text, value) => {
  expect(read(text)).toBe(value);
});

test("trialNumbers finds the numbers of several registries", () => {
  expect(trialNumbers("NCT00259974, ISRCTN12345678 and DRKS00001234; NCT1")).toEqual([
    "NCT00259974",
    "ISRCTN12345678",
    "DRKS00001234",
  ]);
});

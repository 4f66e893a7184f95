import { describe, expect, test } from "vitest";
import { findIdentifiers } from "./identifiers.ts";

describe("findIdentifiers", () => {
  test.each<[string, readonly string[]]>([
    ["PMID: 19743457", ["pmid:19743457"]],
    ["pmid19743457", ["pmid:19743457"]],
    ["PMID 123", ["pmid:123"]],
    ["19743457", ["pmid:19743457"]],
    ["rituximab 19743457", ["pmid:19743457"]],
    ["PMC2754361", ["pmcid:PMC2754361"]],
    ["PMCID: pmc2754361", ["pmcid:PMC2754361"]],
    ["10.1002/ana.21577", ["doi:10.1002/ana.21577"]],
    ["see doi:10.1002/ANA.21577.", ["doi:10.1002/ana.21577"]],
    ["https://doi.org/10.1002/ana.21577)", ["doi:10.1002/ana.21577"]],
    ["10.1002/14651858.CD002827.pub4", ["doi:10.1002/14651858.cd002827.pub4"]],
    ["NCT00259974", ["trial:NCT00259974"]],
    ["nct 00259974 and PMID 19743457", ["trial:NCT00259974", "pmid:19743457"]],
    ["ISRCTN15627780", ["trial:ISRCTN15627780"]],
    ["EudraCT 2010-022465-24", ["trial:2010-022465-24"]],
    ["PMID 19743457, pmid:19743457", ["pmid:19743457"]],
    ["titre above 70,000 in 2009", []],
    ["70000 BTU", []],
    ["375 mg/m2", []],
    ["1,000,000 units", []],
    ["0.1234567", []],
    ["12345678-90", []],
  ])("%s", (text, identifiers) => {
    expect([...findIdentifiers(text).identifiers].sort()).toEqual([...identifiers].sort());
  });

  test("what is left has no identifier in it and keeps every other word", () => {
    expect(findIdentifiers("rituximab (PMID: 19743457) in NCT00259974").rest.replace(/\s+/g, " ")).toBe(
      "rituximab ( ) in ",
    );
  });

  test("a search that is only a number keeps it as a word as well", () => {
    expect(findIdentifiers("2754")).toEqual({ identifiers: ["pmid:2754"], rest: "2754" });
  });
});

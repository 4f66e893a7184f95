import { describe, expect, test } from "vitest";
import { shippedSource } from "../../test/support/fhir.ts";
import { parseTable } from "./read-csv.ts";

const head = "patient,birth_date,sex,date,name,value,unit,assay,laboratory,nerve,side";
const read = (...lines: readonly string[]) => shippedSource().readCsv([head, ...lines].join("\n"));
const entries = (...lines: readonly string[]) => read(...lines).charts.flatMap(({ chart }) => chart.entries);

describe("readCsv()", () => {
  test("a line is a value of its patient", () => {
    const { charts, problems } = read("p1,1955-04-02,m,2026-10-01,IgM,5200,mg/dL,,,,");
    expect(problems).toEqual([]);
    expect(charts[0]?.chart).toMatchObject({
      id: "p1",
      sex: "male",
      birthDate: "1955-04-02",
      entries: [{ measure: "igm", value: { value: 52, unit: "g/L" }, resource: "Observation/line-2" }],
    });
  });

  test.each([
    [
      "p1,,,2026-10-01,anti-mag-titre,>70000,BTU,Bühlmann,Basel,,",
      {
        kind: "reading",
        value: { value: 70000, unit: "BTU", comparator: ">", assay: "Bühlmann", laboratory: "Basel" },
      },
    ],
    ["p1,,,2026-10-01,dml,9,ms,,,median,left", { nerve: "median", side: "left", value: { value: 9 } }],
    ["p1,,,2026-10-01,HBsAg,negative,,,,,", { measure: "hbsag", value: "negative" }],
    ["p1,,,2026-10-01,rituximab,740,mg,,,,", { kind: "dose", amount: { value: 740, unit: "mg" } }],
    ["p1,,,2026-10-01,rituximab,planned,,,,,", { kind: "plan", measure: "rituximab" }],
    ["p1,,,2026-10-01,plasma exchange,,,,,,", { kind: "dose", measure: "plasma-exchange" }],
    ["p1,,,2026-10-01,diabetes,,,,,,", { kind: "state", state: "present" }],
    ["p1,,,2026-10-01,diabetes,no,,,,,", { kind: "state", state: "absent" }],
    ["p1,,,2026-10-01,waldenstrom,suspected,,,,,", { kind: "state", state: "suspected" }],
    ["p1,,,2026-10-01,live-vaccine,no,,,,,", { kind: "state", state: "absent" }],
    [
      "p1,,,2026-10-01,allergy to rituximab or murine protein,no,,,,,",
      { kind: "state", measure: "rituximab-allergy", state: "absent" },
    ],
    ["p1,,,2026-10-01,anti-MAG neuropathy,,,,,,", { kind: "state", measure: "anti-mag-neuropathy", state: "present" }],
    ["p1,,,2026-10-01,nerve-biopsy,,,,,,", { kind: "event" }],
    ['p1,,,2026-10-01,IgM,"5,200",mg/dL,,,,', { unusable: "value" }],
    ["p1,,,2026-10-01,anti-mag-titre,70.000,BTU,,,,", { unusable: "value" }],
    ["p1,,,2026-10-01,IgM,52,,,,,", { unusable: "unit" }],
  ])("%s", (line, expected) => {
    expect(entries(line)).toMatchObject([expected]);
  });

  test("a line without a patient enters no chart and is listed first", () => {
    const { charts, problems } = read(
      "p1,,,2026-10-01,nonsense,1,g/L,,,,",
      ",,,2026-10-01,IgM,52,g/L,,,,",
      "p1,,,2026-10-01,IgM,9,g/L,,,,",
    );
    expect(charts.map(({ chart }) => chart.entries.length)).toEqual([1]);
    expect(problems.map(({ code, where }) => `${code} ${where?.pointer}`)).toEqual([
      "identity line 3",
      "unknown-name line 2",
    ]);
  });

  test("a patient said to be two people is neither", () => {
    const { charts, problems } = read(
      "p1,1955-04-02,m,2026-10-01,IgM,9,g/L,,,,",
      "p1,1960-04-02,m,2026-10-01,IgM,9,g/L,,,,",
    );
    expect(charts).toEqual([]);
    expect(problems[0]?.code).toBe("identity");
  });

  test("patients are separate charts", () => {
    const { charts } = read("p1,,,2026-10-01,IgM,9,g/L,,,,", "p2,,,2026-10-01,IgM,52,g/L,,,,");
    expect(charts.map(({ chart }) => chart.id)).toEqual(["p1", "p2"]);
  });

  test("columns that are missing or unknown are named", () => {
    expect(
      shippedSource()
        .readCsv("patient,name\np1,IgM")
        .problems.map(({ code }) => code),
    ).toContain("csv-column");
    expect(shippedSource().readCsv("").charts).toEqual([]);
    expect(read("p1,,,2026-10-01,IgM,9,g/L,,,,").problems).toEqual([]);
  });

  test.each([";", "\t"])("the separator may be %j", (separator) => {
    const text = `${head}\np1,,,2026-10-01,IgM,9,g/L,,,,`.replaceAll(",", separator);
    expect(shippedSource().readCsv(text).charts[0]?.chart.entries).toMatchObject([{ value: { value: 9 } }]);
  });
});

describe("parseTable()", () => {
  test("quoted cells hold separators, line ends and quotes", () => {
    expect(parseTable('a,"b,\n""c""",d\r\ne,,f\n\n', ",")).toEqual([
      ["a", 'b,\n"c"', "d"],
      ["e", "", "f"],
    ]);
  });
});

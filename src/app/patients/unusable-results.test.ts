import { expect, test } from "vitest";
import { shippedChartKnowledge } from "../../../test/support/charts.ts";
import { shippedSource } from "../../../test/support/fhir.ts";
import { exampleRecords } from "../../examples/example-records.ts";
import { unusableResults } from "./unusable-results.ts";

const unusableOf = (id: string) => {
  const record = exampleRecords("2026-11-21").find((one) => one.id === id);
  const [read] = shippedSource().readParsed(record?.bundle).charts;
  if (read === undefined) throw new Error(`${id} gave no chart`);
  return unusableResults(read.chart, shippedChartKnowledge().measures);
};

test("results that no fact can use are told as they were received, newest first, each with the reason", () => {
  expect(unusableOf("example-06").map(({ what, written, date, why }) => [what, written, date, why])).toEqual([
    ["IgM", "21.5 U/L", "2026-11-09", "its unit cannot be used"],
    ["anti-MAG titre", "70.000 BTU", "2026-11-09", "it cannot be read one way"],
    ["CD19 B cells", "1,200", "2026-11-09", "it cannot be read one way"],
    ["IgM", "2150 g/L", "2026-10-27", "it is outside what is possible"],
  ]);
});

test("what was entered in error is withdrawn, not unusable", () => {
  expect(unusableOf("example-07")).toEqual([]);
});

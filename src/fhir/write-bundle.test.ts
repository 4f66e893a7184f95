import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedChartKnowledge } from "../../test/support/charts.ts";
import { shippedSource } from "../../test/support/fhir.ts";
import { isoDay } from "../core/calendar.ts";
import type { Chart, Entry } from "../core/chart/chart.ts";
import type { Measure } from "../core/knowledge/measure.ts";
import { writeBundle } from "./write-bundle.ts";

const measures = [...shippedChartKnowledge().measures.values()];
const day = fc.integer({ min: 10_000, max: 20_000 }).map(isoDay);
const date = fc.oneof(
  day,
  day.map((d) => d.slice(0, 7)),
  day.map((d) => d.slice(0, 4)),
  day.map((d) => `${d}T08:30:00+01:00`),
);
const text = fc.constantFrom("as the record has it", "IgM", "Possible neuropathy", "no");
const comparator = fc.constantFrom(undefined, "<", ">", "<=", ">=" as const);

const amountOf = (measure: Measure) =>
  fc
    .record({
      value: fc.integer({ min: 0, max: 1000 }),
      comparator,
      assay: fc.constantFrom(undefined, "Bühlmann ELISA"),
      laboratory: fc.constantFrom(undefined, "Basel"),
    })
    .map(({ value, comparator, assay, laboratory }) => {
      const [min, max] = [measure.min ?? 0, measure.max ?? 1000];
      const within = Number((min + ((max - min) * value) / 1000).toPrecision(6));
      const titre = measure.kind === "titre";
      return {
        value: within,
        unit: titre ? "BTU" : (measure.unit ?? "1"),
        ...(comparator === undefined ? {} : { comparator }),
        ...(titre && assay !== undefined ? { assay } : {}),
        ...(titre && laboratory !== undefined ? { laboratory } : {}),
      };
    });

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Any entry that a record could have given for a measure. */
function entryOf(measure: Measure): fc.Arbitrary<Entry> {
  const common = { id: fc.uuid(), measure: fc.constant(measure.id), resource: fc.constant("x"), text };
  const value =
    measure.kind === "result" ? fc.constantFrom("positive", "negative", "indeterminate") : amountOf(measure);
  switch (measure.kind) {
    case "quantity":
    case "titre":
    case "score":
    case "result":
      return fc.record({
        ...common,
        date,
        kind: fc.constant("reading" as const),
        status: fc.constantFrom("final", "preliminary", "corrected", "amended", "entered-in-error" as const),
        value,
        original: fc.constant({ value: "" }),
        nerve: measure.perNerve ? fc.constantFrom("median", "ulnar") : fc.constant(undefined),
        side: measure.perSide ? fc.constantFrom("left", "right", undefined) : fc.constant(undefined),
        interpretation:
          measure.kind === "result"
            ? fc.constant(undefined)
            : optional(fc.constantFrom("high", "low", "normal", "positive", "negative" as const)),
        range:
          measure.kind === "result"
            ? fc.constant(undefined)
            : optional(fc.record({ low: fc.constant(1), high: optional(fc.constant(2)) })),
      });
    case "treatment":
      return fc.oneof(
        fc.record({
          ...common,
          date,
          kind: fc.constant("dose" as const),
          evidence: fc.constant("given" as const),
          amount:
            measure.given === "procedure" || measure.unit === undefined
              ? fc.constant(undefined)
              : optional(fc.record({ value: fc.integer({ min: 1, max: 2000 }), unit: fc.constant(measure.unit) })),
        }),
        ...(measure.given === "procedure"
          ? []
          : [
              fc.record({
                ...common,
                date,
                kind: fc.constant("dose" as const),
                evidence: fc.constant("stated" as const),
                ongoing: optional(fc.constant(true)),
              }),
            ]),
        fc.record({ ...common, date, kind: fc.constant("plan" as const) }),
      );
    case "vaccine":
    case "procedure":
      return fc.record({ ...common, date, kind: fc.constant("event" as const) });
    default:
      return fc.record({
        ...common,
        date,
        kind: fc.constant("state" as const),
        state: fc.constantFrom("present", "suspected", "resolved", "refuted", "absent" as const),
      });
  }
}

/** What must survive: everything but the ids and the words around it. */
const meaning = ({ id: _id, resource: _resource, text: _text, ...entry }: Entry): unknown =>
  JSON.parse(JSON.stringify(entry.kind === "reading" ? { ...entry, original: undefined } : entry));

describe("writeBundle()", () => {
  test("what is written is read again as the same chart", () => {
    const entries = fc.array(fc.constantFrom(...measures).chain(entryOf), { maxLength: 12 });
    fc.assert(
      fc.property(entries, (list) => {
        const chart: Chart = { id: "p1", label: "Example 01", sex: "female", birthDate: "1950-03", entries: list };
        const bundle = writeBundle(chart, shippedChartKnowledge().measures);
        const { charts, problems } = shippedSource().read(JSON.stringify(bundle));
        expect(problems).toEqual([]);
        const [read] = charts;
        expect(read?.chart).toMatchObject({ id: "p1", label: "Example 01", sex: "female", birthDate: "1950-03" });
        expect(read?.chart.entries.map(meaning)).toEqual(list.map(meaning));
      }),
      { numRuns: 400 },
    );
  });

  test("a value that could not be used comes out as it came in", () => {
    const entry: Entry = {
      kind: "reading",
      id: "o",
      measure: "igm",
      resource: "o",
      text: "IgM",
      date: "2026-01-01",
      status: "final",
      value: "12",
      original: { value: "12", unit: "U/L" },
      unusable: "unit",
    };
    const bundle = writeBundle({ id: "p", label: "Example", entries: [entry] }, shippedChartKnowledge().measures);
    expect(shippedSource().readParsed(bundle).charts[0]?.chart.entries).toMatchObject([
      { unusable: "unit", original: { value: "12 U/L" } },
    ]);
  });
});

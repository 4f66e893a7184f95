/** For tests: a chart in a few words, and the shipped pack's measures and facts. */
import { resolve } from "node:path";
import { readPack } from "../../src/packs/read-pack.ts";
import type { Quantity } from "../../src/core/quantity.ts";
import type { Chart, Dose, Entry, Event, Plan, Reading, State } from "../../src/core/chart/chart.ts";
import type { FactReader } from "../../src/core/chart/fact-value.ts";
import { type ChartKnowledge, prepareChartKnowledge, readFacts } from "../../src/core/chart/fact-reader.ts";

let prepared: ChartKnowledge | undefined;

/** The shipped anti-MAG pack as charts are read with it. */
export function shippedChartKnowledge(): ChartKnowledge {
  if (prepared !== undefined) return prepared;
  const pack = readPack(resolve(import.meta.dirname, "../../packs/anti-mag"));
  if (!pack.ok) throw new Error(pack.error.map((problem) => problem.message).join("\n"));
  prepared = prepareChartKnowledge(pack.value.pack);
  return prepared;
}

let count = 0;
const base = (measure: string, date: string | undefined) => {
  const id = `e${++count}`;
  return { id, measure, resource: id, text: measure, date };
};

/** An amount: `amount("52 g/L")`, `amount("> 70000 BTU", { assay: "Bühlmann" })`. */
export function amount(text: string, more: Partial<Quantity> = {}): Quantity {
  const [, comparator, value = "", unit = "1"] = /^(<=|>=|<|>)? ?(-?[\d.]+) ?(\S+)?$/.exec(text) ?? [];
  return {
    value: Number(value),
    unit,
    ...(comparator === undefined ? {} : { comparator: comparator as "<" }),
    ...more,
  };
}

/** A measured value. */
export const reading = (
  measure: string,
  date: string | undefined,
  value: Quantity | string,
  more: Partial<Reading> = {},
): Reading => {
  const readAmount = typeof value === "string" && /\d/.test(value) ? amount(value) : value;
  return {
    ...base(measure, date),
    kind: "reading",
    status: "final",
    value: readAmount,
    original: { value: JSON.stringify(value) },
    ...more,
  };
};

export const state = (
  measure: string,
  date: string | undefined,
  is: State["state"] = "present",
  more: Partial<State> = {},
): State => ({
  ...base(measure, date),
  kind: "state",
  state: is,
  ...more,
});

export const dose = (measure: string, date: string | undefined, more: Partial<Dose> = {}): Dose => ({
  ...base(measure, date),
  kind: "dose",
  evidence: "given",
  ...more,
});

export const plan = (measure: string, date: string | undefined, more: Partial<Plan> = {}): Plan => ({
  ...base(measure, date),
  kind: "plan",
  ...more,
});

export const event = (measure: string, date: string | undefined): Event => ({ ...base(measure, date), kind: "event" });

/** Several doses of one treatment. */
export const doses = (measure: string, ...dates: readonly string[]): readonly Dose[] =>
  dates.map((date) => dose(measure, date));

export const chartOf = (entries: readonly Entry[], more: Partial<Chart> = {}): Chart => ({
  id: "example",
  label: "Example",
  entries,
  ...more,
});

/** The shipped facts of some entries at a moment. */
export const factsOf = (now: string, ...entries: readonly Entry[]): FactReader =>
  readFacts(chartOf(entries), shippedChartKnowledge(), now);

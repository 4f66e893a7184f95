/** For tests: FHIR resources in a few words, and the shipped pack as records are read with it. */
import { type ChartSource, createChartSource, type ReadChart } from "../../src/fhir/read-charts.ts";
import { shippedChartKnowledge } from "./charts.ts";

let source: ChartSource | undefined;

/** Reads records with the shipped pack. */
export const shippedSource = (): ChartSource =>
  (source ??= createChartSource([...shippedChartKnowledge().measures.values()]));

type Json = Readonly<Record<string, unknown>>;

export const patient = (id = "p1", more: Json = {}): Json => ({
  resourceType: "Patient",
  id,
  gender: "male",
  birthDate: "1955-04-02",
  ...more,
});

let count = 0;

/** A final Observation of patient p1 named by text, on 2026-10-01. */
export const observation = (text: string, value: Json, more: Json = {}): Json => ({
  resourceType: "Observation",
  id: `o${++count}`,
  status: "final",
  code: { text },
  subject: { reference: "Patient/p1" },
  effectiveDateTime: "2026-10-01",
  ...value,
  ...more,
});

export const quantity = (value: number, unit: string, more: Json = {}): Json => ({
  valueQuantity: { value, unit, system: "http://unitsofmeasure.org", code: unit, ...more },
});

export const bundle = (...resources: readonly Json[]): Json => ({
  resourceType: "Bundle",
  type: "collection",
  entry: resources.map((resource) => ({ resource })),
});

/** The only chart of some resources beside patient p1. */
export function chartFrom(...resources: readonly Json[]): ReadChart {
  const { charts } = shippedSource().readParsed(bundle(patient(), ...resources));
  const [chart] = charts;
  if (chart === undefined || charts.length > 1) throw new Error("one chart was expected");
  return chart;
}

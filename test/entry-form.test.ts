/** Correcting an entry without changing anything changes nothing: the form says of every entry what the record said. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeasureView } from "../src/contract/measures.ts";
import { StoredPatient } from "../src/contract/patients.ts";
import type { Entry } from "../src/core/chart/chart.ts";
import { requestOf, typedFrom } from "../web/src/patients/entry-fields.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";

let product: PatientsApp;
beforeAll(async () => {
  product = await openPatientsApp("2026-11-21");
});
afterAll(async () => {
  expect(product.failures).toEqual([]);
  await product.close();
});

/** All of an entry but how far it had got: what somebody saves by hand is final. */
function meaning(entry: Entry | undefined): unknown {
  if (entry === undefined) return undefined;
  const { text: _, resource: __, date, ...rest } = entry;
  const said = { ...rest, day: date?.slice(0, 10) };
  if (rest.kind !== "reading") return said;
  const { original: ___, status: ____, interpretation: _____, ...reading } = rest;
  return { ...reading, day: date?.slice(0, 10) };
}

const isUsable = (entry: Entry): boolean => entry.kind !== "reading" || entry.unusable === undefined;

test.each(["Example 06", "Example 09", "Example 10", "Example 12", "Example 13"])("%s", async (label) => {
  const id = await product.example(label);
  const { measures } = (await (await product.get("/api/measures")).json()) as { measures: readonly MeasureView[] };
  const { chart } = StoredPatient.parse(await (await product.get(`/api/patients/${id}`)).json());
  expect(chart.entries.length).toBeGreaterThan(20);
  for (const entry of chart.entries) {
    const measure = measures.find((one) => one.id === entry.measure);
    const correct = requestOf(typedFrom(entry, measure), measure);
    const response = await product.post(`/api/patients/${id}/entries/correct`, { entry: entry.id, correct });
    expect(response.status, JSON.stringify(correct)).toBe(isUsable(entry) ? 200 : 400);
    if (!response.ok) continue;
    const now = StoredPatient.parse(await response.json()).chart.entries.find((one) => one.id === entry.id);
    expect(meaning(now)).toEqual(meaning(entry));
  }
});

/** A cohort as FHIR: valid R4, drafts, the table's own numbers, and nobody in it. */
import type { Measure, MeasureReport } from "fhir/r4.js";
import { describe, expect, test } from "vitest";
import { pilotCohort } from "../../src/examples/pilot-cohort.ts";
import { toMeasureBundle } from "../../src/fhir/export/measure-report.ts";
import type { CohortAsked } from "../../src/core/cohort/asked.ts";
import { cohortOver } from "../support/cohort.ts";
import { shippedSource } from "../support/fhir.ts";
import { r4Problems } from "../support/r4-schemas.ts";

const today = "2026-11-21";
const charts = pilotCohort(today).flatMap(({ bundle }) =>
  shippedSource()
    .readParsed(bundle)
    .charts.map((c) => c.chart),
);
const resourcesOf = (asked: CohortAsked = {}) =>
  toMeasureBundle(cohortOver(charts, today, asked), { base: "https://ranvier.example/fhir", date: today }).entry.map(
    ({ resource }) => resource,
  );
const all = resourcesOf();
const reports = all.filter((one): one is MeasureReport => one.resourceType === "MeasureReport");
const measures = all.filter((one): one is Measure => one.resourceType === "Measure");
const report = (name: string): MeasureReport | undefined => reports.find(({ id }) => id?.endsWith(name));

describe("toMeasureBundle()", () => {
  test("every resource is valid R4, with and without small counts, and the schemas notice one that is not", () => {
    expect(all.flatMap(r4Problems)).toEqual([]);
    expect(resourcesOf({ suppress: true }).flatMap(r4Problems)).toEqual([]);
    expect(resourcesOf({ regimen: "rituximab-750-weekly" }).flatMap(r4Problems)).toEqual([]);
    expect(r4Problems({ ...reports[0], resourceType: "MeasureReport", type: "summery" } as never)).not.toEqual([]);
  });

  test("measures are experimental drafts that say so, and every report names one of them", () => {
    expect(measures.length).toBe(13);
    for (const { status, experimental, description } of measures)
      expect([status, experimental, description?.includes("Not yet reviewed by clinicians")]).toEqual([
        "draft",
        true,
        true,
      ]);
    expect(reports.map(({ measure }) => measure)).toEqual(measures.map(({ url, version }) => `${url}|${version}`));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test("the numbers are those of the table", () => {
    const [improved] = report("response-first-share")?.group ?? [];
    expect(improved?.code?.text).toBe("improved");
    const [single, double] = improved?.stratifier?.[0]?.stratum ?? [];
    expect(single?.population?.map(({ count }) => count)).toEqual([9, 9, 0, 6]);
    expect(single?.measureScore?.value).toBe(66.7);
    expect(double?.population?.map(({ count }) => count)).toEqual([8, 8, 1, 4]);
    const again = report("response-course-share")?.group?.[0]?.stratifier?.[0]?.stratum?.[1];
    expect(again?.population?.map(({ count }) => count)).toEqual([8, 8, 1, 2]);
    const [igm] = report("igm-first-median")?.group ?? [];
    expect(igm?.stratifier?.[0]?.stratum?.map(({ measureScore }) => measureScore?.value)).toEqual([-58, -62]);
    expect(igm?.measureScore?.value).toBe(-58);
  });

  test("small counts that are left out are masked, not zero", () => {
    const hidden = resourcesOf({ suppress: true }).filter((one) => one.resourceType === "MeasureReport");
    const response = hidden.find(({ id }) => id?.endsWith("response-course-share"));
    const stable = response?.group?.[1]?.stratifier?.[0]?.stratum?.[0];
    expect(stable?.population?.at(-1)).not.toHaveProperty("count");
    expect(stable?.population?.at(-1)?.extension?.[0]).toMatchObject({ valueCode: "masked" });
    expect(stable).not.toHaveProperty("measureScore");
    expect(JSON.stringify(hidden)).not.toMatch(/"count":[1-4][,}]/u);
  });

  test("nobody is named, and no exact day of treatment is told", () => {
    expect(JSON.stringify(all)).not.toMatch(/cohort.example|Patient\//iu);
    for (const { period } of reports)
      expect([period.start, period.end]).toEqual([
        expect.stringMatching(/^\d{4}-\d\d$/),
        expect.stringMatching(/^\d{4}-\d\d$/),
      ]);
  });
});

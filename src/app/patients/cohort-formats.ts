/** A cohort report as a file: JSON, CSV, FHIR measures, or a figure. No file name holds anything of a patient. */
import { cohortToCsv } from "../../core/cohort/csv.ts";
import type { CohortReport } from "../../core/cohort/report.ts";
import { toMeasureBundle } from "../../fhir/export/measure-report.ts";
import { drawCohort } from "../../figures/cohort-figure.ts";
import { toSvg } from "../../figures/svg.ts";

export const cohortFormats = ["json", "csv", "measure-report", "svg"] as const;
export type CohortFormat = (typeof cohortFormats)[number];

export interface CohortFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** Width of an exported figure, in pixels. */
const figureWidth = 1100;

/** Writes the report. `base` is the address that canonical names of FHIR resources begin with. */
export function writeCohort(report: CohortReport, format: CohortFormat, base: string): CohortFile {
  switch (format) {
    case "csv":
      return { name: "cohort.csv", mediaType: "text/csv; charset=utf-8", text: cohortToCsv(report) };
    case "svg":
      return { name: "cohort.svg", mediaType: "image/svg+xml", text: toSvg(drawCohort(report, figureWidth)) };
    case "measure-report": {
      const bundle = toMeasureBundle(report, { base, date: report.asOf });
      return {
        name: "cohort-measures.json",
        mediaType: "application/fhir+json",
        text: `${JSON.stringify(bundle, null, 2)}\n`,
      };
    }
    case "json":
      return { name: "cohort.json", mediaType: "application/json", text: `${JSON.stringify(report, null, 2)}\n` };
  }
}

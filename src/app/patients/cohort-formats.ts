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

const inJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Width of an exported figure, in pixels. */
const figureWidth = 1100;

const writers: Readonly<Record<CohortFormat, (report: CohortReport, base: string) => CohortFile>> = {
  json: (report) => ({ name: "cohort.json", mediaType: "application/json", text: inJson(report) }),
  csv: (report) => ({ name: "cohort.csv", mediaType: "text/csv; charset=utf-8", text: cohortToCsv(report) }),
  "measure-report": (report, base) => ({
    name: "cohort-measures.json",
    mediaType: "application/fhir+json",
    text: inJson(toMeasureBundle(report, { base, date: report.asOf })),
  }),
  svg: (report) => ({ name: "cohort.svg", mediaType: "image/svg+xml", text: toSvg(drawCohort(report, figureWidth)) }),
};

/** Writes the report. `base` is the address that canonical names of FHIR resources begin with. */
export const writeCohort = (report: CohortReport, format: CohortFormat, base: string): CohortFile =>
  writers[format](report, base);

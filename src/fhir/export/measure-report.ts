/** A cohort report as FHIR R4: draft Measures that say what was counted, and a summary MeasureReport for each. */
import type {
  CodeableConcept,
  Measure,
  MeasureGroup,
  MeasureReport,
  MeasureReportGroup,
  MeasureReportGroupPopulation,
  Quantity,
} from "fhir/r4.js";
import type { Cell, CohortGroup, CohortReport, Count, Share } from "../../core/cohort/report.ts";
import { baselineWords } from "../../core/cohort/words.ts";
import { canonicalOf, type ExportSetting, idOf, nameOf, notReviewed } from "./canonical.ts";

type Scoring = "proportion" | "continuous-variable";

/** What is exported of a cell: its shares, or the median of its change. */
interface Told {
  readonly cell: Cell;
  readonly scoring: Scoring;
}

const coded = (system: string, code: string): CodeableConcept => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});
/** R4 takes expressions of three languages only; the words say what is counted, and the expression that it is not run. */
const inWords = (words: string) => ({
  description: `Worked out by Ranvier, not in CQL: ${words}.`,
  language: "text/cql",
  expression: "null",
});
const percentOf = (value: number): Quantity => ({
  value,
  unit: "%",
  system: "http://unitsofmeasure.org",
  code: "%",
});
const regimen: CodeableConcept = { text: "Regimen" };

/** One export per cell and way of scoring; of the first group, since all groups have the same cells. */
const toldOf = (group: CohortGroup | undefined): readonly Told[] =>
  (group?.cells ?? []).flatMap((cell): readonly Told[] => [
    ...(cell.kind === "change" ? [{ cell, scoring: "continuous-variable" as const }] : []),
    ...(cell.shares.length > 0 ? [{ cell, scoring: "proportion" as const }] : []),
  ]);

const keyOf = ({ cell, scoring }: Told): string =>
  [cell.outcome, cell.baseline, scoring === "proportion" ? "share" : "median"].filter(Boolean).join("-");

const titleOf = ({ cell, scoring }: Told): string =>
  [
    cell.title,
    scoring === "proportion" ? "share of patients" : "median change",
    ...(cell.baseline === undefined ? [] : [`against the value ${baselineWords[cell.baseline]}`]),
  ].join(", ");

const population = (code: string, description: string) => ({
  code: coded("measure-population", code),
  criteria: inWords(description),
});

function shareDefinition(share: Share): MeasureGroup {
  return {
    code: { text: share.name },
    population: [
      population("initial-population", "Patients of the cohort with a course of the treatment"),
      population("denominator", "All of them"),
      population("denominator-exclusion", "Those without a value, each with a reason"),
      population("numerator", share.name),
    ],
    stratifier: [{ code: regimen, criteria: inWords("The regimen of the course, by its doses") }],
  };
}

const medianDefinition: MeasureGroup = {
  population: [
    population("initial-population", "Patients of the cohort with a course of the treatment"),
    population("measure-population", "Those with a value before the course and in the follow-up that may be compared"),
    population("measure-observation", "Change from the value before, in percent; the score is the median"),
  ],
  stratifier: [{ code: regimen, criteria: inWords("The regimen of the course, by its doses") }],
};

function measureOf(told: Told, report: CohortReport, setting: ExportSetting): Measure {
  const id = idOf(report.cohort.replace("/", "-"), keyOf(told));
  const { cell, scoring } = told;
  return {
    resourceType: "Measure",
    id,
    url: canonicalOf(setting, "Measure", id),
    version: report.packVersion,
    name: nameOf(id),
    title: `${report.title}: ${titleOf(told)}`,
    status: "draft",
    experimental: true,
    date: setting.date,
    publisher: "Ranvier",
    description: [`${notReviewed} Taken: ${report.followUp}.`, cell.note].filter(Boolean).join(" "),
    scoring: coded("measure-scoring", scoring),
    type: [coded("measure-type", "outcome")],
    group: scoring === "proportion" ? cell.shares.map(shareDefinition) : [medianDefinition],
  };
}

/** A count that is left out is said to be masked. */
const counted = (code: string, count: Count): MeasureReportGroupPopulation => ({
  code: coded("measure-population", code),
  ...(count === "hidden"
    ? { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "masked" }] }
    : { count }),
});

const without = (all: Count, of: Count): Count => (all === "hidden" || of === "hidden" ? "hidden" : all - of);

type Numbers = Pick<MeasureReportGroup, "population" | "measureScore">;

const shareNumbers = ({ patients }: CohortGroup, { count, of, percent }: Share): Numbers => ({
  population: [
    counted("initial-population", patients),
    counted("denominator", patients),
    counted("denominator-exclusion", without(patients, of)),
    counted("numerator", count),
  ],
  ...(percent === undefined ? {} : { measureScore: percentOf(percent) }),
});

function medianNumbers({ patients }: CohortGroup, cell: Cell): Numbers {
  const change = cell.spreads.find(({ id }) => id === "change");
  return {
    population: [counted("initial-population", patients), counted("measure-population", cell.n)],
    ...(change === undefined ? {} : { measureScore: percentOf(change.median) }),
  };
}

function groupsOf(told: Told, report: CohortReport): readonly MeasureReportGroup[] {
  const { outcome, baseline } = told.cell;
  const whole = report.groups.length === 1 ? report.groups[0] : report.groups.find(({ id }) => id === "all");
  const parts = report.groups.filter(({ id }) => id !== "all");
  const numbersOf = (group: CohortGroup | undefined, share: string | undefined): Numbers => {
    const cell = group?.cells.find((one) => one.outcome === outcome && one.baseline === baseline);
    if (group === undefined || cell === undefined) return {};
    const found = cell.shares.find(({ id }) => id === share);
    return found === undefined ? medianNumbers(group, cell) : shareNumbers(group, found);
  };
  const tell = (share: Share | undefined): MeasureReportGroup => ({
    ...(share === undefined ? {} : { code: { text: share.name } }),
    ...numbersOf(whole, share?.id),
    stratifier: [
      {
        code: [regimen],
        stratum: parts.map((group) => ({ value: { text: group.name }, ...numbersOf(group, share?.id) })),
      },
    ],
  });
  return told.scoring === "proportion" ? told.cell.shares.map(tell) : [tell(undefined)];
}

/** From the first to the last month in which courses began; an exact day would be somebody's. */
const periodOf = ({ courses, asOf }: CohortReport) =>
  courses === undefined ? { end: asOf } : { start: courses.from, end: courses.to };

function reportOf(measure: Measure, told: Told, report: CohortReport, setting: ExportSetting): MeasureReport {
  return {
    resourceType: "MeasureReport",
    id: idOf("report", measure.id ?? ""),
    status: "complete",
    type: "summary",
    measure: `${measure.url}|${report.packVersion}`,
    date: setting.date,
    period: periodOf(report),
    group: [...groupsOf(told, report)],
  };
}

export interface MeasureBundle {
  readonly resourceType: "Bundle";
  readonly type: "collection";
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Measure | MeasureReport }[];
}

/** Every outcome and baseline as a Measure with its MeasureReport. No patient is referred to. */
export function toMeasureBundle(report: CohortReport, setting: ExportSetting): MeasureBundle {
  const entry = toldOf(report.groups[0]).flatMap((told) => {
    const measure = measureOf(told, report, setting);
    const summary = reportOf(measure, told, report, setting);
    return [
      { fullUrl: measure.url ?? "", resource: measure },
      { fullUrl: canonicalOf(setting, "MeasureReport", summary.id ?? ""), resource: summary },
    ];
  });
  return { resourceType: "Bundle", type: "collection", entry };
}

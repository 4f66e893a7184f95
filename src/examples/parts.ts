/** Stretches that many histories share: work-up, screening, visits, courses. */
import type { Chance } from "./chance.ts";
import type { RecordWriter } from "./record.ts";

export const buhlmann = { assay: "Bühlmann ELISA", laboratory: "Laboratory A" } as const;

/** A history in the making. */
export interface Story {
  readonly record: RecordWriter;
  readonly chance: Chance;
}

/** A value that scatters as laboratories' do. */
const about = (chance: Chance, value: number, share = 0.04): number => value * chance.between(1 - share, 1 + share);

/** Nerve conduction of a distal demyelinating neuropathy, both sides; `severity` from 0 (mild) to 1. */
export function nerveConduction({ record, chance }: Story, days: number, severity: number): void {
  for (const side of ["left", "right"] as const)
    for (const [nerve, distance, dml, mcv] of [
      ["median", 70, 7, 38],
      ["ulnar", 65, 5.2, 40],
      ["tibial", 80, 9, 30],
    ] as const) {
      const more = { bodySite: { text: `${side} ${nerve} nerve` } };
      record
        .value("distal-distance", distance, { days, more })
        .value("dml", about(chance, dml + 4 * severity), { days, more })
        .value("mcv", about(chance, mcv - 8 * severity), { days, more });
    }
  record.result("Electrodiagnostic pattern", "demyelinating, distal", days).procedure("Nerve conduction study", [days]);
}

/** Diagnosis: antibody, M-protein, electrodiagnosis, and the clinician's word. */
export function workUp(
  story: Story,
  days: number,
  by: { readonly igm: number; readonly titre: number; readonly severity: number },
): void {
  const { record, chance } = story;
  record
    .condition("Distal sensory polyneuropathy", days - 500)
    .condition("Anti-MAG neuropathy", days)
    .condition("IgM MGUS", days)
    .titre(by.titre, days, buhlmann)
    .value("igm", about(chance, by.igm), { days })
    .value("igg", about(chance, 9), { days })
    .value("iga", about(chance, 1.6), { days })
    .value("m-protein", about(chance, by.igm * 0.6), { days })
    .result("Immunofixation", "IgM kappa", days);
  nerveConduction(story, days + 7, by.severity);
}

/** Screening before treatment, with nothing found. */
export function screening(
  { record, chance }: Story,
  days: number,
  serology: "negative" | "missing" = "negative",
): void {
  if (serology === "negative")
    record
      .result("HBsAg", "negative", days)
      .result("anti-HBc total", "non-reactive", days)
      .result("anti-HCV", "negative", days);
  record
    .value("haemoglobin", about(chance, 138), { days })
    .value("leukocytes", about(chance, 6.4), { days })
    .value("neutrophils", about(chance, 3.9), { days })
    .value("platelets", about(chance, 230), { days })
    .value("creatinine", about(chance, 82), { days })
    .value("egfr", about(chance, 76), { days })
    .value("alt", about(chance, 24), { days })
    .value("ast", about(chance, 25), { days })
    .value("glucose", about(chance, 5.4), { days })
    .noAllergies(days);
}

export interface Scales {
  readonly incat: number;
  readonly rods: number;
  readonly grip: number;
  readonly walk: number;
  readonly pain?: number;
}

/** A visit with its scales. */
export function visit({ record, chance }: Story, days: number, scales: Scales): void {
  record
    .value("incat", scales.incat, { days })
    .value("i-rods", scales.rods, { days })
    .value("mrc-sum", 60 - scales.incat, { days })
    .value("grip", scales.grip, { days, more: { bodySite: { text: "left hand" } } })
    .value("grip", scales.grip + Math.round(chance.between(1, 6)), { days, more: { bodySite: { text: "right hand" } } })
    .value("ten-metre-walk", scales.walk, { days })
    .value("pain", scales.pain ?? 3, { days });
}

/** Weekly infusions, four of them, after weight and height. */
export function rituximab({ record, chance }: Story, days: number): void {
  const weight = about(chance, 78, 0.1);
  const surface = Math.sqrt((weight * 174) / 3600);
  record
    .value("weight", weight, { days: days - 3 })
    .value("height", 174, { days: days - 3 })
    .doses("Rituximab 500 mg/50 mL concentrate", Math.round((375 * surface) / 10) * 10, [
      days,
      days + 7,
      days + 14,
      days + 21,
    ]);
}

/** Blood through a course: IgM, B cells and titre as shares of what they were; IgG beside. */
export function follow(
  { record, chance }: Story,
  start: number,
  before: { readonly igm: number; readonly titre: number },
  points: readonly {
    readonly days: number;
    readonly igm: number;
    readonly cd19: number;
    readonly titre?: number;
    readonly igg?: number;
  }[],
): void {
  for (const point of points) {
    const days = start + point.days;
    record
      .value("igm", about(chance, before.igm * point.igm), { days })
      .value("igg", about(chance, point.igg ?? 8.6), { days })
      .value("cd19", Math.round(about(chance, point.cd19)), { days })
      .value("neutrophils", about(chance, 3.6), { days });
    if (point.titre !== undefined) record.titre(before.titre * point.titre, days, buhlmann);
  }
}

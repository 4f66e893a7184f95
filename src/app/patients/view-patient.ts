/** A patient's page: the timeline, what the rules say with proofs, and what was withdrawn from the record. */
import type { PatientView } from "../../contract/patient-view.ts";
import { unreviewedBanner } from "../../core/answer/answer.ts";
import { type ChartKnowledge, createFactReader } from "../../core/chart/fact-reader.ts";
import { indexChart } from "../../core/chart/indexed-chart.ts";
import type { StoredPatient } from "../ports/patients.ts";
import type { Assessor } from "./assess.ts";
import { timelineOf } from "./timeline/timeline-of.ts";
import { unusableResults } from "./unusable-results.ts";

const withdrawn = new Set(["entered-in-error", "cancelled"]);

/** What is shown of a stored patient on a day. */
export function viewPatient(
  patient: StoredPatient,
  knowledge: ChartKnowledge,
  assessor: Assessor,
  now: string,
): PatientView {
  const { chart, id } = patient;
  const indexed = indexChart(chart, knowledge.measures, now);
  const read = createFactReader(indexed, knowledge.facts);
  return {
    id,
    label: chart.label,
    ...(chart.sex === undefined ? {} : { sex: chart.sex }),
    ...(chart.birthDate === undefined ? {} : { birthDate: chart.birthDate }),
    asOf: now.slice(0, 10),
    updatedAt: patient.updatedAt,
    banner: unreviewedBanner,
    packs: assessor.packs(),
    timeline: timelineOf({ chart: indexed, facts: [...knowledge.facts.values()], read }),
    withdrawn: chart.entries.filter((entry) => entry.kind === "reading" && withdrawn.has(entry.status)).length,
    unusable: unusableResults(chart, knowledge.measures),
    assessments: assessor.chart(chart, now.slice(0, 10)),
  };
}

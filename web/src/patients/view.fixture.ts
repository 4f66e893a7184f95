/** A patient's page with nothing on it, for tests. */
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type { Recommendation } from "../../../src/core/answer/answer.ts";
import type { Lane } from "../../../src/figures/timeline.ts";

export const assessmentOf = (recommendations: readonly Recommendation[]): PatientAssessment => ({
  id: "p",
  pack: "pack",
  population: "confirmed",
  populationProof: { text: "", value: true },
  recommendations,
  undecided: [],
  references: [],
  problems: [],
});

export const viewOf = (lanes: readonly Lane[], assessments: readonly PatientAssessment[] = []): PatientView => ({
  id: "p",
  label: "P",
  asOf: "2026-11-21",
  updatedAt: "",
  banner: "",
  packs: [],
  timeline: { title: "", from: 0, to: 100, today: 100, courses: [], lanes },
  withdrawn: 0,
  unusable: [],
  assessments,
});

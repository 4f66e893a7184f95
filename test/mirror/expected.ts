/** What each history must bring up in whomever it is planted, and what it must not: written from the histories. */

export interface Expected {
  readonly population: "confirmed" | "suspected";
  /** Rules that must speak. */
  readonly rules: readonly string[];
  /** Words no recommendation's rule may begin with, or groups that must be silent. */
  readonly not?: readonly string[];
}

const neuropathy = ["efns-more-likely-causal", "median-tli-low", "ulnar-tli-low"];
const afterCourse = ["retreatment-triggers", "trigger-schedule"];
const beforeCourse = [
  "hard-stops-anti-cd20",
  "anti-cd20-in-question",
  "immunoglobulins-before",
  "vaccines-before",
  "virus-screen-hcv-hiv",
];
const dueAfterDose = ["blood-count-due", "cd19-due", "igg-due", "scales-due", "when-to-call"];

/** By the title of the history. */
export const expectedOf: Readonly<Record<string, Expected>> = {
  "IgM flare after the first course": {
    population: "confirmed",
    rules: [
      "igm-flare",
      "live-vaccines-barred",
      "viscosity-abnormal",
      "haematology-work-up",
      "igm-weekly-when-high",
      "clone-surveillance",
      "too-early-to-judge",
      "b-cells-depleted",
      ...dueAfterDose,
      ...neuropathy,
    ],
    not: ["igm-late-rise", "relapse", "response-", "igm-due"],
  },
  "Improved after one course": {
    population: "confirmed",
    rules: [
      "response-improved-late",
      "titre-middle-band",
      "clone-surveillance",
      "igm-due",
      ...afterCourse,
      ...dueAfterDose,
    ],
    not: ["relapse", "igm-flare"],
  },
  "Relapse eight months after a course, second course": {
    population: "confirmed",
    rules: ["relapse", "trigger-clinical", "titre-middle-band", "clone-surveillance", ...afterCourse],
    not: ["response-improved", "igm-flare"],
  },
  "Titre measured by another assay halfway": {
    population: "confirmed",
    rules: [
      "titre-assay-changed",
      "response-improved",
      "clone-surveillance",
      "igm-due",
      ...afterCourse,
      ...dueAfterDose,
    ],
    not: ["trigger-igm-or-titre", "titre-not-fallen"],
  },
  "Visits missed for a year": {
    population: "confirmed",
    rules: ["haematology-work-up", "clone-surveillance", "efns-more-likely-causal", ...afterCourse],
  },
  "Values in units that cannot be right": {
    population: "confirmed",
    rules: ["haematology-work-up", "clone-first-year", ...neuropathy],
    // The last titre cannot be read: neither it nor an older one in its place gives a band.
    not: ["viscosity", "igm-weekly", "hard-stops", "titre-middle-band", "titre-high-band", "clone-surveillance"],
  },
  "A value entered in error and one corrected": {
    population: "confirmed",
    rules: ["haematology-work-up", "titre-middle-band", "clone-surveillance", ...neuropathy],
    not: ["viscosity", "igm-weekly", "igm-flare"],
  },
  "Titres above the measuring range": {
    population: "confirmed",
    rules: ["titre-censored", "titre-high-band", "response-stable-late", "clone-surveillance", ...afterCourse],
    not: ["titre-not-fallen", "trigger-igm-or-titre-not-met"],
  },
  "Positive anti-HBc after immunoglobulin, rituximab planned": {
    population: "confirmed",
    rules: [...beforeCourse, "baseline-titre-missing", "clone-surveillance", ...neuropathy],
  },
  "Waldenström macroglobulinaemia, IgM above 40 g/L, rituximab planned": {
    population: "confirmed",
    rules: [
      ...beforeCourse,
      "igm-change-not-comparable",
      "hyperviscosity-possible",
      "haematological-malignancy",
      ...neuropathy,
    ],
    not: ["viscosity-abnormal", "clone-first-year", "clone-surveillance"],
  },
  "Pregnancy, rituximab planned": {
    population: "confirmed",
    rules: [...beforeCourse, "clone-first-year", ...neuropathy],
    not: ["clone-surveillance"],
  },
  "Frail at 84: falls, tremor, an anticoagulant": {
    population: "confirmed",
    rules: [
      "pain-and-falls",
      "balance-and-falls",
      "pain-first-line",
      "tremor-assess",
      "haematology-work-up",
      "clone-surveillance",
      "efns-more-likely-causal",
    ],
  },
  "Neuropathy with an IgM band, antibody not yet tested": {
    population: "suspected",
    rules: ["anti-mag-not-tested", "haematology-work-up", "median-tli-low", "ulnar-tli-low"],
    not: ["group:before-treatment", "group:treatment", "group:monitoring", "group:after-treatment"],
  },
  "Three courses, low IgG, infections and a late neutropenia": {
    population: "confirmed",
    rules: ["igg-low", "response-improved-late", "titre-middle-band", "clone-surveillance", ...afterCourse],
  },
  "Ready for a first course: every hard stop cleared": {
    population: "confirmed",
    rules: [
      "anti-cd20-in-question",
      "vaccines-before",
      "treat-for-disability",
      "rituximab-as-option",
      "haematology-work-up",
      "titre-middle-band",
      "clone-surveillance",
      ...neuropathy,
    ],
  },
};

/** The history of somebody whose disease has not been found yet. */
export const undiagnosedTitle = "Neuropathy with an IgM band, antibody not yet tested";

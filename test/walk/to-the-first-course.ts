/** The walk from the first visit to the first course. */
import { buhlmann, nerveConduction, visit } from "../../src/examples/parts.ts";
import { beforeCourse, type Stage } from "./stage.ts";

export const toTheFirstCourse: readonly Stage[] = [
  {
    day: 0,
    title: "First visit: a distal sensory neuropathy, nothing tested yet",
    tell: (story) => {
      story.record.condition("Distal sensory polyneuropathy", -700).condition("Sensory ataxia", -200);
      visit(story, 0, { incat: 1, rods: 74, grip: 78, walk: 7, pain: 2 });
    },
    reasoning: [
      {
        text: "A neuropathy alone, without an M-protein or an antibody, makes nobody a patient of this pack: nothing is said.",
        silent: ["anti-mag-not-tested", "treat-for-disability", "no-reason-to-treat-now"],
      },
    ],
  },
  {
    day: 28,
    title: "Nerve conduction and immunofixation are back",
    tell: (story) => {
      nerveConduction(story, 10, 0.4);
      story.record
        .result("Immunofixation", "IgM kappa", 12)
        .value("igm", 9.2, { days: 12 })
        .value("igg", 9.6, { days: 12 })
        .value("iga", 1.8, { days: 12 })
        .value("m-protein", 5.1, { days: 12 });
    },
    reasoning: [
      {
        text: "An IgM M-protein beside a neuropathy that fits makes the disease suspected: the antibody is tested next, and the clone is looked into.",
        says: ["anti-mag-not-tested", "haematology-work-up"],
      },
      {
        text: "Short distal segments on nerve conduction support the suspicion; they do not make the diagnosis.",
        says: ["median-tli-low", "ulnar-tli-low"],
        silent: ["efns-more-likely-causal"],
      },
      {
        text: "Nobody is treated on a suspicion.",
        silent: ["treat-for-disability", "rituximab-as-option", "anti-cd20-in-question"],
      },
    ],
  },
  {
    day: 56,
    title: "The antibody is positive; the diagnosis is made",
    tell: (story) => {
      story.record.titre(34_000, 40, buhlmann).condition("Anti-MAG neuropathy", 56).condition("IgM MGUS", 56);
      visit(story, 56, { incat: 1, rods: 74, grip: 78, walk: 7, pain: 2 });
    },
    reasoning: [
      {
        text: "Titre, M-protein and phenotype together make the gammopathy the likely cause; the titre is placed in a published band, and rates no severity.",
        says: ["efns-more-likely-causal", "titre-middle-band"],
        silent: ["anti-mag-not-tested"],
      },
      {
        text: "Follow-up of the clone begins, with dates; unsteadiness is treated whatever else happens.",
        says: ["clone-first-year", "balance-and-falls"],
        silent: ["clone-surveillance"],
      },
      {
        text: "Whether there is a reason to treat is open: nobody has written how disabled the patient is, nor how the course goes.",
        silent: ["treat-for-disability", "no-reason-to-treat-now"],
      },
    ],
  },
  {
    day: 210,
    title: "Five months on: unchanged",
    tell: (story) => {
      story.record
        .procedure("Bone marrow biopsy", [120])
        .value("haemoglobin", 141, { days: 120 })
        .value("igm", 9.4, { days: 200 })
        .value("m-protein", 5.2, { days: 200 })
        .result("Disease course", "stable", 210)
        .result("Significant disability", "no", 210)
        .result("Fast progression", "no", 210);
      visit(story, 210, { incat: 1, rods: 73, grip: 77, walk: 7.2, pain: 2 });
    },
    reasoning: [
      {
        text: "Mild and not progressing: no reason for immunotherapy, however high IgM or titre may be.",
        says: ["no-reason-to-treat-now"],
        silent: ["treat-for-disability", "rituximab-as-option"],
      },
      { text: "The marrow has been looked at, so it is no longer asked for.", silent: ["haematology-work-up"] },
    ],
  },
  {
    day: 420,
    title: "Worse over half a year; rituximab is considered",
    plans: "Rituximab",
    tell: (story) => {
      visit(story, 310, { incat: 2, rods: 66, grip: 73, walk: 8.5 });
      visit(story, 418, { incat: 4, rods: 52, grip: 62, walk: 12 });
    },
    reasoning: [
      {
        text: "The scores are worse, which the word “stable” of half a year ago does not outweigh: a reason to consider treatment, with both sides of the evidence.",
        says: ["treat-for-disability", "rituximab-as-option", "early-or-late", "titre-does-not-select"],
        silent: ["no-reason-to-treat-now", "planned-without-disability"],
      },
      {
        text: "Nothing was screened, and what is not known holds the medicine back; each open point is named, and no dose is worked out.",
        says: ["hard-stops-anti-cd20", "anti-cd20-in-question", "blood-count-before", "immunoglobulins-before"],
        stops: true,
        doses: false,
      },
      { text: "Vaccines come before the first dose.", says: ["vaccines-before"] },
    ],
  },
  {
    day: 440,
    title: "Screened and vaccinated; the first course is planned",
    plans: "Rituximab",
    tell: (story) => {
      const seen = { screened: 428, laboratory: 430, asked: 438, weighed: 436 };
      story.record.vaccine("33", "Pneumococcal polysaccharide vaccine", 422).vaccine("140", "Influenza vaccine", 422);
      beforeCourse(story, seen, { igm: 10.1, igg: 9.2, cd19: 210, titre: 36_000, weight: 79 });
      story.record.result("HIV antibody", "negative", 428);
    },
    reasoning: [
      {
        text: "Every stop was looked for and cleared, so a dose can be worked out: off-label, intravenous, from a weight of this week.",
        says: ["rituximab-as-option"],
        silent: ["hard-stops-anti-cd20", "vaccines-before", "blood-count-before", "immunoglobulins-before"],
        stops: false,
        doses: true,
      },
    ],
  },
];

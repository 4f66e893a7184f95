/** Example histories in which rituximab is planned: held back for three reasons in turn, and cleared. */
import { type History, mild, moderate } from "./history.ts";
import { buhlmann, screening, visit, workUp } from "./parts.ts";

export const passive: History = {
  title: "Positive anti-HBc after immunoglobulin, rituximab planned",
  sex: "female",
  age: 61,
  tell: (story) => {
    workUp(story, -500, { igm: 8, titre: 21_000, severity: 0.4 });
    story.record.result("anti-HBc total", "negative", -470);
    story.record.doses("Human immunoglobulin for intravenous use (IVIG)", undefined, [-60, -59, -32, -31]);
    screening(story, -14, "missing");
    story.record.result("HBsAg", "negative", -14).result("anti-HBc total", "positive", -14).plans("Rituximab", -5);
    visit(story, -20, moderate);
  },
};

export const waldenstrom: History = {
  title: "Waldenström macroglobulinaemia, IgM above 40 g/L, rituximab planned",
  sex: "male",
  age: 71,
  tell: (story) => {
    workUp(story, -260, { igm: 47, titre: 58_000, severity: 0.7 });
    const { record } = story;
    record
      .condition("Waldenström macroglobulinaemia", -240, {
        code: {
          coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: "C88.0" }],
          text: "Waldenström macroglobulinaemia",
        },
      })
      .procedure("Bone marrow biopsy", [-245])
      .result("MYD88 L265P", "detected", -240);
    screening(story, -20);
    record
      .value("igm", 52, { days: -18 })
      .value("viscosity", 3.4, { days: -18 })
      .value("haemoglobin", 102, { days: -18 })
      .value("ldh", 310, { days: -18 })
      .procedure("Therapeutic plasma exchange", [-9, -7])
      .value("igm", 33, { days: -6 })
      .plans("Rituximab", -4);
    visit(story, -18, moderate);
  },
};

export const pregnant: History = {
  title: "Pregnancy, rituximab planned",
  sex: "female",
  age: 36,
  tell: (story) => {
    workUp(story, -330, { igm: 6, titre: 15_000, severity: 0.3 });
    screening(story, -15);
    visit(story, -14, mild);
    story.record.result("Pregnancy test", "positive", -12).value("igm", 6.2, { days: -12 }).plans("Rituximab", -6);
  },
};

/** Worse over a year, never treated; rituximab is planned and everything asked before it is answered. */
export const ready: History = {
  title: "Ready for a first course: every hard stop cleared",
  sex: "male",
  age: 61,
  tell: (story) => {
    workUp(story, -430, { igm: 11, titre: 31_000, severity: 0.4 });
    visit(story, -420, { incat: 2, rods: 68, grip: 74, walk: 8 });
    visit(story, -170, { incat: 3, rods: 60, grip: 68, walk: 9.5 });
    screening(story, -16);
    story.record
      .result("HIV antibody", "negative", -16)
      .result("Active infection", "no", -6)
      .result("Live vaccine in the last month", "no", -6)
      .result("Hyperviscosity symptoms", "no", -6)
      .value("viscosity", 1.3, { days: -16 })
      .value("igm", 11.4, { days: -16 })
      .value("igg", 9.4, { days: -16 })
      .value("cd19", 215, { days: -16 })
      .titre(32_500, -16, buhlmann)
      .value("weight", 76, { days: -8 })
      .value("height", 178, { days: -8 })
      .plans("Rituximab", -5);
    visit(story, -8, { incat: 4, rods: 51, grip: 60, walk: 12 });
  },
};

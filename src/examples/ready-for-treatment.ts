/** A history in which nothing holds treatment back: every hard stop looked for in the last weeks, and cleared. */
import type { History } from "./histories.ts";
import { buhlmann, screening, visit, workUp } from "./parts.ts";

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

/** Example histories without immunotherapy: frail in old age, and not yet diagnosed. */
import { type History, mild } from "./history.ts";
import { nerveConduction, screening, visit, workUp } from "./parts.ts";

export const old: History = {
  title: "Frail at 84: falls, tremor, an anticoagulant",
  sex: "male",
  age: 84,
  tell: (story) => {
    workUp(story, -2200, { igm: 12, titre: 24_000, severity: 0.9 });
    const { record } = story;
    record
      .condition("Tremor", -900)
      .condition("Sensory ataxia", -1500)
      .condition("Atrial fibrillation", -1200)
      .condition("Neuropathic pain", -1400)
      .takes("Apixaban 5 mg", -1190)
      .takes("Amitriptyline 25 mg", -700);
    screening(story, -45);
    visit(story, -40, { incat: 6, rods: 30, grip: 38, walk: 24, pain: 6 });
    record
      .value("falls", 4, { days: -40 })
      .value("egfr", 38, { days: -30 })
      .value("creatinine", 152, { days: -30 })
      .value("igm", 12.3, { days: -30 });
  },
};

export const undiagnosed: History = {
  title: "Neuropathy with an IgM band, antibody not yet tested",
  sex: "male",
  age: 68,
  tell: (story) => {
    const { record } = story;
    record
      .condition("Distal sensory polyneuropathy", -700)
      .result("Immunofixation", "IgM lambda", -30)
      .value("igm", 7.4, { days: -30 })
      .value("igg", 9.8, { days: -30 });
    nerveConduction(story, -25, 0.4);
    visit(story, -28, mild);
  },
};

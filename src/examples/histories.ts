/** The example histories. Each shows something that records of this disease do; none is a person. */
import { buhlmann, follow, nerveConduction, rituximab, screening, type Story, visit, workUp } from "./parts.ts";

/** A history: how old, and what happened. */
export interface History {
  readonly title: string;
  readonly sex: "female" | "male";
  readonly age: number;
  readonly tell: (story: Story) => void;
}

const mild = { incat: 2, rods: 68, grip: 72, walk: 8 };
const moderate = { incat: 4, rods: 50, grip: 58, walk: 12 };
const better = { incat: 3, rods: 58, grip: 68, walk: 9 };

/** Usual fall after a course: depletion, IgM and titre down, slow return. */
const usualFall = [
  { days: 30, igm: 1.02, cd19: 1 },
  { days: 90, igm: 0.8, cd19: 0 },
  { days: 180, igm: 0.6, cd19: 2, titre: 0.5 },
  { days: 270, igm: 0.58, cd19: 24 },
];

const flare: History = {
  title: "IgM flare after the first course",
  sex: "male",
  age: 67,
  tell: (story) => {
    workUp(story, -420, { igm: 31, titre: 42_000, severity: 0.5 });
    screening(story, -80);
    visit(story, -75, moderate);
    story.record
      .value("igm", 32, { days: -62 })
      .value("viscosity", 1.7, { days: -62 })
      .value("cd19", 180, { days: -62 });
    rituximab(story, -60);
    follow(story, -60, { igm: 32, titre: 42_000 }, [
      { days: 28, igm: 1.45, cd19: 0 },
      { days: 50, igm: 1.3, cd19: 0 },
    ]);
    story.record.value("viscosity", 2.2, { days: -31 });
  },
};

const depletion: History = {
  title: "Improved after one course",
  sex: "female",
  age: 63,
  tell: (story) => {
    workUp(story, -600, { igm: 14, titre: 26_000, severity: 0.4 });
    screening(story, -390);
    visit(story, -385, moderate);
    story.record.value("igm", 14.5, { days: -382 }).titre(26_400, -382, buhlmann).value("cd19", 210, { days: -382 });
    rituximab(story, -380);
    follow(story, -380, { igm: 14.5, titre: 26_400 }, [...usualFall, { days: 360, igm: 0.62, cd19: 60, titre: 0.46 }]);
    visit(story, -195, better);
    visit(story, -20, { ...better, incat: 2, rods: 62 });
    nerveConduction(story, -18, 0.3);
    story.record.result("Live vaccine in the last month", "no", -10);
  },
};

const relapse: History = {
  title: "Relapse eight months after a course, second course",
  sex: "male",
  age: 70,
  tell: (story) => {
    workUp(story, -1100, { igm: 18, titre: 55_000, severity: 0.6 });
    screening(story, -830);
    visit(story, -825, moderate);
    story.record.value("igm", 18, { days: -822 }).titre(55_000, -822, buhlmann);
    rituximab(story, -820);
    follow(story, -820, { igm: 18, titre: 55_000 }, usualFall);
    visit(story, -640, better);
    visit(story, -575, { ...moderate, rods: 48 });
    screening(story, -545);
    story.record.value("igm", 16, { days: -542 }).titre(51_000, -542, buhlmann).value("cd19", 150, { days: -542 });
    visit(story, -541, { incat: 5, rods: 44, grip: 52, walk: 14 });
    rituximab(story, -540);
    follow(story, -540, { igm: 16, titre: 51_000 }, [...usualFall, { days: 500, igm: 0.9, cd19: 140, titre: 0.85 }]);
    visit(story, -340, { incat: 4, rods: 50, grip: 61, walk: 11 });
    visit(story, -60, { incat: 4, rods: 49, grip: 60, walk: 11 });
    visit(story, -15, { incat: 5, rods: 43, grip: 52, walk: 15 });
  },
};

const assaySwitch: History = {
  title: "Titre measured by another assay halfway",
  sex: "female",
  age: 66,
  tell: (story) => {
    workUp(story, -700, { igm: 11, titre: 38_000, severity: 0.4 });
    screening(story, -370);
    visit(story, -365, moderate);
    story.record.value("igm", 11.4, { days: -362 }).titre(37_000, -362, buhlmann);
    rituximab(story, -360);
    follow(
      story,
      -360,
      { igm: 11.4, titre: 37_000 },
      usualFall.map(({ days, igm, cd19 }) => ({ days, igm, cd19 })),
    );
    story.record
      .titre(3200, -175, { assay: "In-house indirect immunofluorescence", laboratory: "Laboratory B", unit: "1:n" })
      .titre(6400, -20, { assay: "In-house indirect immunofluorescence", laboratory: "Laboratory B", unit: "1:n" });
    visit(story, -30, better);
  },
};

const missingVisits: History = {
  title: "Visits missed for a year",
  sex: "male",
  age: 72,
  tell: (story) => {
    workUp(story, -1500, { igm: 9, titre: 12_000, severity: 0.3 });
    screening(story, -1300);
    visit(story, -1295, mild);
    rituximab(story, -1290);
    follow(story, -1290, { igm: 9, titre: 12_000 }, usualFall.slice(0, 2));
    story.record.value("igm", 7.9, { days: -410 });
    visit(story, -400, { ...mild, incat: 3 });
  },
};

const wrongUnits: History = {
  title: "Values in units that cannot be right",
  sex: "female",
  age: 69,
  tell: (story) => {
    workUp(story, -300, { igm: 21, titre: 18_000, severity: 0.5 });
    screening(story, -40);
    visit(story, -35, moderate);
    const odd = (value: number, unit: string, days: number): void =>
      void story.record.value("igm", 1, { days, more: { valueQuantity: { value, unit } } });
    odd(2150, "mg/dL", -40);
    odd(2150, "g/L", -25);
    odd(21.5, "U/L", -12);
    story.record.result("anti-MAG antibodies", "70.000 BTU", -12).result("CD19 count", "1,200", -12);
  },
};

const inError: History = {
  title: "A value entered in error and one corrected",
  sex: "male",
  age: 65,
  tell: (story) => {
    workUp(story, -400, { igm: 13, titre: 33_000, severity: 0.4 });
    screening(story, -60);
    visit(story, -55, moderate);
    story.record
      .value("igm", 13.2, { days: -58 })
      .value("igm", 131, { days: -30, more: { status: "entered-in-error" } })
      .value("igm", 13.1, { days: -30, more: { status: "corrected" } })
      .value("cd19", 190, { days: -30, more: { status: "preliminary" } });
  },
};

const censored: History = {
  title: "Titres above the measuring range",
  sex: "male",
  age: 74,
  tell: (story) => {
    workUp(story, -800, { igm: 24, titre: 70_000, severity: 0.8 });
    screening(story, -420);
    visit(story, -415, { incat: 5, rods: 40, grip: 46, walk: 17 });
    const above = { ...buhlmann, comparator: ">" };
    story.record.value("igm", 24, { days: -412 }).titre(70_000, -412, above);
    rituximab(story, -410);
    follow(
      story,
      -410,
      { igm: 24, titre: 70_000 },
      usualFall.map(({ days, igm, cd19 }) => ({ days, igm, cd19 })),
    );
    story.record.titre(70_000, -230, above).titre(70_000, -25, above);
    visit(story, -25, { incat: 5, rods: 41, grip: 47, walk: 16 });
  },
};

const passive: History = {
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

const waldenstrom: History = {
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

const pregnant: History = {
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

const old: History = {
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

const undiagnosed: History = {
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

const repeated: History = {
  title: "Three courses, low IgG, infections and a late neutropenia",
  sex: "female",
  age: 73,
  tell: (story) => {
    workUp(story, -1700, { igm: 17, titre: 47_000, severity: 0.6 });
    for (const [at, start] of [-1500, -1000, -500].entries()) {
      screening(story, start - 12);
      visit(story, start - 8, moderate);
      story.record.value("igm", 17 - at, { days: start - 5 }).titre(47_000 - at * 4000, start - 5, buhlmann);
      rituximab(story, start);
      follow(
        story,
        start,
        { igm: 17 - at, titre: 47_000 - at * 4000 },
        usualFall.map((point) => ({ ...point, igg: 6.5 - at })),
      );
    }
    story.record
      .condition("Late-onset neutropenia", -390, { abatementDateTime: story.record.date(-360) })
      .condition("Pneumonia", -200, { abatementDateTime: story.record.date(-170) })
      .condition("Pneumonia", -45, { abatementDateTime: story.record.date(-20) })
      .value("igg", 4.1, { days: -18 })
      .value("igm", 9.2, { days: -18 })
      .value("cd19", 85, { days: -18 })
      .value("neutrophils", 2.4, { days: -18 });
    visit(story, -18, better);
  },
};

/** All of them, in the order of their numbers. */
export const histories: readonly History[] = [
  flare,
  depletion,
  relapse,
  assaySwitch,
  missingVisits,
  wrongUnits,
  inError,
  censored,
  passive,
  waldenstrom,
  pregnant,
  old,
  undiagnosed,
  repeated,
];

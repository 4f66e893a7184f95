/** Example histories whose records are as records are: another assay, gaps, wrong units, errors, bounds for values. */
import { better, type History, mild, moderate, usualFall } from "./history.ts";
import { buhlmann, follow, rituximab, screening, visit, workUp } from "./parts.ts";

export const assaySwitch: History = {
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

export const missingVisits: History = {
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

export const wrongUnits: History = {
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

export const inError: History = {
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

export const censored: History = {
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

import { describe, expect, test } from "vitest";
import { antiMag } from "../../../test/support/product.ts";
import { isForProfessionals } from "./lay-reader.ts";

describe("isForProfessionals", () => {
  test.each([
    "Rituximab 375 mg/m2 is given weekly for four weeks.",
    "Rituximab should be given before the disease is far advanced.",
    "Start gabapentin in the evening.",
    "Rituximab is the first-line treatment.",
    "Prednisolone must not be stopped at once.",
    "Four infusions of the medicine are given, one a week.",
    "An anti-MAG titre above the cut-off points to the disease.",
    "High antibody levels are significant.",
    "Consider plasma exchange before treatment.",
    "Immunoglobulin is recommended as maintenance therapy.",
    "Treatment is repeated every 6 months.",
    "Two tablets are taken twice a day.",
  ])("is kept from lay readers: %s", (text) => {
    expect(isForProfessionals(text, antiMag().lexicon, antiMag().forms)).toBe(true);
  });

  test.each([
    "The disease is slow and begins in the feet.",
    "About half of the people felt better after rituximab.",
    "Rituximab is an antibody that removes B cells.",
    "Tremor of the hands is common.",
    "The diagnosis rests on a blood test and a nerve test.",
  ])("is shown to lay readers: %s", (text) => {
    expect(isForProfessionals(text, antiMag().lexicon, antiMag().forms)).toBe(false);
  });
});

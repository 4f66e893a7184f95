import { describe, expect, test } from "vitest";
import { createSpeller } from "./speller.ts";

const passagesWith = new Map(
  Object.entries({
    neuropathy: 40,
    arrhythmia: 12,
    rituximab: 30,
    clonidine: 5,
    prednisone: 9,
    prednisolone: 9,
    titre: 8,
    treatment: 90,
    hypopituitarism: 6,
    infection: 50,
    infect: 20,
    microbiota: 20,
    deficiency: 9,
    typo: 1,
    onlyonce: 1,
  }),
);
const spell = createSpeller({ passages: 100, passagesWith }, (word) => word === "husband");

describe("createSpeller", () => {
  test.each([
    ["neuropaty", "neuropathy"],
    ["nueropathy", "neuropathy"],
    ["arrythmia", "arrhythmia"],
    ["rituxmab", "rituximab"],
    ["tretment", "treatment"],
    ["deficeincy", "deficiency"],
    ["defficiancy", "deficiency"],
  ])("%s is searched as %s", (word, to) => expect(spell(word)).toBe(to));

  test.each([
    ["neuropathy", "it is in the collection"],
    ["neuropathies", "its stem is in the collection"],
    ["titer", "it is another spelling of a word of the collection"],
    ["husband", "it is an ordinary word"],
    ["clozapine", "it is another medicine"],
    ["hyperpituitarism", "it is the opposite"],
    ["insect", "no slip of the pen makes one of the other"],
    ["mycobiota", "it is two letters away from another thing"],
    ["clonazepam", "it is another medicine"],
    ["rituxiamp", "a name of a medicine is mended by one letter only"],
    ["prednisoone", "two medicines are near"],
    ["onlyonca", "what is near stands in one passage only"],
    ["mog", "it is too short"],
    ["b12345", "it is no word"],
    ["xylophone", "nothing is near"],
  ])("%s stays, since %s", (word) => expect(spell(word)).toBeUndefined());
});

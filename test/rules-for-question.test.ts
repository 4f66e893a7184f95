/** Rules that a question's own facts decide: nothing is decided by what it does not say. */
import { describe, expect, test } from "vitest";
import { antiMag } from "./support/product.ts";
import { readQuestion } from "../src/core/question/read-question.ts";
import { rulesDecidedBy } from "../src/core/answer/rules-for-question.ts";

const library = antiMag();
const rulesFor = (text: string): readonly string[] => {
  const question = readQuestion(text, library, { audience: "clinician", earlier: undefined });
  return [...new Set([...rulesDecidedBy(question, library).values()].map((r) => r.ready.rule.id))];
};

describe("rulesDecidedBy", () => {
  test("IgM of 52 g/L before rituximab is a hard stop, with the amount in its proof", () => {
    expect(rulesFor("Should my patient with IgM 52 g/L have plasma exchange before rituximab?")).toContain(
      "stop-igm-high",
    );
  });
  test("39 g/L is none", () => {
    expect(rulesFor("My patient has an IgM of 39 g/L before rituximab")).not.toContain("stop-igm-high");
  });
  test("no hepatitis result is no stop here: only what is said decides", () => {
    expect(rulesFor("He has diabetes. What is checked before rituximab?")).toEqual(["glucose-with-steroid"]);
  });
  test("a question without facts decides nothing", () => {
    expect(rulesFor("Does rituximab work?")).toEqual([]);
  });
  test("the mother's diabetes is not the patient's", () => {
    expect(rulesFor("My mother had diabetes. Is rituximab safe for me?")).toEqual([]);
  });
});

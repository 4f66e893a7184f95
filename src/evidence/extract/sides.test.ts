import { describe, expect, test } from "vitest";
import { antiMag } from "../../../test/support/product.ts";
import type { Quote } from "./quote.ts";
import { createSideJudge, isPolar } from "./sides.ts";

const side = (question: string, text: string): string | undefined =>
  createSideJudge(question, antiMag().lexicon)?.({ text } as Quote);

describe("isPolar", () => {
  test.each([
    ["Does rituximab help?", true],
    ["My mother is 70. Is rituximab safe for her?", true],
    ["What does rituximab do?", false],
    ["How often does rituximab help?", false],
    ["Can you tell me about rituximab?", false],
    ["Rituximab dose", false],
  ])("%s", (text, polar) => {
    expect(isPolar(text)).toBe(polar);
  });
});

describe("createSideJudge", () => {
  test.each([
    ["Is rituximab effective?", "Rituximab was effective in most patients.", "for"],
    ["Is rituximab effective?", "Rituximab was not effective.", "against"],
    ["Does rituximab help?", "Patients did not improve on rituximab.", "against"],
    ["Does rituximab help?", "Patients improved on rituximab.", "for"],
    ["Does rituximab help?", "Some patients improved and others worsened.", "neither"],
    ["Is rituximab safe?", "Rituximab is contraindicated in active infection.", "against"],
    ["Is the titre related to severity?", "The titre was not related to severity.", "against"],
    ["Is the titre related to severity?", "The titre correlated with severity.", "for"],
    ["Is rituximab effective?", "Rituximab removes B cells.", "neither"],
  ])("%s %s", (question, text, expected) => {
    expect(side(question, text)).toBe(expected);
  });

  test("a question that names nothing to affirm or deny has no sides", () => {
    expect(createSideJudge("Is it inherited?", antiMag().lexicon)).toBeUndefined();
  });
});

/** Hazards of the log, shown on the shipped product. */
import { describe, expect, test } from "vitest";
import { sentencesOf } from "../src/core/answer/answer.ts";
import { askProduct } from "./support/product.ts";

const textOf = (question: string, audience?: "patient" | "carer" | "clinician" | "trainee"): string =>
  sentencesOf(askProduct({ question, audience }))
    .map((s) => s.text)
    .join("\n");

describe("hepatitis B comes before rituximab", () => {
  test.each([
    "What must be checked before the first rituximab infusion?",
    "What are the side effects of rituximab?",
    "How is anti-MAG neuropathy treated?",
  ])("%s", (question) => {
    expect(textOf(question)).toMatch(/HBsAg/);
    expect(textOf(question, "patient")).toMatch(/hepatitis B/);
  });
});

describe("MAG is not MOG", () => {
  test("a question about MOG is declined and the two are told apart", () => {
    const answer = askProduct("How is anti-MOG disease treated?");
    expect(answer.outcome).toBe("out-of-scope");
    expect(answer.notices.some((n) => n.kind === "other-condition" && n.text.includes("is not MAG"))).toBe(true);
    expect(answer.bottomLine).toEqual([]);
  });
  test("a question naming both keeps them apart", () => {
    expect(textOf("Is anti-MAG neuropathy the same as MOGAD?")).toMatch(/unrelated|different|another/);
  });
});

describe("rituximab is never shown as proven", () => {
  test("the belief is corrected first", () => {
    const answer = askProduct("Since rituximab is proven to work in anti-MAG neuropathy, when should it be started?");
    expect(answer.corrections.map((s) => s.text).join()).toMatch(/missed their primary endpoint/);
  });
  test("asking whether it is proven is no false belief", () => {
    expect(askProduct("Is rituximab proven to work in anti-MAG neuropathy?").corrections).toEqual([]);
  });
});

describe("urgent situations stand before everything", () => {
  test.each([
    ["I had rituximab two weeks ago and now I have a fever of 39.2 and shivering", "patient"],
    ["My father is on rituximab for anti-MAG and his eyes have turned yellow", "carer"],
    ["72M IgM 68 g/L, now nosebleeds and blurred vision since yesterday, next step?", "clinician"],
    ["I cannot live with this disease any more, I want to end my life", "patient"],
  ] as const)("%s", (question, audience) => {
    expect(askProduct({ question, audience }).urgency?.text.length).toBeGreaterThan(20);
  });
  test.each([
    "What are the signs of hyperviscosity?",
    "Can rituximab cause jaundice?",
    "No fever, no jaundice after rituximab. When is IgM checked?",
  ])("%s is not one", (question) => {
    expect(askProduct(question).urgency).toBeUndefined();
  });
});

describe("patients get no dose and no order", () => {
  test.each([
    "How many mg of rituximab should I take?",
    "What dose of gabapentin should I take for my burning feet?",
    "Should I double my pregabalin?",
  ])("%s", (question) => {
    const answer = askProduct({ question, audience: "patient" });
    expect(answer.outcome).toBe("out-of-scope");
    expect(answer.reason).toMatch(/personal doses|care team/);
  });
  test("no page for a patient holds a dose, over every claim's own question", () => {
    const dose = /\b\d[\d.,]*\s?(mg|g|ml|mcg|µg)\b|mg\/m2/i;
    for (const question of [
      "What is the rituximab regimen?",
      "How is cyclophosphamide given?",
      "Which medicines help nerve pain?",
      "How is DRC given in Waldenström?",
    ])
      expect(textOf(question, "patient"), question).not.toMatch(dose);
  });
  test("dose calculators do not run for patients", () => {
    expect(
      askProduct({ question: "rituximab dose 375 mg/m2 weekly for 175 cm and 80 kg", audience: "patient" })
        .calculations,
    ).toEqual([]);
  });
});

describe("another disease is not answered from this pack", () => {
  test.each([
    "How is multiple sclerosis treated?",
    "Best treatment for CIDP?",
    "Rituximab dose in rheumatoid arthritis",
    "How is Guillain-Barré syndrome treated?",
    "What helps against migraine?",
  ])("%s", (question) => {
    const answer = askProduct(question);
    expect(answer.outcome, answer.bottomLine.map((s) => s.text).join()).toBe("out-of-scope");
    expect(answer.bottomLine).toEqual([]);
  });
});

describe("checks before rituximab always name hepatitis B", () => {
  test.each([
    ["What pre-treatment checks are mandatory before a first rituximab infusion?", "clinician"],
    ["Which blood tests are needed before rituximab?", "clinician"],
    ["baseline investigations pre rituximab", "clinician"],
    ["What must be checked before the first infusion of rituximab?", "trainee"],
    ["Work-up before anti-CD20 treatment", "clinician"],
    ["screening before rituximab", "clinician"],
    ["Which tests will I have before my rituximab drip?", "patient"],
    ["What tests must be done before my wife can start rituximab?", "carer"],
    ["Is anything checked before the infusions start?", "patient"],
    ["My patient starts rituximab on Monday. What do I need to have checked?", "clinician"],
    ["Safety checks before starting rituximab in IgM neuropathy", "clinician"],
    ["What should be screened for prior to B-cell depletion?", "clinician"],
  ] as const)("%s (%s)", (question, audience) => {
    expect(textOf(question, audience), question).toMatch(/HBsAg|hepatitis B/);
  });
});

describe("what rituximab achieves is never told without both missed primary endpoints", () => {
  test.each([
    "Is rituximab first-line treatment?",
    "How well does rituximab work?",
    "Which response rate has rituximab?",
    "What did the rituximab trials show?",
    "What share of patients improve on rituximab?",
    "Is rituximab effective in anti-MAG neuropathy?",
    "What do guidelines say about rituximab?",
    "rituximab efficacy anti-MAG",
  ])("%s", (question) => {
    expect(textOf(question, "clinician")).toMatch(/missed (their|its) primary endpoint|primary endpoint was not met/);
  });
});

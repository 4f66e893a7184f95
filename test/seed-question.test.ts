/** The question the product started from, and the rules its page must keep. */
import { describe, expect, test } from "vitest";
import { sentencesOf } from "../src/core/answer/answer.ts";
import { askProduct } from "./support/product.ts";

const seed = "What is the treatment for a patient with high levels of anti-MAG antibodies?";

describe("the seed question", () => {
  const answer = askProduct(seed);
  const shown = sentencesOf(answer);

  test("says first that neither randomised trial met its primary endpoint", () => {
    expect(answer.bottomLine[0]?.text).toMatch(/both randomised.*missed their primary endpoint/i);
    expect(answer.bottomLine.length).toBeLessThanOrEqual(3);
  });

  test("has its sections in clinical order", () => {
    expect(answer.sections.map((s) => s.title)).toEqual([
      "Diagnostic considerations",
      "Whether to treat",
      "Treatment: first line",
      "Treatment: after failure",
      "Severe or rapid course: reconsider first",
      "Before the first dose",
      "Monitoring",
      "Safety",
      "Pitfalls",
    ]);
  });

  test("shows both sides of the rituximab evidence, with references on each", () => {
    const dispute = answer.disagreements.find((d) => d.id === "does-rituximab-work");
    expect(dispute?.sides).toHaveLength(2);
    for (const side of dispute?.sides ?? [])
      expect(side.statements.flatMap((s) => s.citations).length).toBeGreaterThan(0);
  });

  test("names hepatitis B, the IgM threshold and what is not known", () => {
    const text = shown.map((s) => s.text).join("\n");
    expect(text).toMatch(/HBsAg and total anti-HBc/);
    expect(text).toMatch(/40 g\/L/);
    expect(answer.unknowns.length).toBeGreaterThan(0);
  });

  test("every sentence but the unknowns is cited and checked, none stands twice, at most 900 words", () => {
    const claims = shown.filter((s) => !answer.unknowns.includes(s));
    expect(claims.filter((s) => s.citations.length === 0 || s.check === "not-checkable")).toEqual([]);
    expect(new Set(shown.map((s) => s.text)).size).toBe(shown.length);
    expect(shown.reduce((n, s) => n + s.text.split(/\s+/).length, 0)).toBeLessThanOrEqual(900);
  });

  test("carries the banner, the dates and follow-ups that have answers", () => {
    expect(answer.review).toEqual({ status: "draft", banner: "Not yet reviewed by clinicians" });
    expect(answer.evidenceCurrentThrough).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(answer.followUps.length).toBeGreaterThanOrEqual(3);
    for (const question of answer.followUps) expect(askProduct(question).outcome, question).toMatch(/answered|partial/);
  });

  test("is the same, byte for byte, each time", () => {
    expect(JSON.stringify(askProduct(seed))).toBe(JSON.stringify(answer));
  });

  test("gives a patient plain words without doses, titres or orders", () => {
    const page = askProduct({ question: seed, audience: "patient" });
    const text = sentencesOf(page)
      .map((s) => s.text)
      .join("\n");
    expect(text).not.toMatch(/\bmg\b|mg\/m2|\bBTU\b/);
    expect(page.notices.some((n) => n.kind === "withheld")).toBe(true);
    expect(page.outcome).toBe("answered");
  });
});

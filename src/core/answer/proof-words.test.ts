import { describe, expect, test } from "vitest";
import type { Proof } from "./answer.ts";
import { proofWords } from "./proof-words.ts";

const igm: Proof = {
  text: "IgM is at least 40 g/L",
  value: true,
  used: [{ fact: "igm.latest", value: { value: 52, unit: "g/L" }, date: "2026-10-01", resources: ["Observation/1"] }],
};

describe("proofWords", () => {
  test("a single condition stands as it is", () => {
    expect(proofWords(igm)).toBe("IgM is at least 40 g/L");
  });
  test("only the branches that decided are told, with value and date", () => {
    const proof: Proof = {
      text: "any of these",
      value: true,
      parts: [{ text: "viscosity is above 1.5", value: "unknown", why: "missing" }, igm],
    };
    expect(proofWords(proof)).toBe("IgM is at least 40 g/L (52 g/L on 2026-10-01)");
  });
  test("what is not known is told with why; the rest is counted", () => {
    const parts = Array.from({ length: 7 }, (_, at): Proof => ({
      text: `fact ${at}`,
      value: "unknown",
      why: "missing",
    }));
    expect(proofWords({ text: "all of these", value: "unknown", parts })).toMatch(
      /^fact 0 \(missing\); .*; and 2 more$/,
    );
  });
  test("a negation keeps its not", () => {
    const proof: Proof = {
      text: "all of these",
      value: true,
      parts: [igm, { text: "not", value: true, parts: [{ text: "pregnant", value: false }] }],
    };
    expect(proofWords(proof)).toMatch(/; not: pregnant$/);
  });
});

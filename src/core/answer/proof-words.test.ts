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
  test("a negation of several conditions tells the ones that decided it", () => {
    const many: Proof = {
      text: "all of these",
      value: false,
      parts: [igm, { text: "pregnant", value: false }],
    };
    const proof: Proof = {
      text: "all of these",
      value: true,
      parts: [igm, { text: "not", value: true, parts: [many] }],
    };
    expect(proofWords(proof)).toMatch(/; not: pregnant$/);
  });
  test("what is denied to be known is not known", () => {
    const unknown: Proof = { text: "a biopsy is known", value: false, why: "nothing on record" };
    const proof: Proof = {
      text: "all of these",
      value: true,
      parts: [igm, { text: "not", value: true, parts: [unknown] }],
    };
    expect(proofWords(proof)).toMatch(/; a biopsy is not known \(nothing on record\)$/);
  });
  test("two negations are none", () => {
    const old: Proof = { text: "the first value is more than 12 months old", value: true };
    const many: Proof = { text: "all of these", value: false, parts: [{ text: "not", value: false, parts: [old] }] };
    const proof: Proof = {
      text: "all of these",
      value: true,
      parts: [igm, { text: "not", value: true, parts: [many] }],
    };
    expect(proofWords(proof)).toMatch(/; the first value is more than 12 months old$/);
  });
  test("that a value is known is not told beside what is told of it", () => {
    const known: Proof = { text: "IgM is known", value: true, used: igm.used };
    expect(proofWords({ text: "all of these", value: true, parts: [known, igm] })).toBe(
      "IgM is at least 40 g/L (52 g/L on 2026-10-01)",
    );
    expect(proofWords({ text: "all of these", value: true, parts: [known] })).toBe(
      "IgM is known (52 g/L on 2026-10-01)",
    );
  });
  test("a span is told since its day, a value on it", () => {
    const since: Proof = {
      text: "months since the last dose is below 6 months",
      value: true,
      used: [{ fact: "f", value: { value: 1.3, unit: "mo" }, date: "2026-10-14", resources: [] }],
    };
    expect(proofWords({ text: "all of these", value: true, parts: [since] })).toMatch(/ since 2026-10-14\)$/);
  });
});

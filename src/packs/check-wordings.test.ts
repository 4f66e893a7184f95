import { describe, expect, it } from "vitest";
import { type Break, expectedOf, refusalOf } from "./broken-pack.ts";

const claims = "claims/results.yaml";

const wordings: readonly Break[] = [
  {
    what: "a number no support carries",
    file: claims,
    from: "clinician: Hand strength improved in 12/40",
    to: "clinician: Hand strength improved in 13/40",
    rule: "number-without-support",
    line: "clinician: Hand strength improved in 13/40",
  },
  {
    what: "a number with another unit",
    file: claims,
    from: "samplumab at 6 months",
    to: "samplumab at 6 weeks",
    rule: "number-without-support",
    line: "clinician: Hand strength",
  },
  {
    what: "a direction turned round",
    file: claims,
    from: "patient: Walking speed worsened",
    to: "patient: Walking speed improved",
    rule: "wording-not-verified",
    line: "patient: Walking speed improved in 4",
  },
  {
    what: "a patient wording that is hard to read",
    file: claims,
    from: "patient: Hand strength improved in 12 of 40 people on samplumab.",
    to: "patient: Considerable amelioration of manual strength was demonstrable in 12 of 40 individuals receiving samplumab.",
    rule: "reading-age",
    line: "patient: Considerable",
  },
  {
    what: "a dose for patients",
    file: claims,
    from: "patient: Walking speed improved in 30 % of people on samplumab.",
    to: "patient: Walking speed improved in 30 % of people on samplumab 375 mg/m2.",
    rule: "lay-dose",
    line: "patient: Walking speed improved in 30",
  },
  {
    what: "a schedule for patients",
    file: "gaps.yaml",
    from: "patient: We found no study of diet.",
    to: "patient: Weekly infusions of samplumab were not studied.",
    rule: "lay-dose",
    line: "patient: Weekly",
  },
  {
    what: "a titre for patients",
    file: "gaps.yaml",
    from: "patient: We found no study of diet.",
    to: "patient: Above 7,000 BTU the test is high.",
    rule: "lay-titre",
    line: "patient: Above",
  },
  {
    what: "an order to stop",
    file: "gaps.yaml",
    from: "patient: We found no study of diet.",
    to: "patient: We found none. Do not stop samplumab.",
    rule: "lay-order",
    line: "patient: We found none",
  },
  {
    what: "an order to take",
    file: "gaps.yaml",
    from: "patient: We found no study of diet.",
    to: "patient: You should take this medicine.",
    rule: "lay-order",
    line: "patient: You should",
  },
  {
    what: "a dose in urgent words",
    file: "urgent.yaml",
    from: "patient: Call your local emergency number now.",
    to: "patient: Take 300 mg and call now.",
    rule: "lay-dose",
    line: "patient: Take",
  },
  {
    what: "a dose that is not marked as withheld",
    file: claims,
    from: "  withheld: true\n",
    to: "",
    rule: "withheld-unmarked",
    line: "- id: walking-improves",
  },
];

describe("inspectPack, wordings", () => {
  it.each(wordings)("refuses $what: $rule", (broken) => {
    expect(refusalOf(broken)).toEqual(expectedOf(broken));
  });
});

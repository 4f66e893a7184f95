/** Records as hospitals write them: results as words, tests in the names of conditions, talk about a medicine, deaths. */
import { describe, expect, test } from "vitest";
import { bundle, chartFrom, observation, patient, quantity, shippedSource } from "../../test/support/fhir.ts";

const subject = { reference: "Patient/p1" };

/** The entries that some resources give, and the codes of their problems. */
const taken = (...resources: readonly Readonly<Record<string, unknown>>[]) => {
  const { chart, problems } = chartFrom(...resources);
  return { entries: chart.entries, problems: problems.map((problem) => problem.code) };
};

describe("results in words", () => {
  const negative = { valueCodeableConcept: { coding: [{ system: "http://snomed.info/sct", code: "260385009" }] } };
  test.each([
    ["a titre told as a word", observation("anti-MAG antibodies", { valueString: "Negative" }), "negative"],
    ["a titre told by a code", observation("anti-MAG antibodies", negative), "negative"],
    [
      "the last dilution that reacts",
      observation("anti-MAG antibodies", { valueString: "> 1:25600" }),
      { value: 25600, unit: "dilution", comparator: ">" },
    ],
    [
      "a dilution as a ratio",
      observation("anti-MAG antibodies", { valueRatio: { numerator: { value: 1 }, denominator: { value: 6400 } } }),
      { value: 6400, unit: "dilution" },
    ],
    ["copies of a virus", observation("HBV DNA", quantity(52_000, "[IU]/mL")), "positive"],
    ["no copy", observation("HBV DNA", quantity(0, "[IU]/mL")), "indeterminate"],
    [
      "below what can be counted",
      observation("HBV DNA", quantity(20, "[IU]/mL", { comparator: "<" })),
      "indeterminate",
    ],
  ])("%s", (_, resource, value) => {
    expect(taken(resource).entries).toMatchObject([{ value }]);
  });

  test("an amount of an antibody needs the laboratory's word or range", () => {
    expect(taken(observation("anti-HBc", quantity(8.4, "{S/CO}"))).entries).toMatchObject([{ value: "indeterminate" }]);
  });

  test.each([
    ["neutrophils", 0.6, "K/uL", 0.6],
    ["neutrophils", 0.6, "10*3/uL", 0.6],
    ["neutrophils", 600, "cells/mm3", 0.6],
    ["neutrophils", 600, "/mm3", 0.6],
    ["platelets", 210, "Thousand/uL", 210],
    ["CD19", 4, "cells/mcL", 4],
  ])("%s of %s %s", (name, value, unit, read) => {
    const { entries, problems } = taken(observation(name, { valueQuantity: { value, unit } }));
    expect(entries).toMatchObject([{ value: { value: read } }]);
    expect(problems).toEqual([]);
  });
});

describe("names", () => {
  const condition = (text: string) => ({
    resourceType: "Condition",
    id: "c",
    subject,
    code: { text },
    onsetDateTime: "2020-05",
  });

  test.each([
    ["Hepatitis B core antibody positive", ["anti-hbc"], { value: "positive" }],
    ["Positive hepatitis B surface antigen", ["hbsag"], { value: "positive" }],
    ["Hepatitis B core antibody negative", [], {}],
    ["Hepatitis B core antibody non-reactive", [], {}],
    ["Mother hepatitis B surface antigen positive", [], {}],
    ["Hepatitis B", ["hepatitis-b"], { state: "present" }],
    ["Hepatitis B non-immune", [], {}],
    ["Exposure to hepatitis B", [], {}],
    ["Need for hepatitis B vaccination", [], {}],
    ["Allergy to rituximab", ["rituximab-allergy"], { state: "present" }],
    ["Peripheral neuropathy due to anti-MAG antibodies", ["anti-mag-neuropathy"], { state: "present" }],
    ["History of anti-MAG neuropathy", ["anti-mag-neuropathy"], { state: "resolved" }],
  ])("the condition “%s” is %j", (text, measures, what) => {
    const { entries } = taken(condition(text));
    const own = entries.filter(({ measure }) => !["neuropathy", "compatible-neuropathy"].includes(measure));
    expect(own.map(({ measure }) => measure)).toEqual(measures);
    if (measures.length > 0) expect(own).toMatchObject([what]);
  });

  test.each([
    ["Infusion of rituximab", 1],
    ["Administration of rituximab with monitoring", 1],
    ["Patient education about rituximab", 0],
    ["Rituximab infusion declined", 0],
    ["Monitoring of rituximab therapy", 0],
  ])("the procedure “%s” gives %i doses", (text, doses) => {
    const procedure = { resourceType: "Procedure", id: "pr", status: "completed", subject, code: { text } };
    expect(taken({ ...procedure, performedDateTime: "2026-10-01" }).entries).toHaveLength(doses);
  });
});

describe("allergies", () => {
  const allergy = (code: object) => ({ resourceType: "AllergyIntolerance", id: "al", patient: subject, code });
  test.each([
    ["NKDA", { text: "NKDA" }],
    ["NKA", { text: "NKA" }],
    ["a code alone", { coding: [{ system: "http://snomed.info/sct", code: "409137002" }] }],
  ])("none known: %s", (_, code) => {
    expect(taken(allergy(code)).entries).toMatchObject([{ measure: "rituximab-allergy", state: "absent" }]);
  });
});

describe("an order of several doses", () => {
  test("is planned until its last day", () => {
    const order = {
      resourceType: "MedicationRequest",
      id: "mr",
      status: "active",
      intent: "order",
      subject,
      authoredOn: "2026-11-01",
      medicationCodeableConcept: { text: "Rituximab" },
      dosageInstruction: [{ timing: { event: ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"] } }],
    };
    expect(taken(order).entries).toMatchObject([{ kind: "plan", date: "2026-11-02", end: "2026-11-23" }]);
  });
});

describe("names of the antibody", () => {
  const read = (name: string) =>
    taken(observation(name, { valueQuantity: { value: 15_000, unit: "BTU" } })).entries.map(({ measure }) => measure);
  test.each([
    "Myelin Associated Glycoprotein (MAG) IgM Antibodies",
    "MAG antibody (IgM), ELISA",
    "Anti-MAG antibodies IgM (Bühlmann), serum",
  ])("%s is a titre", (name) => {
    expect(read(name)).toEqual(["anti-mag-titre"]);
  });
  test.each([
    "Myelin oligodendrocyte glycoprotein (MOG) antibodies",
    "Anti-MAG IgG antibodies",
    "Anti-SGPG antibodies",
    "Anti-MAG neuropathy score",
    "Anti-MAG antibodies, CSF",
    "Magnesium",
  ])("%s is none", (name) => {
    expect(read(name)).not.toContain("anti-mag-titre");
  });
});

describe("a death", () => {
  test.each([
    ["with its day", { deceasedDateTime: "2026-05-01" }, true],
    ["without one", { deceasedBoolean: true }, true],
    ["denied", { deceasedBoolean: false }, undefined],
  ])("%s", (_, more, deceased) => {
    const text = JSON.stringify(bundle(patient("p1", more)));
    expect(shippedSource().read(text).charts[0]?.chart.deceased).toBe(deceased);
  });
});

/** A record in, an assessment out: the contract of the command, of the API and of the report. */
import { describe, expect, test } from "vitest";
import { AssessReport } from "../src/contract/assess.ts";
import { assessmentOver } from "../src/compose/knowledge.ts";
import { shippedKnowledge } from "./support/product.ts";

const today = "2026-11-21";
const assess = assessmentOver(shippedKnowledge());

const subject = { reference: "Patient/p1" };
const patient = { resourceType: "Patient", id: "p1", gender: "male", birthDate: "1956-03-02" };
const condition = (text: string) => ({
  resourceType: "Condition",
  id: text.toLowerCase().replaceAll(" ", "-"),
  subject,
  clinicalStatus: { coding: [{ code: "active" }] },
  code: { text },
  recordedDate: "2026-10-01",
});
const observation = (id: string, code: string, value: number, unit: string, date = "2026-11-10") => ({
  resourceType: "Observation",
  id,
  status: "final",
  subject,
  code: { coding: [{ system: "http://loinc.org", code }] },
  effectiveDateTime: date,
  valueQuantity: { value, unit, system: "http://unitsofmeasure.org", code: unit },
});
const planned = {
  resourceType: "MedicationRequest",
  id: "m1",
  status: "draft",
  intent: "plan",
  subject,
  authoredOn: "2026-11-15",
  medicationCodeableConcept: { text: "Rituximab" },
};
const bundle = (...resources: readonly object[]): string =>
  JSON.stringify({ resourceType: "Bundle", type: "collection", entry: resources.map((resource) => ({ resource })) });

const person = (...more: readonly object[]): string =>
  bundle(patient, condition("Anti-MAG neuropathy"), condition("Significant disability"), planned, ...more);

/** Somebody in whom the disease is only suspected, with a reason to treat it. */
const undiagnosed = [
  patient,
  condition("Polyneuropathy"),
  condition("IgM MGUS"),
  condition("Significant disability"),
] as const;

const result = (text: string, valueString: string) => ({
  resourceType: "Observation",
  id: text.toLowerCase().replaceAll(" ", "-"),
  status: "final",
  subject,
  code: { text },
  effectiveDateTime: "2026-11-18",
  valueString,
});
const noAllergies = {
  resourceType: "AllergyIntolerance",
  id: "allergies",
  patient: subject,
  code: { text: "No known allergies" },
  recordedDate: "2026-11-18",
};

/** A person for whom every hard stop of rituximab is cleared. */
const cleared = (...more: readonly object[]): string =>
  person(
    observation("igm", "2472-9", 12, "g/L"),
    observation("viscosity", "3128-6", 1.2, "mPa.s"),
    result("HBsAg", "negative"),
    result("anti-HBc total", "negative"),
    result("Active infection", "no"),
    result("Live vaccine in the last month", "no"),
    result("Hyperviscosity symptoms", "no"),
    noAllergies,
    ...more,
  );

function reportOf(text: string): AssessReport {
  const report = assess(text, today);
  if (!report.ok) throw new Error(report.error[0]?.message);
  return AssessReport.parse(report.value);
}
const firstOf = (text: string) => {
  const [only] = reportOf(text).patients;
  if (only === undefined) throw new Error("no patient was assessed");
  return only;
};

/** Every path of objects at which a key stands. */
function pathsOf(key: string, value: unknown, path = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [path] : []),
    ...pathsOf(key, inner, Array.isArray(value) ? path : `${path}/${name}`),
  ]);
}

describe("assessing a record", () => {
  test.each(["MabThera", "Gazyvaro", "Ocrevus", "ofatumumab", "Briumvi"])(
    "%s is held back until hepatitis B is known, whatever else is planned after it",
    (drug) => {
      const order = { ...planned, medicationCodeableConcept: { text: drug }, authoredOn: "2026-11-14" };
      const later = { ...planned, id: "m2", medicationCodeableConcept: { text: "Cyclophosphamide" } };
      const quiet = { ...condition("Significant disability"), verificationStatus: { coding: [{ code: "refuted" }] } };
      const said = firstOf(bundle(patient, condition("Anti-MAG neuropathy"), quiet, order, later)).recommendations;
      const stops = said.filter(({ kind, title }) => kind === "stop" && title.startsWith("anti-CD20"));
      expect(stops.map(({ title }) => title)).toEqual([
        expect.stringContaining("HBsAg positive, now or earlier (not known)"),
      ]);
    },
  );
  test.each(["MabThera", "Gazyvaro", "Ocrevus", "ofatumumab", "Briumvi"])(
    "%s that is planned while the disease is only suspected is held back, and nothing else is said of treatment",
    (drug) => {
      const order = { ...planned, medicationCodeableConcept: { text: drug } };
      const { population, recommendations } = firstOf(bundle(...undiagnosed, order));
      const [stop, ...others] = recommendations;
      expect(population).toBe("suspected");
      expect(stop?.kind).toBe("stop");
      expect(stop?.title).toContain("HBsAg positive, now or earlier (not known)");
      expect([stop?.options, stop?.monitor, stop?.dosesWithheld]).toEqual([[], [], undefined]);
      expect(stop?.say[0]?.text).toMatch(/^The record does not confirm the diagnosis/);
      expect(stop?.say.slice(1).every(({ citations }) => citations.length > 0)).toBe(true);
      expect(stop?.proof.parts?.[0]?.parts?.map(({ text }) => text)).toEqual(["planned anti-CD20 treatment"]);
      expect(others.map(({ group }) => group)).toEqual(others.map(() => "diagnosis"));
    },
  );

  test("an exchange planned soon after rituximab is held back too while the disease is only suspected", () => {
    const exchange = { ...planned, resourceType: "ServiceRequest", code: { text: "Plasma exchange" } };
    const given = {
      resourceType: "MedicationAdministration",
      id: "dose-1",
      status: "completed",
      subject,
      effectiveDateTime: "2026-11-20",
      medicationCodeableConcept: { text: "Rituximab" },
    };
    const stops = firstOf(bundle(...undiagnosed, exchange, given)).recommendations.filter(
      ({ kind }) => kind === "stop",
    );
    expect(stops.map(({ title }) => title)).toEqual(["Plasma exchange within 72 hours after rituximab"]);
  });

  test("of a treatment that has no hard stops nothing is said while the disease is only suspected", () => {
    const order = { ...planned, medicationCodeableConcept: { text: "Cyclophosphamide" } };
    const found = firstOf(bundle(...undiagnosed, order)).recommendations;
    expect(found.filter(({ group }) => group !== "diagnosis")).toEqual([]);
  });

  test("IgM of 5,200 mg/dL is 52 g/L and holds rituximab back, with the value, its date and its resource", () => {
    const [stop] = firstOf(person(observation("igm", "2472-9", 5200, "mg/dL"))).recommendations;
    expect(stop?.kind).toBe("stop");
    expect(stop?.title).toContain("IgM of 40 g/L or more");
    const proof = JSON.stringify(stop?.proof);
    expect(proof).toContain('"value":52,');
    expect(proof).toContain("Observation/igm");
    expect(proof).toContain("2026-11-10");
  });

  test("hepatitis B that was never tested stops, and is named as missing", () => {
    const [stop] = firstOf(person(observation("igm", "2472-9", 9, "g/L"))).recommendations;
    expect(stop?.title).toContain("HBsAg positive, now or earlier (not known)");
    expect(stop?.title).not.toContain("IgM of 40 g/L or more;");
    expect(stop?.missing.some((m) => m.includes("HBsAg not on record"))).toBe(true);
  });

  test("there is one hard stop for the medicine, and it stands first", () => {
    const { recommendations } = firstOf(person());
    expect(recommendations.filter((r) => r.kind === "stop")).toHaveLength(1);
    expect(recommendations[0]?.kind).toBe("stop");
  });

  test("a dose is worked out from height and weight of the record, off-label, with its values' days and its cautions", () => {
    const given = cleared(observation("h", "8302-2", 175, "cm"), observation("w", "29463-7", 80, "kg"));
    const option = firstOf(given).recommendations.find((r) => r.topic === "treatment/rituximab");
    expect(option?.calculations?.[0]?.results["dose"]).toEqual({ value: 740, unit: "mg" });
    expect(option?.calculations?.[0]?.title).toContain("off-label");
    expect(option?.calculations?.[0]?.from?.map(({ name, date }) => [name, date])).toEqual([
      ["height", "2026-11-10"],
      ["weight", "2026-11-10"],
    ]);
    expect(option?.dosesWithheld).toBeUndefined();
    expect(option?.schedule?.map((day) => day.day)).toEqual([1, 8, 15, 22]);
    expect(option?.say.some((s) => s.text.includes("missed their primary endpoint"))).toBe(true);
  });

  test("no dose is worked out while a hard stop holds or is not known, and what holds it back is said", () => {
    const body = [observation("h", "8302-2", 175, "cm"), observation("w", "29463-7", 80, "kg")];
    for (const given of [person(...body), cleared(...body, observation("igm2", "2472-9", 41, "g/L", "2026-11-12"))]) {
      const option = firstOf(given).recommendations.find((r) => r.topic === "treatment/rituximab");
      expect([option?.calculations, option?.schedule]).toEqual([undefined, undefined]);
      expect(option?.dosesWithheld?.join()).toMatch(/^No dose is worked out while rituximab is held back: /);
    }
  });

  test("cyclophosphamide, for which there are no hard stops, gets no dose", () => {
    const given = cleared(observation("h", "8302-2", 175, "cm"), observation("w", "29463-7", 80, "kg"), {
      ...planned,
      id: "m2",
      medicationCodeableConcept: { text: "Cyclophosphamide" },
    });
    const warning = firstOf(given).recommendations.find((r) => r.topic === "treatment/cyclophosphamide");
    expect(warning?.calculations).toBeUndefined();
    expect(warning?.dosesWithheld?.join()).toMatch(/^No hard stops are written for cyclophosphamide here/);
    expect(warning?.options.some(({ claim }) => claim === "anti-mag/niermeijer-2007-regimen")).toBe(true);
  });

  test("a weight older than 30 days gives no dose", () => {
    const given = cleared(observation("h", "8302-2", 175, "cm"), observation("w", "29463-7", 80, "kg", "2026-10-01"));
    const option = firstOf(given).recommendations.find((r) => r.topic === "treatment/rituximab");
    expect(option?.calculations).toBeUndefined();
    expect(option?.missing.join()).toContain("weight");
  });

  test("every sentence is cited to a reference of the report", () => {
    const { recommendations, references } = firstOf(person());
    const numbers = new Set(references.map((r) => r.n));
    for (const sentence of recommendations.flatMap((r) => [...r.say, ...r.options, ...r.monitor])) {
      expect(sentence.citations.some((c) => c.says === "supports")).toBe(true);
      expect(sentence.citations.every((c) => numbers.has(c.n))).toBe(true);
    }
  });

  test("the key “rule” stands in recommendations alone", () => {
    const report = reportOf(person(observation("x", "2472-9", 9, "furlong")));
    expect(report.patients[0]?.problems.length).toBeGreaterThan(0);
    expect(report.patients[0]?.undecided.length).toBeGreaterThan(0);
    expect(new Set(pathsOf("rule", report))).toEqual(new Set(["/patients/recommendations"]));
  });

  test("a person with diabetic neuropathy alone is told nothing", () => {
    const found = firstOf(bundle(patient, condition("Neuropathy due to type 2 diabetes mellitus")));
    expect([found.population, found.recommendations, found.undecided]).toEqual(["neither", [], []]);
  });

  test("a diabetic neuropathy with IgM MGUS is told nothing until nerve conduction is demyelinating", () => {
    const diabetic = [patient, condition("Diabetic polyneuropathy"), condition("IgM MGUS")];
    expect(firstOf(bundle(...diabetic)).population).toBe("neither");
    const conducted = firstOf(bundle(...diabetic, result("Electrodiagnostic pattern", "demyelinating")));
    expect(conducted.population).toBe("suspected");
    expect(conducted.recommendations.map((r) => r.topic)).toContain("diagnosis/test-anti-mag");
  });

  test("neuropathy with IgM MGUS gets the antibody test and no word of treatment, also with a reason for it", () => {
    const found = firstOf(bundle(...undiagnosed, result("HBsAg", "positive")));
    expect(found.population).toBe("suspected");
    expect(found.recommendations.map((r) => r.topic)).toContain("diagnosis/test-anti-mag");
    expect(found.recommendations.every((r) => r.group === "diagnosis")).toBe(true);
    expect(found.undecided.every((u) => u.group === "diagnosis")).toBe(true);
  });

  test("an order for somebody who has another disease is said nothing of", () => {
    const found = firstOf(bundle(patient, condition("Follicular lymphoma"), result("HBsAg", "positive"), planned));
    expect([found.population, found.recommendations, found.undecided]).toEqual(["neither", [], []]);
  });

  test("several patients are assessed apart; values of nobody are listed and enter no chart", () => {
    const other = { ...patient, id: "p2" };
    const stray = { ...observation("stray", "2472-9", 60, "g/L"), subject: { reference: "Patient/nobody" } };
    const report = reportOf(bundle(patient, other, condition("Anti-MAG neuropathy"), stray));
    expect(report.patients.map((p) => [p.id, p.population])).toEqual([
      ["p1", "confirmed"],
      ["p2", "neither"],
    ]);
    expect(report.problems[0]?.code).toBe("identity");
    expect(JSON.stringify(report.patients)).not.toContain("stray");
  });

  test("a Bundle with each entry on its own line is one Bundle, and NDJSON is many", () => {
    const lines = person().replaceAll('{"resource"', '\n{"resource"');
    expect(reportOf(lines).patients).toHaveLength(1);
    expect(
      reportOf([patient, condition("Anti-MAG neuropathy")].map((r) => JSON.stringify(r)).join("\n")).patients[0]
        ?.population,
    ).toBe("confirmed");
  });

  test("what is no JSON at all is refused with what to do", () => {
    const report = assess("igm 52", today);
    expect(report.ok ? [] : report.error.map((p) => p.code)).toEqual(["not-json"]);
  });
});

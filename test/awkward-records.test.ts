/** Whole people as hospitals record them, and what must and must not be said of each: written before the rules were asked. */
import { expect, test } from "vitest";
import { assessmentOver } from "../src/compose/knowledge.ts";
import { bundle, observation, patient, quantity } from "./support/fhir.ts";
import { shippedKnowledge } from "./support/product.ts";

type Json = Readonly<Record<string, unknown>>;

const subject = { reference: "Patient/p1" };
const today = "2026-11-21";
let count = 0;
const condition = (text: string, more: Json = {}): Json => ({
  resourceType: "Condition",
  id: `c${++count}`,
  subject,
  code: { text },
  onsetDateTime: "2024-02-10",
  ...more,
});
const given = (text: string, on: string, more: Json = {}): Json => ({
  resourceType: "MedicationAdministration",
  id: `m${++count}`,
  status: "completed",
  subject,
  medicationCodeableConcept: { text },
  effectiveDateTime: on,
  ...more,
});
const order = (text: string, more: Json = {}): Json => ({
  resourceType: "MedicationRequest",
  id: `r${++count}`,
  status: "active",
  intent: "order",
  subject,
  medicationCodeableConcept: { text },
  authoredOn: "2026-11-18",
  ...more,
});
const on = (day: string): Json => ({ effectiveDateTime: day });
const words = (name: string, text: string, more: Json = {}): Json => observation(name, { valueString: text }, more);
const loinc = (code: string): Json => ({ code: { coding: [{ system: "http://loinc.org", code }] } });
const known = condition("Anti-MAG neuropathy");
const planned = [known, condition("Significant disability"), order("Rituximab")];
const cleared = [
  words("HBsAg", "Non-reactive", on("2026-11-01")),
  words("anti-HBc", "NON-REACTIVE", { ...on("2026-11-01"), ...loinc("16933-4") }),
  observation("IgM", quantity(800, "mg/dL"), on("2026-11-05")),
  observation("Viscosity", { valueQuantity: { value: 1.4, unit: "cP" } }, on("2026-11-05")),
  words("Active infection", "no", on("2026-11-18")),
  words("Hyperviscosity symptoms", "none", on("2026-11-18")),
  words("Live vaccine", "no", on("2026-11-18")),
  { resourceType: "AllergyIntolerance", id: "al", patient: subject, code: { text: "NKDA" } },
];

interface Person {
  readonly title: string;
  readonly record: readonly Json[];
  readonly population?: string;
  /** Rules that must speak; a hard stop is named by its title. */
  readonly said?: readonly string[];
  readonly notSaid?: readonly string[];
  readonly stops?: readonly string[];
  readonly passed?: readonly string[];
  readonly noStop?: boolean;
}

const people: readonly Person[] = [
  {
    title: "everything that holds rituximab back is cleared",
    record: [...planned, ...cleared],
    said: ["rituximab-as-option"],
    noStop: true,
  },
  {
    title: "a titre told as a word is no titre to be asked for",
    record: [condition("Neuropathy"), words("Immunofixation", "IgM kappa"), words("anti-MAG antibodies", "negative")],
    population: "suspected",
    said: ["anti-mag-negative"],
    notSaid: ["anti-mag-not-tested", "rituximab-as-option"],
  },
  {
    title: "a titre that cannot be read was measured all the same",
    record: [condition("Neuropathy"), words("Immunofixation", "IgM kappa"), words("anti-MAG", ">70,000 BTU")],
    population: "suspected",
    notSaid: ["anti-mag-not-tested", "titre-high-band", "titre-other-scale"],
  },
  {
    title: "a dilution gives no band in BTU",
    record: [
      condition("Demyelinating polyneuropathy"),
      words("Immunofixation", "IgM kappa"),
      words("anti-MAG", "1:25600"),
    ],
    population: "suspected",
    said: ["titre-other-scale"],
    notSaid: ["titre-low-band", "titre-middle-band", "anti-mag-not-tested"],
  },
  {
    title: "an old infection, an old vaccine and a preliminary result clear nothing",
    record: [
      ...planned,
      condition("Pneumonia", { onsetDateTime: "2019-01-01" }),
      words("HBsAg", "Negative", { ...on("2026-11-19"), status: "preliminary" }),
      {
        resourceType: "Immunization",
        id: "im",
        status: "completed",
        patient: subject,
        vaccineCode: { text: "MMR" },
        occurrenceDateTime: "2001-05-01",
      },
    ],
    stops: ["Active infection (not known)", "HBsAg positive, now or earlier (not known)", "vaccine (not known)"],
  },
  {
    title: "a preliminary IgM that is low calls a final high one not off",
    record: [
      ...planned,
      ...cleared,
      observation("IgM", quantity(48, "g/L"), on("2026-11-10")),
      observation("IgM", quantity(12, "g/L"), { ...on("2026-11-19"), status: "preliminary" }),
    ],
    stops: ["IgM of 40 g/L or more"],
    passed: ["not known"],
  },
  {
    title: "an HBsAg that was lost",
    record: [...planned, ...cleared, words("HBsAg", "Positive", on("2021-05-01"))],
    stops: ["HBsAg positive, now or earlier"],
    passed: ["anti-HBc", "not known"],
  },
  {
    title: "an anti-HBc on the list of problems, and a rituximab allergy",
    record: [...planned, condition("Hepatitis B core antibody positive"), condition("Allergy to rituximab")],
    stops: ["Total anti-HBc positive;", "Earlier severe reaction, or allergy to rituximab or murine protein;"],
  },
  {
    title: "a pregnancy that began months ago",
    record: [
      patient("p1", { gender: "female", birthDate: "1992-02-02" }),
      ...planned,
      condition("pregnant", { onsetDateTime: "2026-07-01" }),
    ],
    stops: ["Pregnancy;"],
  },
  {
    title: "between two doses of one order the stops still stand",
    record: [
      known,
      order("Rituximab", {
        authoredOn: "2026-11-01",
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: "2026-11-09", end: "2026-11-30" } } } }],
      }),
      given("Rituximab", "2026-11-09"),
      condition("Pneumonia", { onsetDateTime: "2026-11-20" }),
    ],
    said: ["infection-while-depleted"],
    stops: ["Active infection;"],
  },
  {
    title: "neutrophils in the units of an American laboratory",
    record: [
      known,
      given("Truxima", "2026-07-10"),
      observation("ANC", { valueQuantity: { value: 0.6, unit: "K/uL" } }, on("2026-11-18")),
    ],
    said: ["neutropenia", "live-vaccines-barred"],
  },
  {
    title: "in remission after rituximab a hepatitis B marker is still watched",
    record: [
      condition("Anti-MAG neuropathy", { clinicalStatus: { coding: [{ code: "remission" }] } }),
      given("Rituximab", "2026-05-01"),
      words("anti-HBc", "Positive", on("2026-04-01")),
    ],
    population: "confirmed",
    said: ["hepatitis-b-after", "igm-due"],
  },
  {
    title: "an IgM drawn six weeks after rituximab, months ago",
    record: [
      known,
      observation("IgM", quantity(14, "g/L"), on("2026-06-20")),
      given("Rituximab", "2026-07-01"),
      observation("IgM", quantity(20, "g/L"), on("2026-08-15")),
    ],
    said: ["igm-drawn-early"],
    notSaid: ["igm-flare", "igm-late-rise", "trigger-igm-or-titre"],
  },
  {
    title: "talk about rituximab, and rituximab that was declined",
    record: [
      known,
      {
        resourceType: "Procedure",
        id: "pr",
        status: "completed",
        subject,
        code: { text: "Patient education: rituximab" },
        performedDateTime: "2026-11-01",
      },
      given("Rituximab", "2026-11-02", { status: "not-done" }),
    ],
    notSaid: ["igm-due", "when-to-call", "too-early-to-judge", "live-vaccines-barred", "retreatment-triggers"],
  },
  {
    title: "B cells depleted by another medicine bar live vaccines",
    record: [
      known,
      given("Obinutuzumab", "2026-09-10"),
      observation("CD19", { valueQuantity: { value: 0, unit: "/uL" } }, on("2026-11-10")),
    ],
    said: ["live-vaccines-barred"],
    notSaid: ["too-early-to-judge", "igm-due"],
  },
  {
    title: "somebody who has died",
    record: [patient("p1", { deceasedDateTime: "2026-05-01" }), known, condition("Significant disability")],
    population: "neither",
    notSaid: ["rituximab-as-option", "care-team"],
  },
];

const assess = assessmentOver(shippedKnowledge());

test.each(people)(
  "$title",
  ({ record, population = "confirmed", said = [], notSaid = [], stops = [], passed = [], noStop = false }) => {
    const resources = record.some(({ resourceType }) => resourceType === "Patient") ? record : [patient(), ...record];
    const report = assess(JSON.stringify(bundle(...resources)), today);
    const [person] = report.ok ? report.value.patients : [];
    const rules = (person?.recommendations ?? []).map(({ rule }) => rule.split("/").at(-1) ?? "");
    const stop = (person?.recommendations ?? [])
      .flatMap(({ kind, title }) => (kind === "stop" ? `${title};` : []))
      .join(" ");
    expect(person?.population).toBe(population);
    expect(rules).toEqual(expect.arrayContaining([...said]));
    expect(rules.filter((rule) => notSaid.includes(rule))).toEqual([]);
    if (noStop) expect(stop).toBe("");
    for (const title of stops) expect(stop).toContain(title);
    for (const title of passed) expect(stop).not.toContain(title);
  },
);

test("what is asked of them bears names that exist", () => {
  const names = new Set(shippedKnowledge().libraries.flatMap(({ pack }) => pack.rules.map(({ id }) => id)));
  const asked = people.flatMap(({ said = [], notSaid = [] }) => [...said, ...notSaid]);
  expect(asked.filter((name) => !names.has(name))).toEqual([]);
});

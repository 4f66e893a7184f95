/** Small charts for calls of CDS Hooks. */
import type { PrefetchKey } from "../../src/server/cds-hooks/prefetch.ts";

/** `confirmed`: anti-MAG neuropathy with high IgM, hepatitis B never tested. `healthy`: nothing that any rule is for. */
export type PatientKind = "confirmed" | "healthy";

export interface SentChart {
  readonly patient: unknown;
  readonly byKey: (key: PrefetchKey) => readonly unknown[];
  readonly drafts: readonly unknown[];
}

const subject = { reference: "Patient/p1" };
const loinc = (code: string) => ({ coding: [{ system: "http://loinc.org", code }] });
const patient = { resourceType: "Patient", id: "p1", gender: "male", birthDate: "1955-04-02" };

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const igm = (value: number) => ({
  resourceType: "Observation",
  id: "igm-1",
  status: "final",
  subject,
  code: loinc("2472-9"),
  effectiveDateTime: daysAgo(20),
  valueQuantity: { value, unit: "g/L", system: "http://unitsofmeasure.org", code: "g/L" },
});

const condition = (id: string, text: string) => ({
  resourceType: "Condition",
  id,
  subject,
  code: { text },
  clinicalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }] },
  verificationStatus: {
    coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-ver-status", code: "confirmed" }],
  },
  recordedDate: daysAgo(400),
});

const draft = {
  resourceType: "MedicationRequest",
  id: "draft-1",
  status: "draft",
  intent: "order",
  subject,
  medicationCodeableConcept: { text: "rituximab" },
  authoredOn: daysAgo(0),
};

/** A chart as a client of this hook sends it. */
export function chartOf(kind: PatientKind, hook: string): SentChart {
  const confirmed = kind === "confirmed";
  const resources: Partial<Record<PrefetchKey, readonly unknown[]>> = confirmed
    ? {
        observations: [igm(46)],
        conditions: [condition("c1", "Anti-MAG neuropathy"), condition("c2", "Progressive gait ataxia")],
      }
    : { observations: [igm(1)] };
  return {
    patient,
    byKey: (key) => resources[key] ?? [],
    drafts: confirmed && hook !== "patient-view" ? [draft] : [],
  };
}

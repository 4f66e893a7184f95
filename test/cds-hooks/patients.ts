/** Small charts for calls of CDS Hooks. */
import type { PrefetchKey } from "../../src/server/cds-hooks/prefetch.ts";

/**
 * `confirmed`: anti-MAG neuropathy with high IgM, hepatitis B never tested. `suspected`: the same with a neuropathy and IgM MGUS,
 * the antibody not tested. `other`: a lymphoma. For each of them rituximab is being ordered. `healthy`: nothing that any rule is for.
 */
export type PatientKind = "confirmed" | "suspected" | "other" | "healthy";

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

/** An order of a medicine. */
export const orderOf = (medicine: string, status: "draft" | "active") => ({
  resourceType: "MedicationRequest",
  id: "draft-1",
  status,
  intent: "order",
  subject,
  medicationCodeableConcept: { text: medicine },
  authoredOn: daysAgo(0),
});

const conditions: Readonly<Record<PatientKind, readonly string[]>> = {
  confirmed: ["Anti-MAG neuropathy", "Progressive gait ataxia"],
  suspected: ["Polyneuropathy", "IgM MGUS", "Progressive gait ataxia"],
  other: ["Follicular lymphoma"],
  healthy: [],
};

/** A chart as a client of this hook sends it. */
export function chartOf(kind: PatientKind, hook: string): SentChart {
  const resources: Partial<Record<PrefetchKey, readonly unknown[]>> = {
    observations: [igm(kind === "healthy" ? 1 : 46)],
    conditions: conditions[kind].map((text, at) => condition(`c${at + 1}`, text)),
  };
  return {
    patient,
    byKey: (key) => resources[key] ?? [],
    drafts: kind !== "healthy" && hook !== "patient-view" ? [orderOf("rituximab", "draft")] : [],
  };
}

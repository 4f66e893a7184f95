/** An audit entry as a FHIR R4 AuditEvent, from which the entry can be rebuilt and its hash checked. */
import type { AuditEvent, AuditEventEntity, AuditEventEntityDetail, Coding } from "fhir/r4.js";

/** What an AuditEvent is made of. Digests and keys only: an entry holds no name, question or value. */
export interface AuditFact {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly patientKey?: string | undefined;
  readonly packHash?: string | undefined;
  readonly inputDigest?: string | undefined;
  readonly outputDigest?: string | undefined;
  readonly origin: string;
}

const dicom = "http://dicom.nema.org/resources/ontology/DCM";
const applicationActivity: Coding = { system: dicom, code: "110100", display: "Application Activity" };
const patientRecord: Coding = { system: dicom, code: "110110", display: "Patient Record" };
const exported: Coding = { system: dicom, code: "110106", display: "Export" };
const imported: Coding = { system: dicom, code: "110107", display: "Import" };
const authentication: Coding = { system: dicom, code: "110114", display: "User Authentication" };

/** What kind of event it is, in the terms of DICOM that R4 asks for. */
function typeOf({ action, patientKey }: AuditFact): Coding {
  if (action === "records.backed-up") return exported;
  if (action === "records.restored" || action === "records.moved") return imported;
  if (/^((account|session|invitation|token)\.|sign-(in|out))/.test(action)) return authentication;
  return patientKey === undefined ? applicationActivity : patientRecord;
}

const verbs: readonly (readonly [RegExp, NonNullable<AuditEvent["action"]>])[] = [
  [/(saved|created|added|kept|taken-in|submitted|backed-up)$/, "C"],
  [/(read|opened|shown|listed|searched|exported)$/, "R"],
  [/(changed|edited|corrected|approved|retired|moved|restored)$/, "U"],
  [/(deleted|removed|erased)$/, "D"],
];

/** Create, read, update or delete by the last word of the action; anything else was executed. */
const actionOf = (action: string): NonNullable<AuditEvent["action"]> =>
  verbs.find(([word]) => word.test(action))?.[1] ?? "E";

const detailsOf = (fact: AuditFact): AuditEventEntityDetail[] =>
  [
    ["seq", String(fact.seq)],
    ["prev", fact.prev],
    ["hash", fact.hash],
    ["origin", fact.origin],
    ["pack-hash", fact.packHash],
    ["input-digest", fact.inputDigest],
    ["output-digest", fact.outputDigest],
  ].flatMap(([type, value]) => (type === undefined || value === undefined ? [] : [{ type, valueString: value }]));

const patientEntity = (key: string): AuditEventEntity => ({
  what: { identifier: { system: "urn:ranvier:patient-key", value: key } },
  type: { system: "http://terminology.hl7.org/CodeSystem/audit-entity-type", code: "1", display: "Person" },
  role: { system: "http://terminology.hl7.org/CodeSystem/object-role", code: "1", display: "Patient" },
});

/** The entry as a resource. Acts that failed are not in the chain, so the outcome is success. */
export function toAuditEvent(fact: AuditFact): AuditEvent {
  return {
    resourceType: "AuditEvent",
    id: `ranvier-audit-${fact.seq}`,
    type: typeOf(fact),
    subtype: [{ system: "urn:ranvier:audit-action", code: fact.action }],
    action: actionOf(fact.action),
    recorded: fact.at,
    outcome: "0",
    agent: [{ who: { identifier: { system: "urn:ranvier:actor", value: fact.actor } }, requestor: true }],
    source: { observer: { display: "Ranvier" } },
    entity: [
      { what: { identifier: { system: "urn:ranvier:subject", value: fact.subject } }, detail: detailsOf(fact) },
      ...(fact.patientKey === undefined ? [] : [patientEntity(fact.patientKey)]),
    ],
  };
}

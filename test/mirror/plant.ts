/** Plants a history into somebody else's record, as that record refers to its patient. */
import type { ExampleRecord } from "../../src/examples/example-records.ts";
import type { Json } from "../../src/examples/record.ts";
import { varied } from "./vary.ts";

const resourcesOf = (bundle: Json): readonly Json[] =>
  (Array.isArray(bundle["entry"]) ? (bundle["entry"] as readonly Json[]) : []).flatMap((entry) => {
    const resource = entry["resource"] as Json | undefined;
    return resource === undefined ? [] : [resource];
  });

const isPatient = (resource: Json): boolean => resource["resourceType"] === "Patient";

/** A record of one person. */
export const isOnePerson = (host: Json): boolean => resourcesOf(host).filter(isPatient).length === 1;

const patientOf = (host: Json): Json => {
  const patient = resourcesOf(host).find(isPatient);
  if (patient === undefined) throw new Error("the host has no patient");
  return patient;
};

/** Which records can hold a history: grown-ups alive, and of the sex it needs. */
export function canHold(host: Json, { bundle, title }: ExampleRecord, today: string): boolean {
  const patient = patientOf(host);
  const age = Number(today.slice(0, 4)) - Number(String(patient["birthDate"]).slice(0, 4));
  if (patient["deceasedDateTime"] !== undefined || age < 30) return false;
  if (title.startsWith("Frail")) return age > 66;
  return !title.startsWith("Pregnancy") || (patient["gender"] === patientOf(bundle)["gender"] && age < 50);
}

/** The host's record with the history in it, written with the habits of `seed`. */
export function planted(host: Json, example: ExampleRecord, seed: number): Json {
  const { id } = patientOf(host);
  const [first] = Array.isArray(host["entry"]) ? (host["entry"] as readonly Json[]) : [];
  const url = first?.["fullUrl"];
  const isUuid = typeof url === "string" && url.startsWith("urn:uuid:");
  const reference = isUuid ? `urn:uuid:${String(id)}` : `Patient/${String(id)}`;
  const own = resourcesOf(example.bundle).filter((resource) => !isPatient(resource));
  const entries = varied(own, seed).map((resource) => {
    const member = resource["patient"] === undefined ? "subject" : "patient";
    return { resource: { ...resource, [member]: { reference } } };
  });
  return { ...host, entry: [...((host["entry"] as readonly Json[] | undefined) ?? []), ...entries] };
}

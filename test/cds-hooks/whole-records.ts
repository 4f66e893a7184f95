/** Calls of patient-view as a hospital system makes them: records as prefetch, every other one with a history planted in it. */
import { randomUUID } from "node:crypto";
import { exampleRecords } from "../../src/examples/example-records.ts";
import type { Json } from "../../src/examples/record.ts";
import { prefetchKeys, prefetchTemplates } from "../../src/server/cds-hooks/prefetch.ts";
import { canHold, isOnePerson, planted } from "../mirror/plant.ts";

const resourcesOf = (bundle: Json): readonly Json[] =>
  (Array.isArray(bundle["entry"]) ? (bundle["entry"] as readonly Json[]) : [])
    .map((entry) => entry["resource"] as Json | undefined)
    .filter((resource) => resource !== undefined);

/** Without its beginning and with references as a FHIR server writes them. */
function callOf(record: Json): string {
  const id = String(resourcesOf(record).find((resource) => resource["resourceType"] === "Patient")?.["id"]);
  const resources = resourcesOf(
    JSON.parse(JSON.stringify(record).replaceAll(`"urn:uuid:${id}"`, `"Patient/${id}"`)) as Json,
  );
  const prefetch = Object.fromEntries(
    prefetchKeys.map((key) => {
      const [type = ""] = prefetchTemplates[key].split(/[/?]/u);
      const found = resources.filter((resource) => resource["resourceType"] === type);
      const entry = found.map((resource) => ({ resource }));
      return [key, key === "patient" ? found[0] : { resourceType: "Bundle", type: "searchset", entry }];
    }),
  );
  const context = { userId: "Practitioner/d1", patientId: id };
  return JSON.stringify({ hook: "patient-view", hookInstance: randomUUID(), context, prefetch });
}

/** A call with a whole record as prefetch. */
export interface WholeRecordCall {
  readonly body: string;
  /** Whether a history of the disease was planted in the record. */
  readonly isPlanted: boolean;
}

/** Calls, one for each of `count` records spread evenly over all sizes up to a thousand observations. */
export function callsFrom(records: readonly Json[], count: number, today: string): readonly WholeRecordCall[] {
  const bySize = records
    .filter(isOnePerson)
    .map((record) => ({ record, size: resourcesOf(record).length }))
    .toSorted((a, b) => a.size - b.size);
  const step = Math.max(1, bySize.length / count);
  const chosen = Array.from({ length: Math.min(count, bySize.length) }, (_, at) => bySize[Math.floor(at * step)]);
  const examples = exampleRecords(today);
  return chosen.flatMap((one, at) => {
    if (one === undefined) return [];
    const example = examples[at % examples.length];
    const isPlanted = at % 2 === 1 && example !== undefined && canHold(one.record, example, today);
    return { body: callOf(isPlanted ? planted(one.record, example, at) : one.record), isPlanted };
  });
}

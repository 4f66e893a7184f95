/** What the service asks a hospital system to send along, and how what came is read. */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";

/** Queries by key. They stay within what the standard recommends: a read, and searches by patient. */
export const prefetchTemplates = {
  patient: "Patient/{{context.patientId}}",
  observations: "Observation?patient={{context.patientId}}&_sort=-date&_count=1000",
  conditions: "Condition?patient={{context.patientId}}&_count=500",
  medicationRequests: "MedicationRequest?patient={{context.patientId}}&_count=500",
  medicationAdministrations: "MedicationAdministration?patient={{context.patientId}}&_count=1000",
  medicationStatements: "MedicationStatement?patient={{context.patientId}}&_count=500",
  procedures: "Procedure?patient={{context.patientId}}&_count=500",
  diagnosticReports: "DiagnosticReport?patient={{context.patientId}}&_count=500",
  allergies: "AllergyIntolerance?patient={{context.patientId}}&_count=200",
  immunizations: "Immunization?patient={{context.patientId}}&_count=500",
  carePlans: "CarePlan?patient={{context.patientId}}&_count=100",
  questionnaires: "QuestionnaireResponse?patient={{context.patientId}}&_count=500",
} as const;

export type PrefetchKey = keyof typeof prefetchTemplates;
export const prefetchKeys = Object.keys(prefetchTemplates) as readonly PrefetchKey[];

/** The query for one patient. The id was checked to be a FHIR id, so nothing in it can be read as part of a query. */
export const queryFor = (key: PrefetchKey, patientId: string): string =>
  prefetchTemplates[key].replaceAll("{{context.patientId}}", patientId);

/** The type of resource that a query is for. */
export const typeOf = (key: PrefetchKey): string => prefetchTemplates[key].split(/[/?]/u)[0] ?? "";

/** One key: what came, or that it must still be had, and why. `next` is the rest of a list that came in part. */
export interface Prefetched {
  readonly key: PrefetchKey;
  readonly state: "had" | "absent" | "failed" | "partial";
  readonly resources: readonly unknown[];
  readonly next?: string | undefined;
  readonly why?: string | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isOutcome = (value: unknown): boolean => isObject(value) && value["resourceType"] === "OperationOutcome";

/** Only an outcome that says "error" or "fatal" means that something failed; servers also inform with them. */
const isFailure = (value: unknown): boolean =>
  isOutcome(value) &&
  isObject(value) &&
  listOf(value["issue"]).some((i) => isObject(i) && (i["severity"] === "error" || i["severity"] === "fatal"));

/** Resources of a Bundle or a single one, its failures, and the link to the rest. */
export function readPage(value: unknown): {
  readonly resources: readonly unknown[];
  readonly failed: boolean;
  readonly next?: string | undefined;
} {
  if (!isObject(value)) return { resources: [], failed: true };
  if (value["resourceType"] !== "Bundle")
    return isOutcome(value) ? { resources: [], failed: true } : { resources: [value], failed: false };
  const all = listOf(value["entry"]).flatMap((entry) =>
    isObject(entry) && isObject(entry["resource"]) ? [entry["resource"]] : [],
  );
  const link = listOf(value["link"]).find((l) => isObject(l) && l["relation"] === "next");
  const next = isObject(link) && typeof link["url"] === "string" ? link["url"] : undefined;
  return { resources: all.filter((r) => !isOutcome(r)), failed: all.some(isFailure), next };
}

/** Whether resources can be what the query finds: nothing, or some of its type. A patient is always found. */
export const areOf = (key: PrefetchKey, resources: readonly unknown[]): boolean =>
  (resources.length === 0 && key !== "patient") ||
  resources.some((r) => isObject(r) && r["resourceType"] === typeOf(key));

function readOne(key: PrefetchKey, value: unknown): Prefetched {
  const lacking = (state: "absent" | "failed", why: string): Prefetched => ({ key, state, resources: [], why });
  if (value === undefined) return lacking("absent", "not sent");
  if (value === null && key !== "patient") return { key, state: "had", resources: [] };
  if (value === null) return lacking("failed", "sent as null");
  const { resources, failed, next } = readPage(value);
  if (failed) return lacking("failed", "sent as a failure");
  if (!areOf(key, resources)) return lacking("failed", `sent without any ${typeOf(key)}`);
  return next === undefined
    ? { key, state: "had", resources }
    : { key, state: "partial", resources, next, why: "sent in part" };
}

/** Reads what a client sent. `null` says that it looked and found nothing; a key that is not there was not run. */
export const readPrefetch = (prefetch: Readonly<Record<string, unknown>> | undefined): readonly Prefetched[] =>
  prefetchKeys.map((key) =>
    readOne(key, prefetch !== undefined && Object.hasOwn(prefetch, key) ? prefetch[key] : undefined),
  );

/** Everything, or which data could not be had, and why. */
export function completeOr412(all: readonly Prefetched[]): Result<readonly unknown[]> {
  const lacking = all.filter(({ state }) => state !== "had");
  if (lacking.length === 0) return ok(all.flatMap(({ resources }) => resources));
  const reasons = [...Map.groupBy(lacking, ({ why }) => why ?? "not sent")];
  const problem: Problem = {
    code: "data-not-available",
    message: `These data could not be had: ${reasons.map(([why, keys]) => `${keys.map(({ key }) => key).join(", ")} (${why})`).join("; ")}`,
    fix: "send every prefetch key of discovery, null where nothing was found, or fhirServer and fhirAuthorization of a server on the operator's list",
  };
  return err(problem);
}

/** Whether everything in a call is of the patient it is about; anything else is an error, not an answer without it. */
import type { Problem } from "../../core/problem.ts";
import { isObject, isOrder, type Resource } from "./drafts.ts";
import type { Prefetched } from "./prefetch.ts";

const referenceIn = (value: unknown): string | undefined => {
  const reference = isObject(value) ? value["reference"] : undefined;
  return typeof reference === "string" ? reference : undefined;
};

/** Whom a resource names as its patient. */
const patientOf = (resource: Resource): string | undefined =>
  resource["resourceType"] === "Patient"
    ? `Patient/${String(resource["id"])}`
    : (referenceIn(resource["subject"]) ?? referenceIn(resource["patient"]));

/** "Patient/1", an address that ends so, or either with a version. */
function isOf(reference: string, patientId: string): boolean {
  const name = `Patient/${patientId}`;
  if (reference === name) return true;
  const bare = reference.replace(/\/_history\/[^/]*$/u, "");
  return bare === name || bare.endsWith(`/${name}`);
}

const namesAnother = (resource: unknown, patientId: string): boolean => {
  const named = isObject(resource) ? patientOf(resource) : undefined;
  return named !== undefined && !isOf(named, patientId);
};

const otherPatient = (place: string): Problem => ({
  code: "other-patient",
  message: `${place} holds a record of another patient than the one of the context`,
  fix: "send the chart that is open, with every subject as Patient/<context.patientId>",
});

const nobodys: Problem = {
  code: "other-patient",
  message: "A draft order does not say whose it is",
  fix: "give each draft order the subject Patient/<context.patientId>",
};

/** What of a call is of somebody else, or a draft of nobody. Nothing of the resource itself is told. */
export function ofAnother(
  prefetched: readonly Prefetched[],
  drafts: readonly Resource[],
  patientId: string,
): Problem | undefined {
  for (const { key, resources } of prefetched)
    if (resources.some((resource) => namesAnother(resource, patientId))) return otherPatient(`prefetch.${key}`);
  if (drafts.some((draft) => namesAnother(draft, patientId))) return otherPatient("context.draftOrders");
  return drafts.some((draft) => isOrder(draft) && patientOf(draft) === undefined) ? nobodys : undefined;
}

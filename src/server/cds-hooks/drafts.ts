/** What of a call is part of the chart besides what was prefetched: its draft orders, every one of which must be readable. */
import type { HookRequest } from "../../contract/cds-hooks.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";

export type Resource = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Resource =>
  typeof value === "object" && value !== null && !Array.isArray(value);

interface Entry {
  readonly resource: Resource;
  readonly fullUrl: string | undefined;
}

/** Types of resources that order something; others in the Bundle say more of an order, such as which medicine it is. */
const orders: readonly unknown[] = ["MedicationRequest", "ServiceRequest"];
export const isOrder = (resource: Resource): boolean => orders.includes(resource["resourceType"]);

const entriesOf = ({ context }: HookRequest): readonly Entry[] => {
  const entries: unknown = context.draftOrders?.["entry"];
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    if (!isObject(entry) || !isObject(entry["resource"])) return [];
    return [
      { resource: entry["resource"], fullUrl: typeof entry["fullUrl"] === "string" ? entry["fullUrl"] : undefined },
    ];
  });
};

/** "MedicationRequest/1" of whatever a reference is written as. */
const tailOf = (reference: string): string =>
  reference
    .replace(/\/_history\/[^/]*$/u, "")
    .split("/")
    .slice(-2)
    .join("/");

const nameOf = ({ resourceType, id }: Resource): string => `${String(resourceType)}/${String(id)}`;

const isNamed = ({ resource, fullUrl }: Entry, selection: string): boolean =>
  selection === resource["id"] || selection === fullUrl || tailOf(selection) === nameOf(resource);

const notAmongDrafts: Problem = {
  code: "bad-request",
  message: "context.selections names an order that is not in context.draftOrders",
  fix: "send each selected order with its id, and name it as <type>/<id>",
};

/** Orders that are over are not planned; whatever else is being selected or signed is, also when it was active before. */
const over: readonly unknown[] = ["cancelled", "completed", "stopped", "revoked", "entered-in-error"];
const asDraft = (resource: Resource): Resource =>
  isOrder(resource) && !over.includes(resource["status"]) ? { ...resource, status: "draft" } : resource;

/** The medicine said in the order itself where it is another entry, named by that entry's address. */
function withMedicine(resource: Resource, entries: readonly Entry[]): Resource {
  const named = isObject(resource["medicationReference"]) ? resource["medicationReference"]["reference"] : undefined;
  const entry = named === undefined ? undefined : entries.find(({ fullUrl }) => fullUrl === named);
  const code = entry?.resource["code"];
  return code === undefined ? resource : { ...resource, medicationCodeableConcept: code };
}

/** Draft orders of a call; of a selection, only those selected, with what is said of them beside. */
export function readDrafts(call: HookRequest): Result<readonly Resource[]> {
  const entries = entriesOf(call);
  const read = (some: readonly Entry[]) => ok(some.map(({ resource }) => withMedicine(asDraft(resource), entries)));
  if (call.hook !== "order-select") return read(entries);
  const selections = call.context.selections ?? [];
  if (selections.some((selection) => !entries.some((entry) => isNamed(entry, selection)))) return err(notAmongDrafts);
  return read(
    entries.filter((entry) => !isOrder(entry.resource) || selections.some((selection) => isNamed(entry, selection))),
  );
}

/** Prefetched resources without those that are among the drafts: the order as it is drafted now takes their place. */
export function withoutDrafted(resources: readonly unknown[], drafts: readonly Resource[]): readonly unknown[] {
  const drafted = new Set(drafts.filter(({ id }) => id !== undefined).map(nameOf));
  return drafted.size === 0 ? resources : resources.filter((r) => !isObject(r) || !drafted.has(nameOf(r)));
}

/** Where a resource says by reference alone which medicine it is of. */
function medicineOf(resource: Resource): readonly string[] {
  const { reference, display } = isObject(resource["medicationReference"]) ? resource["medicationReference"] : {};
  if (resource["medicationCodeableConcept"] !== undefined) return [];
  const isPlain = typeof reference === "string" && !reference.startsWith("#") && typeof display !== "string";
  return isPlain ? [reference] : [];
}

/** References to the medicines of `some` that are neither there nor among `others`: each could be any medicine. */
export function unknownMedicines(some: readonly Resource[], others: readonly unknown[]): readonly string[] {
  const named = some.flatMap(medicineOf);
  if (named.length === 0) return [];
  const known = new Set([...some, ...others].filter(isObject).map(nameOf));
  return named.filter((reference) => !known.has(tailOf(reference)));
}

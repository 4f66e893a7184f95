/** What of a call is part of the chart besides what was prefetched, and whether the chart is the right one. */
import type { HookRequest } from "../../contract/cds-hooks.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Draft orders of a call; of a selection, only those selected ("MedicationRequest/1"). */
export function draftsOf({ hook, context }: HookRequest): readonly unknown[] {
  const entries = Array.isArray(context.draftOrders?.["entry"]) ? context.draftOrders["entry"] : [];
  const drafts = entries.flatMap((entry: unknown) =>
    isObject(entry) && isObject(entry["resource"]) ? [entry["resource"]] : [],
  );
  if (hook !== "order-select") return drafts;
  const selected = new Set(context.selections ?? []);
  return drafts.filter(
    (r) => selected.has(`${String(r["resourceType"])}/${String(r["id"])}`) || selected.has(String(r["id"])),
  );
}

/** The prefetched patient is the one of the context, or the call is wrong. */
export function isOther(resources: readonly unknown[], patientId: string): boolean {
  return resources.some((r) => isObject(r) && r["resourceType"] === "Patient" && r["id"] !== patientId);
}

/** The audit as lines for other systems: its own entries, or FHIR R4 AuditEvents. */
import { toAuditEvent } from "../../fhir/audit-event.ts";
import type { AuditLog, ChainedEntry } from "../ports/audit.ts";

export const auditFormats = ["jsonl", "fhir"] as const;
export type AuditFormat = (typeof auditFormats)[number];

const pageSize = 500;

/** Entries after `after`, oldest first, a page at a time. */
export async function* auditEntries(log: AuditLog, after: number): AsyncGenerator<ChainedEntry> {
  let last = after;
  for (;;) {
    const page = await log.list({ after: last, limit: pageSize });
    const end = page.at(-1);
    if (end === undefined) return;
    yield* page;
    last = end.seq;
  }
}

/** One JSON line for each entry. */
export async function* auditLines(log: AuditLog, format: AuditFormat, after: number): AsyncGenerator<string> {
  for await (const entry of auditEntries(log, after))
    yield JSON.stringify(format === "fhir" ? toAuditEvent(entry) : entry);
}

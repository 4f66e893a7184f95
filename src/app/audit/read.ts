/** What administrators see of the audit. */
import type { AuditPage, AuditQuery, ChainCheckView } from "../../contract/audit.ts";
import type { AuditLog } from "../ports/audit.ts";

/** Entries after a number, or the newest; oldest first. */
export async function listAudit(log: AuditLog, { after, limit }: AuditQuery): Promise<AuditPage> {
  const last = (await log.head())?.seq ?? 0;
  const entries = await log.list({ after: after ?? Math.max(0, last - limit), limit });
  return { entries, last };
}

/** Whether the chain holds. Long work that leaves the server free in between. */
export const checkAudit = (log: AuditLog): Promise<ChainCheckView> => log.verify();

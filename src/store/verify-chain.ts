/** Walks the audit chain from its first entry to its head while others go on writing. */
import type { AuditEntry, AuditLog, ChainCheck, ChainedEntry, ChainFault, ChainMark } from "../app/ports/audit.ts";

/** A chain as it can be read: pages of entries, its head, and how an entry's hash is made. */
export interface ReadableChain {
  readonly list: AuditLog["list"];
  readonly head: () => Promise<ChainMark | undefined>;
  readonly hashOf: (entry: AuditEntry, seq: number, prev: string) => string;
  readonly genesis: string;
}

const pageSize = 1000;

const broken = (brokenAt: number, fault: ChainFault): ChainCheck => ({ ok: false, brokenAt, fault });

/** What is wrong with an entry that should follow `before`, if anything. */
function faultOf(chain: ReadableChain, row: ChainedEntry, before: ChainMark): ChainFault | undefined {
  const { seq, prev, hash, ...entry } = row;
  if (seq !== before.seq + 1) return "missing";
  if (prev !== before.hash) return "out-of-order";
  return hash === chain.hashOf(entry, seq, prev) ? undefined : "edited";
}

/** Compares the last entry found with the head. Undefined: entries were added meanwhile, go on. */
function compareHead(last: ChainMark, head: ChainMark | undefined): ChainCheck | undefined {
  if (head === undefined) return broken(last.seq, "head");
  if (head.seq < last.seq) return broken(head.seq + 1, "added");
  if (head.seq > last.seq) return undefined;
  return head.hash === last.hash ? { ok: true, entries: last.seq, head: last.hash } : broken(last.seq, "head");
}

/**
 * Recomputes every hash. An entry and the head move in one transaction, and the head is read after the last page:
 * a head that is ahead means either new entries, which the next page must have, or entries removed at the end.
 */
export async function verifyChain(chain: ReadableChain, noted?: ChainMark): Promise<ChainCheck> {
  let last: ChainMark = { seq: 0, hash: chain.genesis };
  let aheadAt: number | undefined;
  for (;;) {
    const page = await chain.list({ after: last.seq, limit: pageSize });
    for (const row of page) {
      const fault = faultOf(chain, row, last);
      if (fault !== undefined) return broken(last.seq + 1, fault);
      last = { seq: row.seq, hash: row.hash };
      if (noted?.seq === last.seq && noted.hash !== last.hash) return broken(last.seq, "not-as-noted");
    }
    if (page.length > 0) continue;
    const check = compareHead(last, await chain.head());
    if (check?.ok === true && noted !== undefined && noted.seq > last.seq) return broken(last.seq + 1, "missing");
    if (check !== undefined) return check;
    if (aheadAt === last.seq) return broken(last.seq + 1, "missing");
    aheadAt = last.seq;
  }
}

/** The audit chain: what was done, by whom, in an order that cannot be quietly edited. */

/** One entry before it is chained. Digests stand in for content: no question, name or value is ever written here. */
export interface AuditEntry {
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

/** An entry in the chain: `hash` covers the entry, its number and the hash before it. */
export interface ChainedEntry extends AuditEntry {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
}

/** Number and hash of an entry: noted outside the database, it proves later that nothing up to it was rewritten. */
export interface ChainMark {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Why a chain does not hold, at `brokenAt`:
 * the entry's content is not what its hash says; it is missing; it does not follow the one before it; it came in
 * without moving the head; the head does not fit the last entry or is gone; it is not the entry that was noted.
 */
export type ChainFault = "edited" | "missing" | "out-of-order" | "added" | "head" | "not-as-noted";

export type ChainCheck =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly brokenAt: number; readonly fault: ChainFault };

export interface AuditLog {
  /** Adds an entry at the end of the chain. */
  readonly append: (entry: AuditEntry) => Promise<ChainedEntry>;
  /** Adds several, in their order. */
  readonly appendAll: (entries: readonly AuditEntry[]) => Promise<void>;
  /** Number and hash of the last entry; undefined when the chain has lost its head. */
  readonly head: () => Promise<ChainMark | undefined>;
  /** Entries after `seq`, oldest first. */
  readonly list: (options: { readonly after: number; readonly limit: number }) => Promise<readonly ChainedEntry[]>;
  /** Recomputes the chain and compares it with its head, and with a mark noted earlier if one is given. */
  readonly verify: (noted?: ChainMark) => Promise<ChainCheck>;
}

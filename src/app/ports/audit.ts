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

export interface AuditLog {
  /** Adds an entry at the end of the chain. */
  readonly append: (entry: AuditEntry) => Promise<ChainedEntry>;
  /** Entries after `seq`, oldest first. */
  readonly list: (options: { readonly after: number; readonly limit: number }) => Promise<readonly ChainedEntry[]>;
  /** Recomputes the chain: the number of entries, or the first that does not fit. */
  readonly verify: () => Promise<
    { readonly ok: true; readonly entries: number } | { readonly ok: false; readonly brokenAt: number }
  >;
}

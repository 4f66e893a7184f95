/** What a check of the audit chain found, in words. */
import type { ChainCheck, ChainFault } from "../app/ports/audit.ts";

const faults: Readonly<Record<ChainFault, string>> = {
  edited: "its content or hash was edited",
  missing: "it is missing",
  "out-of-order": "it does not follow the entry before it",
  added: "it was added without moving the head of the chain",
  head: "the head of the chain does not fit it, or is gone",
  "not-as-noted": "it is not the entry that was noted",
};

export const chainSentence = (check: ChainCheck): string =>
  check.ok
    ? `holds, ${check.entries} ${check.entries === 1 ? "entry" : "entries"}, head ${check.entries}:${check.head}`
    : `DOES NOT HOLD at entry ${check.brokenAt}: ${faults[check.fault]}`;

/** What a chart says to one question about a patient: a value with where it came from, or why there is none. */
import type { Quantity } from "../quantity.ts";

/** Why a value is not known. Each is shown to people in words; none is ever taken for "no". */
export type UnknownReason =
  | "missing"
  | "stale"
  | "assay-changed"
  | "censored"
  | "unit"
  | "conflicting"
  | "not-assessable"
  | "possibly-passive";

/** A fact that is known. `date` is ISO 8601, as exact as the record has it; `resources` name what it was read from. */
export interface KnownFact {
  readonly known: true;
  readonly value: Quantity | string | boolean;
  readonly date?: string | undefined;
  readonly resources: readonly string[];
}

/** A fact that is not known. `text` says why in a clinician's words: "last IgM is from 2025-01-03, older than 120 days". */
export interface UnknownFact {
  readonly known: false;
  readonly because: UnknownReason;
  readonly text: string;
  /** When it was last known, of one that is too old: the next is counted from then. */
  readonly date?: string | undefined;
  readonly resources: readonly string[];
}

export type FactValue = KnownFact | UnknownFact;

/** Reads a fact of one chart at one moment, by the fact's id in the pack. */
export type FactReader = (fact: string) => FactValue;

/** The evidence index: passages found by words, phrases, identifiers and filters. Derived from the literature store. */
import type { Design } from "../../core/knowledge/source.ts";
import type { IndexedPassage } from "../../evidence/indexed-passage.ts";

/** Which passages may be found at all. An absent member does not restrict. */
export interface PassageFilter {
  readonly designs?: readonly Design[] | undefined;
  readonly formats?: readonly string[] | undefined;
  readonly fromYear?: number | undefined;
  readonly toYear?: number | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly documentIds?: readonly string[] | undefined;
  /** Retracted documents are left out unless asked for. */
  readonly retracted?: "without" | "only" | "with" | undefined;
}

/** What is looked for, already read and expanded. Words are given as a person wrote them; the index stems them. */
export interface PassageQuery {
  /** Words with the weight each counts; expansions have less than one. */
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  /** Stretches that must occur as they stand, such as a quoted phrase. */
  readonly phrases: readonly string[];
  /** Identifiers in the form of `IndexedPassage.identifiers`; a passage with any of them comes first. */
  readonly identifiers: readonly string[];
  readonly filter: PassageFilter;
  readonly limit: number;
}

export interface PassageHit {
  readonly passage: IndexedPassage;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

export interface EvidenceIndex {
  /** Adds passages; one with a known id replaces the one before. Searchable after `finish`. */
  readonly add: (passages: readonly IndexedPassage[]) => Promise<void>;
  /** Takes every passage of these document versions out. */
  readonly remove: (versions: readonly string[]) => Promise<void>;
  /** Brings the index up to date with what was added and removed. */
  readonly finish: () => Promise<void>;
  readonly search: (query: PassageQuery) => Promise<readonly PassageHit[]>;
  /** Number of passages. */
  readonly count: () => Promise<number>;
  /** Takes everything out, for a rebuild. */
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

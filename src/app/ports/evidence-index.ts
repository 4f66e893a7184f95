/** The evidence index: passages found by words, phrases, identifiers and filters. Derived from the literature store. */
import type { Design } from "../../core/knowledge/source.ts";
import type { IndexedPassage } from "../../evidence/indexed-passage.ts";
import type { WordVocabulary } from "../../evidence/search/vocabulary.ts";

/** Which passages may be found at all. An absent member does not restrict; an empty list lets nothing through. */
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

/** A word to look for and how much it counts: 1 for a word of the question, less for one that was added to it. */
export interface WeightedWord {
  readonly word: string;
  readonly weight: number;
}

/** What is looked for, already read and expanded. Words are given as a person wrote them; the index stems them. */
export interface PassageQuery {
  readonly words: readonly WeightedWord[];
  /** Stretches that must occur as they stand but for case and spacing, such as a quoted phrase. */
  readonly phrases: readonly string[];
  /** Identifiers in the form of `IndexedPassage.identifiers`; a passage with any of them comes first. */
  readonly identifiers: readonly string[];
  /** The question as an embedding model sees it, where one is in use: nearness in meaning is fused with the words. */
  readonly vector?: readonly number[] | undefined;
  readonly filter: PassageFilter;
  readonly limit: number;
}

export interface PassageHit {
  readonly passage: IndexedPassage;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

/** Passages that are gathered to be appended as one. They are made ready as they come, so that nobody need keep them. */
export interface Gathering {
  readonly take: (passages: readonly IndexedPassage[]) => void;
  /** Number of passages taken since the last were put. */
  readonly size: () => number;
  /** Appends what was taken, and is empty then. Nothing may be taken meanwhile. */
  readonly put: () => Promise<void>;
}

/**
 * Passages whose role is `references` or `navigation` are not kept: they are never found and never counted.
 * Every promise rejects when the storage does not answer.
 */
export interface EvidenceIndex {
  /** Adds passages; one with a known id replaces the one before. Searchable after `finish`. */
  readonly add: (passages: readonly IndexedPassage[]) => Promise<void>;
  /** Adds passages none of which was ever added, for a first load: faster, since no id is looked up. The caller answers for it. */
  readonly append: (passages: readonly IndexedPassage[]) => Promise<void>;
  /** For many appends one after another; each gathering may be used again and again. */
  readonly gather: () => Gathering;
  /** Takes every passage of these document versions out. */
  readonly remove: (versions: readonly string[]) => Promise<void>;
  /** Brings the index up to date with what was added and removed. One process at a time. */
  readonly finish: () => Promise<void>;
  readonly search: (query: PassageQuery) => Promise<readonly PassageHit[]>;
  /** The words of all passages, for spelling. */
  readonly vocabulary: () => Promise<WordVocabulary>;
  /** Number of passages. */
  readonly count: () => Promise<number>;
  /** Takes everything out, for a rebuild. */
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

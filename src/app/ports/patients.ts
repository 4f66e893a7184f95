/** Patients' records: people, their entries with every version, and the audit entry of each act, all or nothing. */
import type { Chart, Entry } from "../../core/chart/chart.ts";

/** Who does something, when, and where it came from ("app", "cli"). */
export interface Act {
  readonly at: string;
  readonly actor: string;
  readonly origin: string;
  /** Hash of the packs, where something is made from them of what is read. */
  readonly packHash?: string | undefined;
}

/** A patient in a list. `entries` is how many the chart has now. */
export interface PatientSummary {
  readonly id: string;
  readonly label: string;
  readonly sex?: Chart["sex"];
  readonly birthDate?: string | undefined;
  readonly entries: number;
  readonly updatedAt: string;
}

/** A stored chart. `id` is ours; `chart.id` is the record's own. */
export interface StoredPatient {
  readonly id: string;
  readonly chart: Chart;
  readonly updatedAt: string;
}

/** What became of a chart that was taken in. A chart of somebody else under a known id is refused. */
export interface TakenIn {
  readonly id: string;
  readonly outcome: "added" | "merged" | "refused";
  readonly added: number;
  readonly changed: number;
}

/** One state of an entry, newest last in a history; `entry` is missing where it was removed. */
export interface EntryVersion {
  readonly version: number;
  readonly entry?: Entry | undefined;
  readonly at: string;
  readonly actor: string;
}

export interface Patients {
  /** Adds charts, or merges them into those of the same record id and the same birth date and sex. */
  readonly takeIn: (
    charts: readonly { readonly newId: string; readonly chart: Chart }[],
    act: Act,
  ) => Promise<readonly TakenIn[]>;
  readonly list: (act: Act) => Promise<readonly PatientSummary[]>;
  /**
   * Every chart, some at a time, so that nobody else waits; `asked` goes into the one audit entry as a digest. A patient erased
   * meanwhile is left out.
   */
  readonly readAll: (asked: unknown, act: Act) => AsyncIterable<readonly Chart[]>;
  readonly find: (id: string, act: Act) => Promise<StoredPatient | undefined>;
  /** Sets entries of a patient as new versions; false when there is no such patient. */
  readonly put: (id: string, entries: readonly Entry[], act: Act) => Promise<boolean>;
  /** Takes an entry out of the chart and keeps its history; false when it is not there. */
  readonly withdraw: (id: string, entryId: string, act: Act) => Promise<boolean>;
  /** Brings back the state before the last change, as a new version; false when there is none. */
  readonly undo: (id: string, entryId: string, act: Act) => Promise<boolean>;
  readonly history: (id: string, entryId: string, act: Act) => Promise<readonly EntryVersion[]>;
  /** Erases a patient with all history; the audit keeps that it was done. */
  readonly remove: (id: string, act: Act) => Promise<boolean>;
}

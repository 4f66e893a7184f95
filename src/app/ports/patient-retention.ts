/** Patients by when they were last touched, and erasing those that nobody touched for long. */
import type { Touched } from "../../core/chart/idle.ts";
import type { Act } from "./patients.ts";

export interface PatientTouched extends Touched {
  readonly id: string;
}

export interface PatientRetention {
  readonly count: () => Promise<number>;
  /** When each was last touched, some at a time; notes nothing, as no record is shown. */
  readonly survey: () => AsyncIterable<readonly PatientTouched[]>;
  /**
   * Erases a patient with all history when `isIdle` still holds in the moment of erasing, with an audit entry; false when it
   * does not hold or the patient is gone.
   */
  readonly eraseIdle: (id: string, isIdle: (touched: Touched) => boolean, act: Act) => Promise<boolean>;
}

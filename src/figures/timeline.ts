/** What a patient's timeline draws: courses of treatment above, one lane per measure below, on one axis of days. */
import type { Comparator } from "../core/quantity.ts";
import type { ScaleKind } from "./scale.ts";

/** A day as whole days since 1970-01-01. */
export type Day = number;

/** A dose that was given, or is planned. */
export interface Dose {
  readonly id: string;
  readonly day: Day;
  readonly text: string;
}

/** A course of treatment. No end means that it is not known, and is drawn so. */
export interface CourseBar {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly from: Day;
  readonly to?: Day | undefined;
  readonly planned: boolean;
  readonly doses: readonly Dose[];
  /** Days in which a rise of IgM is expected and no failure. */
  readonly flare?: { readonly from: Day; readonly to: Day; readonly text: string } | undefined;
  readonly response?: Response | undefined;
}

/** What became of a course, in one word and in a sentence that names the measures used. */
export interface Response {
  readonly verdict: "improved" | "stable" | "worse" | "mixed" | "not-assessable";
  readonly text: string;
}

export interface Point {
  readonly id: string;
  readonly day: Day;
  readonly value: number;
  /** A censored value is drawn as an open triangle at its limit. */
  readonly comparator?: Comparator | undefined;
  /** Assay or laboratory: points are joined only within one. */
  readonly series: string;
  readonly state: "final" | "preliminary" | "amended";
  /** Why it is drawn but counts for no baseline or trend. */
  readonly setAside?: string | undefined;
  /** Everything known of it, for pointer and keyboard. */
  readonly text: string;
}

/** The laboratory's own reference range over some days; one limit alone is a half band. */
export interface Band {
  readonly from: Day;
  readonly to: Day;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** The value that changes are counted from, and what it is called. */
export interface Baseline {
  readonly day: Day;
  readonly value: number;
  readonly label: string;
}

export interface Lane {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly scale: ScaleKind;
  readonly points: readonly Point[];
  readonly bands: readonly Band[];
  readonly baselines: readonly Baseline[];
  /** Points further apart than this are joined by a broken line. */
  readonly expectedDays: number;
  /** Shades the days in which a rise is expected. */
  readonly flares: boolean;
}

/** The days below the lanes: dates, or weeks since a day such as the first dose of a course. */
export type TimeLabels =
  | { readonly kind: "calendar" }
  | { readonly kind: "weeks"; readonly since: Day; readonly label: string };

export interface Timeline {
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly labels: TimeLabels;
  readonly courses: readonly CourseBar[];
  readonly lanes: readonly Lane[];
  /** Ids of points and doses that a recommendation rests on. */
  readonly highlighted: ReadonlySet<string>;
}

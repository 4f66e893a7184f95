/** How a timeline is looked at: the days of its axis, and what is highlighted. */
import type { Day } from "./timeline.ts";

/** The days below the lanes: dates, or weeks since a day such as the first dose of a course. */
export type TimeLabels =
  | { readonly kind: "calendar" }
  | { readonly kind: "weeks"; readonly since: Day; readonly label: string };

/** How it is looked at: the axis, and ids of points and doses that a recommendation rests on. */
export interface Looked {
  readonly labels: TimeLabels;
  readonly highlighted: ReadonlySet<string>;
  /** Lines below the legend: of which day it is, by which edition, who has looked at it. */
  readonly notes?: readonly string[] | undefined;
}

export const plainly: Looked = { labels: { kind: "calendar" }, highlighted: new Set() };

/** Whether a drawn thing is highlighted, or was worked out from something that is. */
export const isHighlighted = (highlighted: ReadonlySet<string>, id: string): boolean =>
  highlighted.has(id) || id.split(" + ").some((part) => highlighted.has(part));

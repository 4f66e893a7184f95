/** How a reader looks at a timeline: which stretch of days, which lanes in which order, in what terms. */
import { compared, evenly, inPercent, inSecondUnit } from "../../../src/figures/lane-views.ts";
import type { TimeLabels } from "../../../src/figures/looked.ts";
import type { Lane, Timeline } from "../../../src/figures/timeline.ts";

export interface Shown {
  readonly stretch: "all" | "year" | "diagnosis" | "course";
  /** Days chosen by zooming; they stand before the stretch. */
  readonly window?: Days | undefined;
  /** The course that weeks are counted from; dates without one. */
  readonly since: string;
  /** Lanes to draw, from top to bottom. */
  readonly lanes: readonly string[];
  readonly values: "measured" | "second" | "percent";
  readonly even: boolean;
  /** Two lanes drawn in one, in percent of their baselines. */
  readonly together: readonly [first: string, second: string];
}

/** Days from the first to the last that is drawn. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

const daysOfYear = 365;
/** Shown when the pack names no lanes to follow. */
const firstLanes = 6;
const leastDays = 14;

/** How a timeline is opened. */
export function openedWith({ lanes }: Timeline): Shown {
  const followed = lanes.filter(({ shownFirst }) => shownFirst);
  const first = followed.length > 0 ? followed : lanes.slice(0, firstLanes);
  return {
    stretch: "all",
    since: "",
    lanes: first.map(({ id }) => id),
    values: "measured",
    even: false,
    together: ["", ""],
  };
}

const lastCourse = ({ courses }: Timeline) => courses.filter(({ planned }) => !planned).at(-1);

/** The days in view. */
export function daysOf(timeline: Timeline, { stretch, window }: Shown): Days {
  if (window !== undefined) return window;
  const { to, today, diagnosed } = timeline;
  if (stretch === "year") return { from: today - daysOfYear, to: Math.max(to, today) };
  if (stretch === "diagnosis" && diagnosed !== undefined) return { from: diagnosed, to };
  const course = lastCourse(timeline);
  if (stretch === "course" && course !== undefined) return { from: course.from - 90, to };
  return { from: timeline.from, to };
}

/** Closer (below 1) or wider (above 1) around the middle, never beyond the record. */
export function zoomed(timeline: Timeline, days: Days, factor: number): Days {
  const middle = (days.from + days.to) / 2;
  const half = Math.max(leastDays / 2, ((days.to - days.from) / 2) * factor);
  return { from: Math.max(timeline.from, middle - half), to: Math.min(timeline.to, middle + half) };
}

/** Earlier (below 0) or later by a share of what is in view, never beyond the record. */
export function moved(timeline: Timeline, days: Days, share: number): Days {
  const by = (days.to - days.from) * share;
  const step = Math.min(Math.max(by, timeline.from - days.from), timeline.to - days.to);
  return { from: days.from + step, to: days.to + step };
}

/** Lanes that are not drawn and hold one of these values. */
export function lanesNeeded(timeline: Timeline, shown: Shown, values: ReadonlySet<string>): readonly string[] {
  return timeline.lanes
    .filter(({ id, points }) => !shown.lanes.includes(id) && points.some((point) => values.has(point.id)))
    .map(({ id }) => id);
}

/** Lanes with one moved up (-1) or down (1). */
export function reordered(lanes: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const at = lanes.indexOf(id);
  const other = lanes[at + by];
  if (at < 0 || other === undefined) return lanes;
  return lanes.with(at, other).with(at + by, id);
}

/** A lane in the terms chosen; nothing where it cannot be said in them. */
function inTerms(lane: Lane, { values, even }: Shown): Lane | undefined {
  if (values === "percent") return inPercent(lane);
  const measured = values === "second" ? inSecondUnit(lane) : lane;
  return even && measured.scale === "log" ? evenly(measured) : measured;
}

/** The timeline as it is looked at, and the lanes that cannot be drawn in these terms. */
export function drawnAs(
  timeline: Timeline,
  shown: Shown,
): { readonly timeline: Timeline; readonly leftOut: readonly string[] } {
  const byId = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
  const chosen = shown.lanes.flatMap((id) => byId.get(id) ?? []);
  const lanes = chosen.map((lane) => inTerms(lane, shown));
  const [first, second] = shown.together.map((id) => byId.get(id));
  const both = first === undefined || second === undefined || first === second ? undefined : compared(first, second);
  const asked = shown.together.every((id) => id !== "");
  return {
    timeline: {
      ...timeline,
      ...daysOf(timeline, shown),
      lanes: [...(both === undefined ? [] : [both]), ...lanes.filter((lane) => lane !== undefined)],
    },
    leftOut: [
      ...chosen.filter((_, at) => lanes[at] === undefined).map(({ title }) => title),
      ...(asked && both === undefined ? ["the two together"] : []),
    ],
  };
}

/** Dates, or weeks since the first dose of the course chosen. */
export function labelsOf({ courses }: Timeline, since: string): TimeLabels {
  const course = courses.find(({ id }) => id === since);
  return course === undefined
    ? { kind: "calendar" }
    : { kind: "weeks", since: course.from, label: `${course.label} began` };
}

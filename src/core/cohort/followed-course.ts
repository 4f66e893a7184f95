/** One course with the stretch in which its outcomes are looked for, and the chart as it stood at the end of that stretch. */
import { addSpan, isoDay } from "../calendar.ts";
import type { Chart } from "../chart/chart.ts";
import type { Course } from "../chart/courses.ts";
import { type IndexedChart, indexChart } from "../chart/indexed-chart.ts";
import type { Cohort } from "../knowledge/cohort.ts";
import type { Measure } from "../knowledge/measure.ts";

/** `from` and `to` are days; a course that is followed for less than `from` has no outcome yet. */
export interface FollowedCourse {
  readonly course: Course;
  readonly regimen: string;
  readonly isFirst: boolean;
  readonly from: number;
  readonly to: number;
  /** What ended the follow-up. */
  readonly endedBy: "span" | "next-course" | "today";
  /** The chart as it stood on the day `to`: nothing later is in it. */
  readonly chart: IndexedChart;
}

export interface Following {
  readonly chart: Chart;
  readonly course: Course;
  readonly regimen: string;
  readonly next: Course | undefined;
  readonly today: number;
}

/** The last day of the follow-up: the end of the span, the day before the next course, or today, whichever comes first. */
function endOf({ course, next, today }: Following, { followUp }: Cohort): Pick<FollowedCourse, "to" | "endedBy"> {
  const span = addSpan(course.start.from, followUp.to);
  const before = next === undefined ? Infinity : next.start.from - 1;
  if (before < span && before <= today) return { to: before, endedBy: "next-course" };
  return span <= today ? { to: span, endedBy: "span" } : { to: today, endedBy: "today" };
}

/**
 * Follows a course. The pack's own facts are then read from the chart of that day, on which this course is the latest one; so
 * “this course” and “the first course” mean what they mean everywhere else.
 */
export function followCourse(
  following: Following,
  cohort: Cohort,
  measures: ReadonlyMap<string, Measure>,
): FollowedCourse {
  const { chart, course, regimen } = following;
  const end = endOf(following, cohort);
  return {
    course,
    regimen,
    isFirst: course.number === 1,
    from: addSpan(course.start.from, cohort.followUp.from),
    ...end,
    chart: indexChart(chart, measures, isoDay(end.to)),
  };
}

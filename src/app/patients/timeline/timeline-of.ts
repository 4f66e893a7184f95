/** A chart as a timeline: courses of treatment, and a lane for each measure with values to follow. */
import type { Timeline } from "../../../figures/timeline.ts";
import { coursesOfChart } from "./courses.ts";
import { diagnosedOn, lanesOfChart } from "./lanes.ts";
import type { Looking } from "./looking.ts";

/** The timeline of a chart at its moment of reading. */
export function timelineOf(looking: Looking): Timeline {
  const { chart } = looking;
  const lanes = lanesOfChart(looking);
  const courses = coursesOfChart(looking);
  const days = [
    chart.today,
    ...lanes.flatMap((lane) => lane.points.map(({ day }) => day)),
    ...courses.flatMap(({ from, to }) => [from, to ?? from]),
  ];
  const diagnosed = diagnosedOn(looking);
  return {
    title: chart.chart.label,
    from: Math.min(...days),
    to: Math.max(...days),
    today: chart.today,
    ...(diagnosed === undefined ? {} : { diagnosed }),
    courses,
    lanes,
  };
}

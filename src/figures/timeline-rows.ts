/** What a timeline draws, as rows: for the table beside it and the CSV export. */
import { isoDay } from "../core/calendar.ts";
import type { Timeline } from "./timeline.ts";

export interface TimelineRow {
  readonly id: string;
  readonly date: string;
  readonly what: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
  /** Everything known of it. */
  readonly text: string;
}

/** Doses and values, oldest first. */
export function timelineRows({ courses, lanes }: Timeline): readonly TimelineRow[] {
  const doses = courses.flatMap((course) =>
    course.doses.map((dose) => ({
      day: dose.day,
      id: dose.id,
      what: course.label,
      value: dose.text.replace(/^[^:]*: /, "").replace(/ · .*$/, ""),
      unit: "",
      note: course.planned ? "planned" : "",
      text: dose.text,
    })),
  );
  const values = lanes.flatMap((lane) =>
    lane.points.map((point) => ({
      day: point.day,
      id: point.id,
      what: lane.title,
      value: `${point.comparator ?? ""}${point.value}`,
      unit: point.unit ?? lane.unit,
      note: [point.series, point.state === "final" ? "" : point.state, point.setAside ?? ""]
        .filter((n) => n !== "")
        .join("; "),
      text: point.text,
    })),
  );
  return [...doses, ...values]
    .sort((a, b) => a.day - b.day || a.what.localeCompare(b.what))
    .map(({ day, ...row }) => ({ ...row, date: isoDay(day) }));
}

/** Whether a patient's record has lain untouched so long that a retention time for patients is over. */
import { addMonths, parseWhen } from "../calendar.ts";
import type { Chart } from "./chart.ts";

/** When a record was last touched, as far as that is known. Times are ISO 8601; days count from 1970-01-01. */
export interface Touched {
  /** Last taken in or changed here. */
  readonly changedAt: string;
  /** Last opened here by somebody. */
  readonly openedAt?: string | undefined;
  /** Last day that the record itself speaks of; unknown where no entry has a date. */
  readonly lastContactDay?: number | undefined;
}

/** "unknown": when the patient was last seen cannot be told, so the record is not old. */
export type Idleness = "idle" | "recent" | "unknown";

const lastDay = (dates: readonly (string | undefined)[]): number | undefined => {
  const days = dates.flatMap((date) => (date === undefined ? [] : (parseWhen(date)?.to ?? [])));
  return days.length === 0 ? undefined : days.reduce((a, b) => Math.max(a, b));
};

/** The last day that any entry speaks of; a date known to the year counts as that year's last day, a planned day as itself. */
export const lastContactDay = ({ entries }: Pick<Chart, "entries">): number | undefined =>
  lastDay(entries.flatMap((entry) => [entry.date, "end" in entry ? entry.end : undefined]));

/** Idle when more than `months` whole months have passed since the last of all touches. */
export function idlenessOf(touched: Touched, today: number, months: number): Idleness {
  const changed = parseWhen(touched.changedAt)?.to;
  const { openedAt, lastContactDay: contact } = touched;
  const opened = openedAt === undefined ? changed : parseWhen(openedAt)?.to;
  if (changed === undefined || opened === undefined || contact === undefined) return "unknown";
  return addMonths(Math.max(changed, opened, contact), months) < today ? "idle" : "recent";
}

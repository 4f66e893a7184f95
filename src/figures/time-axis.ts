/** Ticks of an axis of days: years, quarters or months of the calendar, or weeks since a day. */
import type { TimeLabels } from "./looked.ts";
import type { Day } from "./timeline.ts";

export interface TimeTick {
  readonly day: Day;
  readonly label: string;
}

/** Days since 1970-01-01 of the first of a month; `month` counts from 0 and may run over. */
function firstOfMonth(year: number, month: number): Day {
  const [y, m] = [year + Math.floor(month / 12), ((month % 12) + 12) % 12];
  // Years begin in March, so that the leap day is the last of a year (Hinnant, "chrono-compatible low-level date algorithms").
  const shifted = m < 2 ? y - 1 : y;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((m + 10) % 12) + 2) / 5);
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const daysPerYear = 365.2425;
/** Months between ticks, from close to far. */
const steps = [1, 3, 6, 12, 24, 60, 120];
/** A label needs about this much room, in pixels. */
const labelWidth = 62;

const yearOf = (day: Day): number => {
  const guess = 1970 + Math.floor(day / daysPerYear);
  return [guess + 1, guess, guess - 1].find((year) => firstOfMonth(year, 0) <= day) ?? guess - 1;
};

function calendarTicks(from: Day, to: Day, most: number): readonly TimeTick[] {
  const months = (to - from) / (daysPerYear / 12);
  const step = steps.find((s) => months / s <= most) ?? 240;
  const start = step > 12 ? Math.floor(yearOf(from) / (step / 12)) * (step / 12) : yearOf(from);
  const ticks: TimeTick[] = [];
  for (let month = 0; firstOfMonth(start, month) <= to; month += step) {
    const day = firstOfMonth(start, month);
    const year = start + Math.floor(month / 12);
    if (day >= from) ticks.push({ day, label: step >= 12 ? `${year}` : `${monthNames[month % 12]} ${year}` });
  }
  return ticks;
}

function weekTicks(from: Day, to: Day, since: Day, most: number): readonly TimeTick[] {
  const weeks = (to - from) / 7;
  const step = [1, 2, 4, 8, 13, 26, 52, 104, 260].find((s) => weeks / s <= most) ?? 520;
  const first = Math.ceil((from - since) / 7 / step);
  const last = Math.floor((to - since) / 7 / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const week = (first + i) * step;
    return { day: since + week * 7, label: `${week} wk` };
  });
}

/** Ticks that fit side by side on `width` pixels. */
export function timeTicks(from: Day, to: Day, labels: TimeLabels, width: number): readonly TimeTick[] {
  const most = Math.max(1, Math.floor(width / labelWidth));
  return labels.kind === "weeks" ? weekTicks(from, to, labels.since, most) : calendarTicks(from, to, most);
}

/** A chart laid out for reading at one moment: entries by measure in order of time, courses grouped, values computed. */
import { parseWhen, type When } from "../calendar.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { Chart, Dose, Entry, Event, Plan, Reading, State } from "./chart.ts";
import { computedReadings } from "./computed.ts";
import { type Course, groupCourses } from "./courses.ts";

/** An entry with its date read; undated entries have none and are placed last. */
export type Dated<T extends Entry> = T & { readonly when: When | undefined };

/** Entries of one measure, oldest first. Nothing after the moment of reading is here, plans apart. */
export interface Entries {
  readonly readings: readonly Dated<Reading>[];
  readonly states: readonly Dated<State>[];
  readonly doses: readonly Dated<Dose>[];
  readonly plans: readonly Dated<Plan>[];
  readonly events: readonly Dated<Event>[];
  readonly courses: readonly Course[];
}

/** What facts read from. */
export interface IndexedChart {
  readonly chart: Chart;
  /** Day number of the moment of reading. */
  readonly today: number;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly of: (measure: string) => Entries;
  /** Measures of a group. */
  readonly group: (group: string) => readonly Measure[];
  /** Works something out once for this chart. */
  readonly once: <T>(key: string, make: () => T) => T;
}

const orderOf = (when: When | undefined): number =>
  when === undefined ? Infinity : (when.instantMs ?? when.from * 86_400_000);

/** Oldest first; by instant within a day; entries without a date last. */
export const byTime = (a: { readonly when: When | undefined }, b: { readonly when: When | undefined }): number => {
  const [x, y] = [orderOf(a.when), orderOf(b.when)];
  return x === y ? 0 : x - y;
};

type ReadDate = (date: string) => When | undefined;

/** Many entries are of one day: each date is read once. */
function rememberDates(): ReadDate {
  const known = new Map<string, When | undefined>();
  return (date) => {
    if (!known.has(date)) known.set(date, parseWhen(date));
    return known.get(date);
  };
}

const dated = <T extends Entry>(entry: T, read: ReadDate): Dated<T> => ({
  ...entry,
  when: entry.date === undefined ? undefined : read(entry.date),
});

const none: Entries = { readings: [], states: [], doses: [], plans: [], events: [], courses: [] };

function entriesOf(entries: readonly Dated<Entry>[], measure: Measure | undefined): Entries {
  const sorted = [...entries].sort(byTime);
  const doses = sorted.filter((entry) => entry.kind === "dose");
  return {
    readings: sorted.filter((entry) => entry.kind === "reading"),
    states: sorted.filter((entry) => entry.kind === "state"),
    doses,
    plans: sorted.filter((entry) => entry.kind === "plan"),
    events: sorted.filter((entry) => entry.kind === "event"),
    courses: measure?.courseGap === undefined ? [] : groupCourses(doses, measure.courseGap),
  };
}

/** Lays a chart out. `measures` are the pack's; `now` is an ISO 8601 date or time. */
export function indexChart(chart: Chart, measures: ReadonlyMap<string, Measure>, now: string): IndexedChart {
  const today = parseWhen(now)?.to;
  if (today === undefined) throw new Error("indexChart: now is no ISO 8601 date");
  const byMeasure = new Map<string, Dated<Entry>[]>();
  const readDate = rememberDates();
  const add = (entry: Dated<Entry>): void => {
    if (entry.kind !== "plan" && entry.when !== undefined && entry.when.from > today) return;
    const list = byMeasure.get(entry.measure);
    if (list === undefined) byMeasure.set(entry.measure, [entry]);
    else list.push(entry);
  };
  for (const entry of chart.entries) add(dated(entry, readDate));
  for (const measure of measures.values())
    if (measure.computed !== undefined)
      for (const reading of computedReadings(measure, measure.computed, byMeasure)) add(dated(reading, readDate));
  const laidOut = new Map<string, Entries>();
  const groups = new Map<string, readonly Measure[]>();
  const made = new Map<string, unknown>();
  return {
    chart,
    today,
    measures,
    of: (id) => {
      const known = laidOut.get(id);
      if (known !== undefined) return known;
      const found = byMeasure.get(id);
      const entries = found === undefined ? none : entriesOf(found, measures.get(id));
      laidOut.set(id, entries);
      return entries;
    },
    once: <T>(key: string, make: () => T): T => {
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as T;
    },
    group: (id) => {
      const known = groups.get(id) ?? [...measures.values()].filter((measure) => measure.group === id);
      groups.set(id, known);
      return known;
    },
  };
}

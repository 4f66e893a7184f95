/** Baselines of a lane: before the first course, before this course, and before the courses in between, each by name. */
import { parseWhen, spanInWords } from "../../../core/calendar.ts";
import type { ChartFact } from "../../../core/knowledge/fact.ts";
import type { Measure } from "../../../core/knowledge/measure.ts";
import type { Quantity } from "../../../core/quantity.ts";
import { amountWords } from "../../../core/quantity-words.ts";
import type { Baseline } from "../../../figures/timeline.ts";
import { type Looking, lookingBack } from "./looking.ts";

type SeriesOf = (amount: Quantity) => string;

const names: Readonly<Record<string, string>> = {
  course: "before this course",
  "first-course": "before the first course",
};

function baselineOf(
  fact: ChartFact,
  { read }: Looking,
  label: string,
  earlier: boolean,
  seriesOf: SeriesOf,
): readonly Baseline[] {
  const found = read(fact.id);
  if (!found.known || typeof found.value !== "object" || found.value.comparator !== undefined) return [];
  const when = found.date === undefined ? undefined : parseWhen(found.date);
  if (when === undefined) return [];
  const { value } = found.value;
  const window = fact.within === undefined ? "" : ` within ${spanInWords(fact.within)}`;
  const text = `${label}: ${amountWords(found.value)} on ${found.date?.slice(0, 10) ?? ""}, the last value${window} before its first dose`;
  return [{ day: when.from, value, label, text, series: seriesOf(found.value), earlier }];
}

/** Baselines of the courses between the first and the latest, each as it was known before the next one began. */
function inBetween(fact: ChartFact, looking: Looking, seriesOf: SeriesOf): readonly Baseline[] {
  const { courses } = looking.chart.of(fact.of ?? "");
  return courses.slice(1, -1).flatMap((course, at): readonly Baseline[] => {
    const next = courses[at + 2];
    if (next === undefined) return [];
    const earlier = lookingBack(looking, next.start.from - 1);
    return baselineOf(fact, earlier, `before course ${course.number}`, true, seriesOf);
  });
}

/** Baselines by the pack's own facts; the same value twice is drawn once. */
export function baselinesOf(measure: Measure, looking: Looking, seriesOf: SeriesOf): readonly Baseline[] {
  const facts = looking.facts.filter(
    (fact) => fact.take === "baseline" && fact.measure === measure.id && fact.nerve === undefined,
  );
  const found = [
    ...facts.flatMap((fact) => baselineOf(fact, looking, names[fact.since ?? ""] ?? fact.name, false, seriesOf)),
    ...facts.filter((fact) => fact.since === "course").flatMap((fact) => inBetween(fact, looking, seriesOf)),
  ];
  return found.filter((one, at) => found.findIndex((other) => other.day === one.day) === at);
}

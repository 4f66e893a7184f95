/** Results on record that no fact can use, told as they were received, newest first: what is not drawn is not passed over in silence. */
import type { UnusableResult } from "../../contract/patient-view.ts";
import type { Chart, Reading } from "../../core/chart/chart.ts";
import type { Measure } from "../../core/knowledge/measure.ts";

const why: Readonly<Record<NonNullable<Reading["unusable"]>, string>> = {
  unit: "its unit cannot be used",
  range: "it is outside what is possible",
  value: "it cannot be read one way",
  date: "it has no date",
};

const withdrawn: readonly Reading["status"][] = ["entered-in-error", "cancelled"];

function toResult(entry: Reading, measures: ReadonlyMap<string, Measure>): readonly UnusableResult[] {
  if (entry.unusable === undefined || withdrawn.includes(entry.status)) return [];
  const { value, unit } = entry.original;
  return [
    {
      id: entry.id,
      resource: entry.resource,
      what: measures.get(entry.measure)?.name ?? entry.text,
      written: unit === undefined ? value : `${value} ${unit}`,
      ...(entry.date === undefined ? {} : { date: entry.date }),
      why: why[entry.unusable],
    },
  ];
}

export function unusableResults({ entries }: Chart, measures: ReadonlyMap<string, Measure>): readonly UnusableResult[] {
  const results = entries.flatMap((entry) => (entry.kind === "reading" ? toResult(entry, measures) : []));
  return results.toSorted((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
}

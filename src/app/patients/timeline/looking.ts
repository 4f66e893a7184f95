/** What a timeline is drawn from: a chart at its moment of reading, the pack's facts, and how to read them. */
import { createFactReader } from "../../../core/chart/fact-reader.ts";
import type { FactReader } from "../../../core/chart/fact-value.ts";
import { type IndexedChart, indexChart } from "../../../core/chart/indexed-chart.ts";
import { isoDay } from "../../../core/calendar.ts";
import type { ChartFact } from "../../../core/knowledge/fact.ts";

export interface Looking {
  readonly chart: IndexedChart;
  readonly facts: readonly ChartFact[];
  readonly read: FactReader;
}

/** The same chart as it was known on an earlier day: what came later is not seen. */
export function lookingBack({ chart, facts }: Looking, day: number): Looking {
  const earlier = indexChart(chart.chart, chart.measures, isoDay(day));
  return { chart: earlier, facts, read: createFactReader(earlier, new Map(facts.map((fact) => [fact.id, fact]))) };
}

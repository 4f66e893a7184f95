/** Charts from several files: one of each person, and nobody where two people share an id. */
import type { Chart, Entry } from "../../core/chart/chart.ts";

export interface ChartMerge {
  readonly add: (chart: Chart) => void;
  /** `inTwo` counts ids under which two different people came. */
  readonly merged: () => { readonly charts: readonly Chart[]; readonly inTwo: number };
}

/** Birth dates or sexes that contradict each other are those of two people. */
const isOther = (a: Chart, b: Chart): boolean =>
  (a.birthDate !== undefined && b.birthDate !== undefined && a.birthDate !== b.birthDate) ||
  (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex);

function together(a: Chart, b: Chart): Chart {
  const entries = new Map<string, Entry>([...a.entries, ...b.entries].map((entry) => [entry.id, entry]));
  return { ...a, ...b, entries: [...entries.values()] };
}

/** Begins a merge. */
export function createChartMerge(): ChartMerge {
  const byId = new Map<string, Chart>();
  const strangers = new Set<string>();
  return {
    add: (chart) => {
      const known = byId.get(chart.id);
      if (known !== undefined && isOther(known, chart)) strangers.add(chart.id);
      byId.set(chart.id, known === undefined ? chart : together(known, chart));
    },
    merged: () => ({ charts: [...byId.values()].filter(({ id }) => !strangers.has(id)), inTwo: strangers.size }),
  };
}

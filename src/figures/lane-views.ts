/** Other ways to look at a lane: on an even scale, in its second unit, in percent of its baseline, two in one. */
import type { Baseline, Lane, Point } from "./timeline.ts";

/** On an even scale instead of a logarithm. */
export const evenly = (lane: Lane): Lane =>
  lane.scale === "linear" ? lane : { ...lane, scale: "linear", ticks: undefined };

const rounded = (value: number): number => Number(value.toPrecision(6));

/** Every value of a lane turned into another. */
function turned(lane: Lane, by: (value: number) => number): Pick<Lane, "points" | "bands" | "baselines"> {
  const maybe = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : rounded(by(value));
  return {
    points: lane.points.map((point) => ({ ...point, value: rounded(by(point.value)) })),
    bands: lane.bands.map((band) => ({ ...band, low: maybe(band.low), high: maybe(band.high) })),
    baselines: lane.baselines.map((base) => ({ ...base, value: rounded(by(base.value)) })),
  };
}

/** In the second unit that people read it in, where it has one. */
export function inSecondUnit(lane: Lane): Lane {
  const { alsoIn } = lane;
  if (alsoIn === undefined) return lane;
  return { ...lane, ...turned(lane, (value) => value * alsoIn.factor), unit: alsoIn.unit, ticks: undefined };
}

/** Values that may be set against a baseline: of its assay and laboratory, and numbers rather than bounds. */
const isComparable = (point: Point, base: Baseline): boolean =>
  point.series === base.series && point.comparator === undefined;

/**
 * In percent of the first of its baselines; nothing without one, or for points on a scale. Values of another assay and bounds cannot be set against
 * it, and are left out.
 */
export function inPercent(lane: Lane): Lane | undefined {
  const [base] = lane.baselines.filter(({ earlier }) => !earlier);
  if (!lane.ratio || base === undefined || base.value === 0) return undefined;
  const points = lane.points
    .filter((point) => isComparable(point, base))
    .map((point) => ({ ...point, unit: undefined }));
  const own: Lane = { ...lane, points };
  return {
    ...own,
    ...turned(own, (value) => (100 * value) / base.value),
    scale: "linear",
    unit: `% of ${base.label}`,
    ticks: undefined,
    alsoIn: undefined,
  };
}

/** Two measures in one lane, each in percent of its own baseline; nothing unless both have one of the same name. */
export function compared(first: Lane, second: Lane): Lane | undefined {
  const [a, b] = [inPercent(first), inPercent(second)];
  if (a === undefined || b === undefined || a.unit !== b.unit) return undefined;
  const named = (lane: Lane): readonly Point[] => lane.points.map((point) => ({ ...point, series: lane.title }));
  return {
    ...a,
    id: `${first.id} + ${second.id}`,
    title: `${first.title} and ${second.title}`,
    points: [...named(a), ...named(b)],
    bands: [],
    baselines: a.baselines.slice(0, 1),
    expectedDays: Math.max(a.expectedDays, b.expectedDays),
    compared: true,
  };
}

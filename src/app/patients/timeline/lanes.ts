/** Lanes of a timeline: a measure's values over time, with ranges, baselines and what is expected of them. */
import { addSpan } from "../../../core/calendar.ts";
import type { Reading } from "../../../core/chart/chart.ts";
import type { IndexedChart } from "../../../core/chart/indexed-chart.ts";
import {
  amountOf,
  inWords,
  keptOutBy,
  placeOf,
  type Point as ChartPoint,
  pointsOf,
} from "../../../core/chart/series.ts";
import type { Measure } from "../../../core/knowledge/measure.ts";
import type { Quantity } from "../../../core/quantity.ts";
import { amountWords } from "../../../core/quantity-words.ts";
import type { Band, ExpectedRise, Lane, Point } from "../../../figures/timeline.ts";
import { baselinesOf } from "./baselines.ts";
import type { Looking } from "./looking.ts";

const drawn = new Set<Measure["kind"]>(["quantity", "titre", "score"]);
/** The first so many measures that a pack follows are shown first even with one value; others have something to follow from two. */
const shownByOneValue = 5;
/** A lane needs so many values to be worth drawing; what the pack follows is drawn from the first. */
const leastValues = ({ follow }: Measure): number => (follow === undefined ? 2 : 1);
/** Values of a measure are expected about this often; a longer pause is joined by a broken line. */
const expectedDays = { titre: 400, quantity: 200, score: 400 } as const;

/** Titres are followed on a logarithm; counts of cells, which may be none, bent to one. */
const scaleOf = ({ kind, unit }: Measure): Lane["scale"] =>
  kind === "titre" ? "log" : unit === "/uL" ? "symlog" : "linear";

const dosesBefore = (chart: IndexedChart, day: number): number | undefined => {
  const days = [...chart.measures.values()]
    .filter((measure) => measure.courseGap !== undefined)
    .flatMap((measure) => chart.of(measure.id).doses.flatMap((dose) => dose.when?.from ?? []))
    .filter((dose) => dose <= day);
  return days.length === 0 ? undefined : day - Math.max(...days);
};

/** Titres belong to their assay and laboratory; other amounts are one series. */
const seriesOf = (measure: Measure, amount: Quantity | undefined): string =>
  measure.kind === "titre"
    ? [amount?.assay ?? "assay not stated", amount?.laboratory].filter((word) => word !== undefined).join(", ")
    : "";

const states: Readonly<Partial<Record<Reading["status"], Point["state"]>>> = {
  preliminary: "preliminary",
  corrected: "amended",
  amended: "amended",
};

/** The value in the unit that some people read it in. */
const secondUnit = (amount: Quantity | undefined, { alsoShownIn }: Measure): string | undefined =>
  amount === undefined || alsoShownIn === undefined
    ? undefined
    : `= ${amountWords({ value: Number((amount.value * alsoShownIn.factor).toPrecision(6)), unit: alsoShownIn.unit })}`;

const rangeWords = (low: number | undefined, high: number | undefined): string | undefined => {
  if (low === undefined) return high === undefined ? undefined : `range up to ${high}`;
  return high === undefined ? `range from ${low}` : `range ${low}–${high}`;
};

function textOf(point: ChartPoint, measure: Measure, setAside: string | undefined, since: number | undefined): string {
  const amount = amountOf(point);
  const { low, high } = point.range ?? {};
  return [
    `${point.date ?? ""}: ${inWords(point)}`,
    secondUnit(amount, measure),
    rangeWords(low, high),
    point.status === "final" ? undefined : point.status,
    amount?.assay,
    amount?.laboratory,
    setAside,
    since === undefined ? undefined : `${since} days after the last dose`,
    point.original.unit !== undefined && point.original.unit !== amount?.unit
      ? `received as ${point.original.value} ${point.original.unit}`
      : undefined,
    point.resource,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}

function toPoint(point: ChartPoint, measure: Measure, unit: string, { chart }: Looking): readonly Point[] {
  const amount = amountOf(point);
  if (amount === undefined) return [];
  const after = keptOutBy(chart, measure, point);
  const setAside = after === undefined ? undefined : `soon after ${after}: no baseline, no trend`;
  return [
    {
      id: point.resource,
      day: point.when.from,
      value: amount.value,
      ...(amount.unit === unit ? {} : { unit: amount.unit }),
      ...(amount.comparator === undefined ? {} : { comparator: amount.comparator }),
      series: seriesOf(measure, amount),
      state: states[point.status] ?? "final",
      ...(setAside === undefined ? {} : { setAside }),
      text: textOf(point, measure, setAside, dosesBefore(chart, point.when.from)),
    },
  ];
}

/** Ranges as the laboratory gave them, each until another one stands or another assay begins. */
function bandsOf(points: readonly ChartPoint[], measure: Measure, until: number): readonly Band[] {
  const bands: { from: number; to: number; low?: number | undefined; high?: number | undefined; series: string }[] = [];
  for (const point of points) {
    const { range, when } = point;
    const series = seriesOf(measure, amountOf(point));
    const last = bands.at(-1);
    const goesOn =
      last?.to === until &&
      last.series === series &&
      (range === undefined || (last.low === range.low && last.high === range.high));
    if (goesOn) continue;
    if (last !== undefined) last.to = Math.min(last.to, when.from);
    if (range !== undefined) bands.push({ from: when.from, to: until, ...range, series });
  }
  return bands.map(({ from, to, low, high }) => ({ from, to, low, high }));
}

function expectedRisesOf(measure: Measure, { chart }: Looking): readonly ExpectedRise[] {
  const rise = measure.riseExpectedAfter;
  if (rise === undefined) return [];
  return chart
    .of(rise.measure)
    .courses.map(({ start, end }) => ({ from: start.from, to: addSpan(end.to, rise.within), text: rise.text }));
}

function laneOf(points: readonly ChartPoint[], measure: Measure, looking: Looking): Lane | undefined {
  const [first] = points;
  const unit = (first === undefined ? undefined : amountOf(first)?.unit) ?? measure.unit ?? "";
  const shown = points.flatMap((point) => toPoint(point, measure, unit, looking));
  if (shown.length < leastValues(measure) || first === undefined) return undefined;
  const place = [first.nerve, first.side].filter((word) => word !== undefined).join(" ");
  const scale = shown.some(({ value }) => value <= 0) && scaleOf(measure) === "log" ? "symlog" : scaleOf(measure);
  return {
    id: place === "" ? measure.id : `${measure.id} ${place}`,
    title: place === "" ? measure.name : `${measure.name}, ${place}`,
    unit,
    scale,
    points: shown,
    bands: bandsOf(points, measure, looking.chart.today),
    baselines: place === "" ? baselinesOf(measure, looking, (amount) => seriesOf(measure, amount)) : [],
    expectedRises: expectedRisesOf(measure, looking),
    expectedDays: expectedDays[measure.kind as keyof typeof expectedDays] ?? 400,
    ratio: measure.kind !== "score",
    shownFirst: false,
    ticks: measure.ticks,
    alsoIn: measure.alsoShownIn,
  };
}

/** One lane for a measure, or one for each nerve and side of it; of several the one with most values is shown first. */
function lanesOf(measure: Measure, looking: Looking): readonly Lane[] {
  const byPlace = Map.groupBy(pointsOf(looking.chart, measure.id), placeOf);
  const lanes = [...byPlace.values()].flatMap((points) => laneOf(points, measure, looking) ?? []);
  const most = Math.max(...lanes.map(({ points }) => points.length));
  const isFollowed = measure.follow !== undefined && (most > 1 || measure.follow <= shownByOneValue);
  const chosen = isFollowed ? lanes.find(({ points }) => points.length === most) : undefined;
  return lanes.map((lane) => (lane === chosen ? { ...lane, shownFirst: true } : lane));
}

/** All lanes: what the pack says to follow in its order, then the rest. */
export function lanesOfChart(looking: Looking): readonly Lane[] {
  const measures = [...looking.chart.measures.values()].filter(({ kind }) => drawn.has(kind));
  const inOrder = measures.toSorted((a, b) => (a.follow ?? Infinity) - (b.follow ?? Infinity) || 0);
  const lanes = inOrder.flatMap((measure) => lanesOf(measure, looking));
  return lanes.toSorted((a, b) => Number(b.shownFirst) - Number(a.shownFirst));
}

/** The day of the first statement of the diagnosis that makes a patient one of the pack's, if the record has it. */
export function diagnosedOn({ chart, facts }: Looking): number | undefined {
  const population = facts.find(({ id }) => id === "population");
  const tests = population?.cases.filter(({ value }) => value === "confirmed").flatMap(({ all }) => all) ?? [];
  const named = tests.flatMap((test) => /^(\S+) is confirmed$/u.exec(test)?.[1] ?? []);
  const days = facts
    .filter(({ id, take }) => take === "state" && named.includes(id))
    .flatMap(({ measure }) => chart.of(measure ?? "").states)
    .filter(({ state }) => state === "present")
    .flatMap(({ when }) => when?.from ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}

/** A chart as a timeline: courses of treatment, and a lane for each measure with values to follow. */
import { addSpan } from "../../core/calendar.ts";
import type { Reading } from "../../core/chart/chart.ts";
import type { Course } from "../../core/chart/courses.ts";
import type { FactReader } from "../../core/chart/fact-value.ts";
import type { IndexedChart } from "../../core/chart/indexed-chart.ts";
import { amountOf, inWords, keptOutBy, placeOf, type Point as ChartPoint, pointsOf } from "../../core/chart/series.ts";
import type { ChartFact } from "../../core/knowledge/fact.ts";
import type { Measure } from "../../core/knowledge/measure.ts";
import type {
  Band,
  Baseline,
  CourseBar,
  ExpectedRise,
  Lane,
  Point,
  Response,
  Timeline,
} from "../../figures/timeline.ts";

interface Looking {
  readonly chart: IndexedChart;
  readonly facts: readonly ChartFact[];
  readonly read: FactReader;
}

const drawn = new Set<Measure["kind"]>(["quantity", "titre", "score"]);
/** A lane needs so many values to be worth following. */
const leastValues = 2;
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
const seriesOf = (measure: Measure, reading: Reading): string => {
  const amount = amountOf(reading);
  if (measure.kind !== "titre") return "";
  return [amount?.assay ?? "assay not stated", amount?.laboratory].filter((word) => word !== undefined).join(", ");
};

const states: Readonly<Partial<Record<Reading["status"], Point["state"]>>> = {
  preliminary: "preliminary",
  corrected: "amended",
  amended: "amended",
};

function textOf(point: ChartPoint, setAside: string | undefined, since: number | undefined): string {
  const amount = amountOf(point);
  const { low, high } = point.range ?? {};
  return [
    `${point.date ?? ""}: ${inWords(point)}`,
    low === undefined && high === undefined ? undefined : `range ${low ?? ""}–${high ?? ""}`,
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

function toPoint(point: ChartPoint, measure: Measure, { chart }: Looking): readonly Point[] {
  const amount = amountOf(point);
  if (amount === undefined) return [];
  const after = keptOutBy(chart, measure, point);
  const setAside = after === undefined ? undefined : `soon after ${after}: no baseline, no trend`;
  return [
    {
      id: point.resource,
      day: point.when.from,
      value: amount.value,
      ...(amount.comparator === undefined ? {} : { comparator: amount.comparator }),
      series: seriesOf(measure, point),
      state: states[point.status] ?? "final",
      ...(setAside === undefined ? {} : { setAside }),
      text: textOf(point, setAside, dosesBefore(chart, point.when.from)),
    },
  ];
}

/** Ranges as the laboratory gave them, each until another one stands. */
function bandsOf(points: readonly ChartPoint[], until: number): readonly Band[] {
  const bands: { from: number; to: number; low?: number | undefined; high?: number | undefined }[] = [];
  for (const { range, when } of points) {
    const last = bands.at(-1);
    if (last !== undefined) last.to = when.from;
    const same = last?.low === range?.low && last?.high === range?.high;
    if (range !== undefined && !same) bands.push({ from: when.from, to: until, ...range });
    else if (last !== undefined) last.to = until;
  }
  return bands;
}

const baselineNames: Readonly<Record<string, string>> = {
  course: "before this course",
  "first-course": "before the first course",
};

/** Baselines by the pack's own facts, each with its name; the same value twice is drawn once. */
function baselinesOf(measure: Measure, { facts, read }: Looking): readonly Baseline[] {
  const found = facts
    .filter((fact) => fact.take === "baseline" && fact.measure === measure.id && fact.nerve === undefined)
    .flatMap((fact): readonly Baseline[] => {
      const value = read(fact.id);
      const when = value.known && value.date !== undefined ? Date.parse(value.date.slice(0, 10)) : Number.NaN;
      if (!value.known || typeof value.value !== "object" || value.value.comparator !== undefined) return [];
      return [
        { day: when / 86_400_000, value: value.value.value, label: baselineNames[fact.since ?? ""] ?? fact.name },
      ];
    })
    .filter(({ day }) => Number.isFinite(day));
  return found.filter((one, at) => found.findIndex((other) => other.day === one.day) === at);
}

function expectedRisesOf(measure: Measure, { chart }: Looking): readonly ExpectedRise[] {
  const rise = measure.riseExpectedAfter;
  if (rise === undefined) return [];
  return chart
    .of(rise.measure)
    .courses.map(({ start, end }) => ({ from: start.from, to: addSpan(end.to, rise.within), text: rise.text }));
}

/** One lane for a measure, or one for each nerve and side of it. */
function lanesOf(measure: Measure, looking: Looking, until: number): readonly Lane[] {
  const byPlace = Map.groupBy(pointsOf(looking.chart, measure.id), placeOf);
  return [...byPlace.values()].flatMap((points): readonly Lane[] => {
    const shown = points.flatMap((point) => toPoint(point, measure, looking));
    const [first] = points;
    if (shown.length < leastValues || first === undefined) return [];
    const place = [first.nerve, first.side].filter((word) => word !== undefined).join(" ");
    const scale = shown.some(({ value }) => value <= 0) && scaleOf(measure) === "log" ? "symlog" : scaleOf(measure);
    return [
      {
        id: place === "" ? measure.id : `${measure.id} ${place}`,
        title: place === "" ? measure.name : `${measure.name}, ${place}`,
        unit: amountOf(first)?.unit ?? measure.unit ?? "",
        scale,
        points: shown,
        bands: bandsOf(points, until),
        baselines: place === "" ? baselinesOf(measure, looking) : [],
        expectedRises: expectedRisesOf(measure, looking),
        expectedDays: expectedDays[measure.kind as keyof typeof expectedDays] ?? 400,
      },
    ];
  });
}

/** The response to the latest course of a treatment, by the pack's own fact. */
function responseOf(measure: Measure, { facts, read }: Looking): Response | undefined {
  const fact = facts.find((f) => f.take === "response" && f.of === measure.id && f.since === "course");
  if (fact === undefined) return undefined;
  const value = read(fact.id);
  if (!value.known) return { verdict: "not-assessable", text: value.text };
  const verdict = (["improved", "stable", "worse", "mixed"] as const).find((v) => v === value.value);
  return verdict === undefined
    ? undefined
    : { verdict, text: `${fact.name}: ${verdict}; ${value.resources.join(", ")}` };
}

function courseBar(measure: Measure, course: Course, last: boolean, looking: Looking): CourseBar {
  const { number, start, end, doses, total, ongoing } = course;
  const response = last ? responseOf(measure, looking) : undefined;
  const amount = total === undefined ? "" : `, ${total.value} ${total.unit} in all`;
  return {
    id: `${measure.id} ${number}`,
    label: `${measure.name} ${number}`,
    text: `${measure.name}, course ${number}: ${start.iso} to ${ongoing ? "now" : end.iso}, ${doses.length} ${doses.length === 1 ? "dose" : "doses"}${amount}`,
    from: start.from,
    ...(ongoing ? {} : { to: end.to }),
    planned: false,
    doses: doses.flatMap((dose) =>
      dose.when === undefined
        ? []
        : [
            {
              id: dose.resource,
              day: dose.when.from,
              text: `${dose.when.iso}: ${dose.amount === undefined ? "dose not stated" : `${dose.amount.value} ${dose.amount.unit}`}`,
            },
          ],
    ),
    ...(response === undefined ? {} : { response }),
  };
}

function coursesOf(looking: Looking): readonly CourseBar[] {
  return [...looking.chart.measures.values()].flatMap((measure): readonly CourseBar[] => {
    const { courses, plans } = looking.chart.of(measure.id);
    const given = courses.map((course, at) => courseBar(measure, course, at === courses.length - 1, looking));
    const planned = plans.map((plan): CourseBar => {
      const from = plan.when?.from ?? looking.chart.today;
      return {
        id: plan.resource,
        label: `${measure.name} (planned)`,
        text: `${measure.name}, planned ${plan.when?.iso ?? "without a date"}`,
        from,
        to: from + 7,
        planned: true,
        doses: [],
      };
    });
    return [...given, ...planned];
  });
}

/** The timeline of a chart at its moment of reading. */
export function timelineOf(looking: Looking): Timeline {
  const { chart } = looking;
  const lanes = [...chart.measures.values()]
    .filter(({ kind }) => drawn.has(kind))
    .flatMap((measure) => lanesOf(measure, looking, chart.today));
  const courses = coursesOf(looking);
  const days = [
    chart.today,
    ...lanes.flatMap((lane) => lane.points.map(({ day }) => day)),
    ...courses.flatMap(({ from, to }) => [from, to ?? from]),
  ];
  return {
    title: chart.chart.label,
    from: Math.min(...days),
    to: Math.max(...days),
    today: chart.today,
    courses,
    lanes,
  };
}

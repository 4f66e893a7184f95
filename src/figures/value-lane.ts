/** One measure over time: reference bands, points joined within an assay, limits as open triangles, baselines. */
import { unitWords } from "../core/quantity-words.ts";
import { baselineMarks } from "./baseline-marks.ts";
import { clipped, type Frame, heights } from "./frame.ts";
import { isHighlighted } from "./looked.ts";
import { createScale, logTicks, roundAbove, roundBelow, type Scale } from "./scale.ts";
import type { Mark, Shape } from "./scene.ts";
import type { Baseline, Lane, Point } from "./timeline.ts";

const shapes: readonly Shape[] = ["circle", "square", "diamond"];

const farFromZero = 0.6;
/** Scales of so few points are always drawn from zero. */
const shortScale = 12;

/** A logarithmic span about values, with at least two round ones in it: an axis with fewer cannot be read. */
function logSpan(least: number, most: number): readonly [number, number] {
  const [low, high] = [least / 1.5, most * 1.5];
  if (logTicks(low, high).length >= 2) return [low, high];
  const [below, above] = [roundBelow(least / 1.01), roundAbove(most * 1.01)];
  // The ends stand off the lane's edges, where a tick would meet the title.
  const margin = (above / below) ** 0.15;
  return [below / margin, above * margin];
}

/** A limit that lies powers of ten away would press the values together on a logarithmic scale. */
const nearFactor = 10;
const isNear = (limit: number, drawn: readonly number[]): boolean =>
  drawn.length === 0 || (limit * nearFactor >= Math.min(...drawn) && limit <= Math.max(...drawn) * nearFactor);

/** Least and most value to show: points, baselines, and reference limits near them. */
export function extentOf(lane: Lane): readonly [least: number, most: number] {
  const drawn = [...lane.points.map((p) => p.value), ...lane.baselines.map((b) => b.value)];
  const limits = lane.bands
    .flatMap((b) => [b.low, b.high])
    .filter((v) => v !== undefined)
    .filter((v) => lane.scale !== "log" || isNear(v, drawn));
  const all = [...drawn, ...limits].filter((v) => lane.scale !== "log" || v > 0);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  if (!Number.isFinite(least)) return lane.scale === "log" ? [1, 10] : [0, 1];
  if (lane.scale === "log") return logSpan(least, most);
  if (lane.scale === "symlog") return [Math.min(0, least), Math.max(most, 1) * 1.1];
  const pad = (most - least) * 0.1 || Math.abs(most) * 0.1 || 1;
  // Values that lie close together far from zero are drawn close up, but a fifth of their size is always in view.
  if (least > most * farFromZero && (lane.ratio || most > shortScale)) return [least - most * 0.15, most * 1.05];
  return [least >= 0 ? 0 : least - pad, most + pad];
}

/** A shape for each assay or laboratory of a lane. */
export const seriesShapes = ({ points }: Lane): ReadonlyMap<string, Shape> =>
  new Map(
    [...new Set(points.map((p) => p.series))].map((series, at) => [series, shapes[at % shapes.length] ?? "circle"]),
  );

/** Points in order of day, cut where the assay or laboratory changes; measures that are compared run side by side. */
export function runsOf(points: readonly Point[], compared = false): readonly (readonly Point[])[] {
  if (compared) return [...Map.groupBy(points, (point) => point.series).values()].flatMap((own) => runsOf(own));
  const runs: Point[][] = [];
  for (const point of [...points].sort((a, b) => a.day - b.day)) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.series === point.series) last.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** Joined are values that are numbers and count: no limit, nothing set aside. */
const isJoined = (point: Point): boolean => point.comparator === undefined && point.setAside === undefined;

/** Whether any two values that are joined lie far apart in time. */
export const hasLongPause = (lane: Lane): boolean =>
  runsOf(lane.points, lane.compared).some((run) => {
    const joined = run.filter(isJoined);
    return joined.some((point, at) => point.day - (joined[at - 1]?.day ?? point.day) > lane.expectedDays);
  });

function joins(run: readonly Point[], lane: Lane, frame: Frame, scale: Scale): readonly Mark[] {
  const joined = run.filter(isJoined);
  return joined.slice(1).map((point, i): Mark => {
    const before = joined[i] ?? point;
    return {
      kind: "line",
      role: point.day - before.day > lane.expectedDays ? "join-gap" : "join",
      points: [before, point].map((p) => [frame.time.place(p.day), scale.place(p.value)] as const),
    };
  });
}

function shapeOf(point: Point, series: ReadonlyMap<string, Shape>): Shape {
  if (point.comparator !== undefined) return point.comparator.startsWith(">") ? "triangle-up" : "triangle-down";
  return series.get(point.series) ?? "circle";
}

function symbolOf(
  point: Point,
  x: number,
  y: number,
  series: ReadonlyMap<string, Shape>,
  highlighted: ReadonlySet<string>,
): readonly Mark[] {
  const open = point.comparator !== undefined || point.state === "preliminary";
  const role = point.setAside === undefined ? (open ? "point-open" : "point") : "point-aside";
  const symbol: Mark = {
    kind: "symbol",
    role,
    shape: shapeOf(point, series),
    id: point.id,
    text: point.text,
    x,
    y,
    size: 4,
  };
  const amended: readonly Mark[] =
    point.state === "amended" ? [{ kind: "text", role: "small", x: x + 6, y: y - 4, words: "*", anchor: "start" }] : [];
  const ring: readonly Mark[] = isHighlighted(highlighted, point.id)
    ? [{ kind: "symbol", role: "highlight", shape: "circle", x, y, size: 8 }]
    : [];
  return [symbol, ...amended, ...ring];
}

function bandMarks(lane: Lane, frame: Frame, scale: Scale, extent: readonly [number, number]): readonly Mark[] {
  return lane.bands.flatMap((band): readonly Mark[] => {
    const span = clipped(frame, band.from, band.to);
    const [low, high] = [Math.max(band.low ?? extent[0], extent[0]), Math.min(band.high ?? extent[1], extent[1])];
    if (span === undefined || high <= low) return [];
    const y = scale.place(high);
    return [{ kind: "rect", role: "band", x: span.x, width: span.width, y, height: scale.place(low) - y }];
  });
}

function flareMarks(lane: Lane, top: number, frame: Frame): readonly Mark[] {
  return lane.expectedRises.flatMap(({ from, to, text }): readonly Mark[] => {
    const span = clipped(frame, from, to);
    return span === undefined ? [] : [{ kind: "rect", role: "flare", text, y: top, height: heights.lane, ...span }];
  });
}

/** On narrow pages the title stands above the axis: names of ticks begin so many pixels below the lane's top. */
const belowTitle = 7;

const shortNumber = (value: number): string =>
  Math.abs(value) >= 1000 && value % 1000 === 0 ? `${value / 1000}k` : `${value}`;

/** Names of ticks that stand closer, in pixels, run into each other. */
const leastBetweenTicks = 11;

/** Ticks from the least up, without those that come too close to the one before. */
const apart = (ticks: readonly number[], scale: Scale): readonly number[] =>
  ticks.reduce<readonly number[]>((kept, value) => {
    const last = kept.at(-1);
    const isFar = last === undefined || Math.abs(scale.place(last) - scale.place(value)) >= leastBetweenTicks;
    return isFar ? [...kept, value] : kept;
  }, []);

/** The values that the pack wants named, where enough of them are in view; round values else. */
function ticksOf(lane: Lane, scale: Scale, [least, most]: readonly [number, number]): readonly number[] {
  const named = (lane.ticks ?? []).filter((value) => value >= least && value <= most);
  if (named.length >= 2) return named;
  const all = [...new Set([...scale.ticks, ...named])].filter(
    (value) => value >= least && value <= most && (lane.ratio || Number.isInteger(value)),
  );
  return apart(all, scale);
}

function axisMarks(lane: Lane, top: number, frame: Frame, scale: Scale, ticksAt: readonly number[]): readonly Mark[] {
  const units = [...new Set([lane.unit, ...lane.points.flatMap((point) => point.unit ?? [])])];
  const unit = units.map((one) => unitWords(one)).join(", then ");
  const inUnit = unit === "" || lane.title.includes(`(${lane.unit})`) ? "" : ` (${unit})`;
  const right = frame.narrow || !hasPercent(lane) ? "" : `; right: % change since ${percentBase(lane)?.label ?? ""}`;
  const title = `${lane.title}${inUnit}${lane.scale === "linear" ? "" : ", log scale"}${right}`;
  const ticks = ticksAt.flatMap((value): readonly Mark[] => {
    const y = scale.place(value);
    const wordsY = frame.narrow ? Math.max(y + 3.5, top + belowTitle) : y + 3.5;
    return [
      {
        kind: "line",
        role: "grid",
        points: [
          [frame.left, y],
          [frame.right, y],
        ],
      },
      { kind: "text", role: "small", x: frame.left - 6, y: wordsY, words: shortNumber(value), anchor: "end" },
    ];
  });
  return [
    ...ticks,
    { kind: "text", role: "label", x: frame.narrow ? 4 : frame.left, y: top - 6, words: title, anchor: "start" },
  ];
}

/** What changes are counted from: the first of the baselines that are not of a course in between. */
const percentBase = (lane: Lane): Baseline | undefined => lane.baselines.find(({ earlier }) => !earlier);

/** A change in percent is read off where the scale is even and there is something to count from. */
const hasPercent = (lane: Lane): boolean =>
  lane.ratio && lane.scale === "linear" && !lane.unit.startsWith("%") && (percentBase(lane)?.value ?? 0) !== 0;

/** The right-hand axis: change from the first of the baselines, in percent. Not drawn for logarithms or on narrow pages. */
function percentMarks(lane: Lane, frame: Frame, scale: Scale, ticks: readonly number[]): readonly Mark[] {
  const base = percentBase(lane);
  if (frame.narrow || base === undefined || !hasPercent(lane)) return [];
  return ticks.map((value): Mark => {
    const change = Math.round((100 * (value - base.value)) / base.value);
    const words = `${change > 0 ? "+" : ""}${change} %`.replace("-", "−");
    return { kind: "text", role: "small", x: frame.right + 6, y: scale.place(value) + 3.5, words, anchor: "start" };
  });
}

function breakMarks(runs: readonly (readonly Point[])[], top: number, frame: Frame): readonly Mark[] {
  return runs.slice(1).flatMap((run, i): readonly Mark[] => {
    const [before, after] = [runs[i]?.at(-1), run[0]];
    if (before === undefined || after === undefined) return [];
    const x = frame.time.place((before.day + after.day) / 2);
    const text = `${before.series} until here, ${after.series} from here: not comparable`;
    return [
      {
        kind: "line",
        role: "break",
        text,
        points: [
          [x, top],
          [x, top + heights.lane],
        ],
      },
    ];
  });
}

/** Marks of one lane whose plot begins at `top`. */
export function valueLane(lane: Lane, top: number, frame: Frame, highlighted: ReadonlySet<string>): readonly Mark[] {
  const extent = extentOf(lane);
  const scale = createScale(lane.scale, { least: extent[0], most: extent[1], from: top + heights.lane, to: top });
  const drawn = lane.points.filter((p) => p.day >= frame.from && p.day <= frame.to);
  const runs = runsOf(drawn, lane.compared);
  const series = seriesShapes(lane);
  const ticks = ticksOf(lane, scale, extent);
  const place = (value: number): number => scale.place(Math.min(Math.max(value, extent[0]), extent[1]));
  const joined = runs.flatMap((run) => joins(run, lane, frame, scale));
  const symbols = drawn.flatMap((p) => symbolOf(p, frame.time.place(p.day), place(p.value), series, highlighted));
  const baselines = baselineMarks(lane.baselines, { top, frame, scale, drawn: [...joined, ...symbols] });
  return [
    ...flareMarks(lane, top, frame),
    ...bandMarks(lane, frame, scale, extent),
    ...axisMarks(lane, top, frame, scale, ticks),
    ...percentMarks(lane, frame, scale, ticks),
    ...(lane.compared === true ? [] : breakMarks(runs, top, frame)),
    ...baselines.lines,
    ...joined,
    ...baselines.names,
    ...symbols,
  ];
}

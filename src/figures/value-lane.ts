/** One measure over time: reference bands, points joined within an assay, limits as open triangles, baselines. */
import { clipped, type Frame, heights } from "./frame.ts";
import { createScale, type Scale } from "./scale.ts";
import type { Mark, Shape } from "./scene.ts";
import type { Lane, Point } from "./timeline.ts";

const shapes: readonly Shape[] = ["circle", "square", "diamond"];

/** Least and most value to show: points, baselines, and reference limits near them. */
export function extentOf(lane: Lane): readonly [least: number, most: number] {
  const drawn = [...lane.points.map((p) => p.value), ...lane.baselines.map((b) => b.value)];
  const limits = lane.bands.flatMap((b) => [b.low, b.high]).filter((v) => v !== undefined);
  const all = (drawn.length > 0 ? [...drawn, ...limits] : limits).filter((v) => lane.scale !== "log" || v > 0);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  if (!Number.isFinite(least)) return lane.scale === "log" ? [1, 10] : [0, 1];
  if (lane.scale === "log") return [least / 1.5, most * 1.5];
  const pad = (most - least) * 0.1 || Math.abs(most) * 0.1 || 1;
  return [least >= 0 ? Math.min(0, least) : least - pad, most + pad];
}

/** Points in order of day, cut where the assay or laboratory changes. */
export function runsOf(points: readonly Point[]): readonly (readonly Point[])[] {
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

function shapeOf(point: Point, series: readonly string[]): Shape {
  if (point.comparator !== undefined) return point.comparator.startsWith(">") ? "triangle-up" : "triangle-down";
  return shapes[series.indexOf(point.series) % shapes.length] ?? "circle";
}

function symbolOf(
  point: Point,
  x: number,
  y: number,
  series: readonly string[],
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
  const ring: readonly Mark[] = highlighted.has(point.id)
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

const shortNumber = (value: number): string =>
  Math.abs(value) >= 1000 && value % 1000 === 0 ? `${value / 1000}k` : `${value}`;

function axisMarks(lane: Lane, top: number, frame: Frame, scale: Scale): readonly Mark[] {
  const title = `${lane.title} (${lane.unit})${lane.scale === "linear" ? "" : ", log scale"}`;
  const ticks = scale.ticks.flatMap((value): readonly Mark[] => {
    const y = scale.place(value);
    return [
      {
        kind: "line",
        role: "grid",
        points: [
          [frame.left, y],
          [frame.right, y],
        ],
      },
      { kind: "text", role: "small", x: frame.left - 6, y: y + 3.5, words: shortNumber(value), anchor: "end" },
    ];
  });
  return [
    ...ticks,
    { kind: "text", role: "label", x: frame.narrow ? 4 : frame.left, y: top - 6, words: title, anchor: "start" },
  ];
}

/** The right-hand axis: change from the first of the baselines, in percent. Not drawn for logarithms or on narrow pages. */
function percentMarks(lane: Lane, frame: Frame, scale: Scale): readonly Mark[] {
  const [base] = lane.baselines;
  if (frame.narrow || base === undefined || base.value === 0 || lane.scale !== "linear") return [];
  return scale.ticks.map((value): Mark => {
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

function baselineMarks(lane: Lane, frame: Frame, scale: Scale): readonly Mark[] {
  return lane.baselines.flatMap((base, at): readonly Mark[] => {
    const [x, y] = [frame.time.place(base.day), scale.place(base.value)];
    // The first is named at the right edge, any other where it begins, so that close ones do not hide each other.
    const place = at === 0 ? ({ x: frame.right, anchor: "end" } as const) : ({ x: x + 6, anchor: "start" } as const);
    return [
      {
        kind: "line",
        role: "baseline",
        text: base.label,
        points: [
          [x, y],
          [frame.right, y],
        ],
      },
      { kind: "text", role: "small", y: y - 3, words: base.label, ...place },
    ];
  });
}

/** Marks of one lane whose plot begins at `top`. */
export function valueLane(lane: Lane, top: number, frame: Frame, highlighted: ReadonlySet<string>): readonly Mark[] {
  const extent = extentOf(lane);
  const scale = createScale(lane.scale, { least: extent[0], most: extent[1], from: top + heights.lane, to: top });
  const drawn = lane.points.filter((p) => p.day >= frame.from && p.day <= frame.to);
  const runs = runsOf(drawn);
  const series = [...new Set(drawn.map((p) => p.series))];
  const place = (value: number): number => scale.place(Math.min(Math.max(value, extent[0]), extent[1]));
  return [
    ...flareMarks(lane, top, frame),
    ...bandMarks(lane, frame, scale, extent),
    ...axisMarks(lane, top, frame, scale),
    ...percentMarks(lane, frame, scale),
    ...breakMarks(runs, top, frame),
    ...baselineMarks(lane, frame, scale),
    ...runs.flatMap((run) => joins(run, lane, frame, scale)),
    ...drawn.flatMap((p) => symbolOf(p, frame.time.place(p.day), place(p.value), series, highlighted)),
  ];
}

/** Baselines of a lane: a dotted line each, and its name where it hides least of what is drawn. */
import { type Frame, heights } from "./frame.ts";
import type { Scale } from "./scale.ts";
import type { Mark } from "./scene.ts";
import type { Baseline } from "./timeline.ts";

type Place = readonly [x: number, y: number];
type NameMark = Extract<Mark, { readonly kind: "text" }>;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a baseline is drawn among. */
export interface LanePlot {
  readonly top: number;
  readonly frame: Frame;
  readonly scale: Scale;
  /** Lines and symbols of the lane. */
  readonly drawn: readonly Mark[];
}

/** About how wide a letter of a name is, and how it stands about its foot, in pixels. */
const letter = 5.4;
const nameHeight = 9;
const above = -3;
const below = 11;
const symbolSize = 5;
/** A line is looked at this often along its way. */
const stepAlong = 6;

const holds = ({ left, right, top, bottom }: Box, [x, y]: Place): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

function alongOf(from: Place, to: Place): readonly Place[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / stepAlong));
  return Array.from({ length: steps + 1 }, (_, at): Place => {
    const share = at / steps;
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  });
}

const boxOf = ({ x, y, words, anchor }: NameMark): Box => {
  const width = words.length * letter;
  const left = anchor === "end" ? x - width : x;
  return { left, right: left + width, top: y - nameHeight, bottom: y + 1 };
};

const widened = ({ left, right, top, bottom }: Box, by: number): Box => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
});

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** How much of a mark a name would hide: a symbol weighs more than a stretch of line, another name most. */
function hidden(box: Box, mark: Mark): number {
  if (mark.kind === "symbol") return holds(widened(box, symbolSize), [mark.x, mark.y]) ? 8 : 0;
  if (mark.kind === "text") return meets(box, boxOf(mark)) ? 40 : 0;
  if (mark.kind === "rect") return 0;
  const places = mark.points.slice(1).flatMap((to, at) => alongOf(mark.points[at] ?? to, to));
  return places.filter((place) => holds(box, place)).length;
}

const lineOf = (base: Baseline, { frame, scale }: LanePlot): Mark => {
  const [x, y] = [frame.time.place(base.day), scale.place(base.value)];
  const end = base.earlier ? Math.min(x + 40, frame.right) : frame.right;
  return {
    kind: "line",
    role: "baseline",
    text: base.text,
    points: [
      [x, y],
      [end, y],
    ],
  };
};

/** Shares of a baseline at which its name may begin, after its two ends. */
const along = [0.2, 0.4, 0.6, 0.8];

/** Places for a name, the ones to prefer first: the first baseline at the right edge, others where they begin. */
function namesFor(base: Baseline, at: number, { top, frame, scale }: LanePlot): readonly NameMark[] {
  const [x, y] = [frame.time.place(base.day), scale.place(base.value)];
  const edge = { x: frame.right, anchor: "end" } as const;
  const room = (from: number): number => frame.right - from - base.label.length * letter;
  // A baseline that begins near the edge has its name on the other side, where the page would cut it off.
  const start = room(x + 6) >= 0 ? ({ x: x + 6, anchor: "start" } as const) : ({ x: x - 6, anchor: "end" } as const);
  const further = along
    .map((share) => ({ x: x + share * (frame.right - x), anchor: "start" }) as const)
    .filter((place) => room(place.x) >= 0);
  return [...(at === 0 ? [edge, start] : [start, edge]), ...further].flatMap((place) =>
    [above, below]
      .map((by) => y + by)
      .filter((foot) => foot - nameHeight >= top - 2 && foot <= top + heights.lane + 2)
      .map((foot): NameMark => ({
        kind: "text",
        role: "line-name",
        y: foot,
        words: base.label,
        text: base.text,
        ...place,
      })),
  );
}

/** Lines first, then the names over what is drawn. */
export function baselineMarks(
  baselines: readonly Baseline[],
  plot: LanePlot,
): {
  readonly lines: readonly Mark[];
  readonly names: readonly Mark[];
} {
  const inView = baselines.filter(({ day }) => plot.frame.time.place(day) <= plot.frame.right);
  const lines = inView.map((base) => lineOf(base, plot));
  const names: NameMark[] = [];
  for (const [at, base] of inView.entries()) {
    if (base.earlier) continue;
    const around = [...plot.drawn, ...lines, ...names];
    const weighed = namesFor(base, at, plot).map((name) => {
      const box = boxOf(name);
      return { name, hides: around.reduce((sum, mark) => sum + hidden(box, mark), 0) };
    });
    const [best] = weighed.toSorted((a, b) => a.hides - b.hides);
    if (best !== undefined) names.push(best.name);
  }
  return { lines, names };
}

/** Rows of a cohort's figure: shares as bars with their intervals, changes as a box with a dot for each person. */
import type { Cell, Share } from "../core/cohort/report.ts";
import { countText, numberText, shareText } from "../core/cohort/say.ts";
import type { Scale } from "./scale.ts";
import type { Mark, Role } from "./scene.ts";

export interface DrawnRow {
  readonly marks: readonly Mark[];
  readonly height: number;
}

const bar = { height: 9, step: 20 } as const;
const box = { height: 18, row: 34 } as const;

const roles: Readonly<Record<string, Role>> = { improved: "improved", worse: "worse", slower: "worse" };

/** A text longer than its column is cut; the whole of it is read by pointer and screen reader. */
export function fitted(text: string, width: number, pixelsPerLetter = 6.2): string {
  const most = Math.floor(width / pixelsPerLetter);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** One share: a bar to it, a line over its interval, and its name above. */
function shareMarks(share: Share, top: number, scale: Scale): readonly Mark[] {
  const text = `${share.name}: ${shareText(share)}`;
  const from = scale.place(0);
  const words = fitted(text, scale.place(100) - from, 5.4);
  const name: Mark = { kind: "text", role: "small", text, x: from + 4, y: top + 9, words, anchor: "start" };
  const { percent, low, high } = share;
  if (percent === undefined || low === undefined || high === undefined) return [name];
  const y = top + 11;
  const middle = y + bar.height / 2;
  const ends = [scale.place(low), scale.place(high)] as const;
  const line = (points: readonly (readonly [number, number])[]): Mark => ({ kind: "line", role: "axis", text, points });
  return [
    name,
    {
      kind: "rect",
      role: roles[share.id] ?? "course",
      text,
      x: from,
      y: y + 1,
      width: Math.max(0.5, scale.place(percent) - from),
      height: bar.height - 2,
    },
    line(ends.map((x) => [x, middle] as const)),
    ...ends.map((x) => line([[x, y] as const, [x, y + bar.height] as const])),
  ];
}

/** Shares below each other. */
export function shareRow(cell: Cell, top: number, scale: Scale): DrawnRow {
  const shown = cell.shares.filter(({ of }) => of !== 0);
  return {
    marks: shown.flatMap((share, at) => shareMarks(share, top + at * bar.step, scale)),
    height: Math.max(1, shown.length) * bar.step,
  };
}

/** Dots of equal or close values step aside, so that each is seen. */
const asideOf = (at: number): number => [0, 5, -5, 2.5, -2.5][at % 5] ?? 0;

/** Quartiles as a box, median as a tick, a line from least to most, and each person's change. */
export function changeRow(cell: Cell, top: number, scale: Scale): DrawnRow {
  const change = cell.spreads.find(({ id }) => id === "change");
  const y = top + 4;
  const middle = y + box.height / 2;
  if (change === undefined) {
    const words = "no change to show";
    return {
      marks: [{ kind: "text", role: "small", x: scale.place(0) - 4, y: middle + 3, words, anchor: "end" }],
      height: box.row,
    };
  }
  const { median, lower, upper, least, most, n } = change;
  const text = `median ${numberText(median)} %, quartiles ${numberText(lower)} to ${numberText(upper)}, range ${numberText(least)} to ${numberText(most)}, n ${countText(n)}`;
  const [a, b] = [scale.place(lower), scale.place(upper)];
  const x = scale.place(median);
  return {
    marks: [
      {
        kind: "line",
        role: "axis",
        text,
        points: [[scale.place(least), middle] as const, [scale.place(most), middle] as const],
      },
      { kind: "rect", role: "band", text, x: a, y, width: Math.max(1, b - a), height: box.height },
      ...cell.values.map((value, at): Mark => ({
        kind: "symbol",
        role: "point",
        shape: "circle",
        text: `${numberText(value)} %`,
        x: scale.place(value),
        y: middle + asideOf(at),
        size: 3,
      })),
      { kind: "symbol", role: "dose", shape: "tick", text, x, y: middle, size: box.height / 2 },
      {
        kind: "text",
        role: "small",
        x,
        y: y + box.height + 11,
        words: `median ${numberText(median)} %`,
        anchor: "middle",
      },
    ],
    height: box.row,
  };
}

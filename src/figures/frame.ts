/** Where the parts of a timeline stand on the page. */
import { createScale, type Scale } from "./scale.ts";
import type { Day, Timeline } from "./timeline.ts";

/** The plot's left and right edge, and the axis of days between them. */
export interface Frame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly narrow: boolean;
  readonly time: Scale;
  readonly from: Day;
  readonly to: Day;
}

/** Heights in pixels. */
export const heights = { title: 30, course: 18, lane: 92, laneTitle: 18, axis: 34, gap: 10 } as const;

/** Below this width lane titles stand above the lanes, and the right-hand axis is left out. */
const narrowBelow = 560;

export function createFrame(timeline: Timeline, width: number): Frame {
  const narrow = width < narrowBelow;
  const left = narrow ? 44 : 64;
  const right = width - (narrow ? 12 : 56);
  // Half a day on either side keeps first and last points off the edge.
  const pad = Math.max(1, (timeline.to - timeline.from) * 0.02);
  const [from, to] = [timeline.from - pad, timeline.to + pad];
  return {
    width,
    left,
    right,
    narrow,
    from,
    to,
    time: createScale("linear", { least: from, most: to, from: left, to: right }),
  };
}

/** A stretch of days as places, cut to the plot. */
export function clipped(frame: Frame, from: Day, to: Day): { readonly x: number; readonly width: number } | undefined {
  const start = Math.max(from, frame.from);
  const end = Math.min(to, frame.to);
  return end < start
    ? undefined
    : { x: frame.time.place(start), width: frame.time.place(end) - frame.time.place(start) };
}

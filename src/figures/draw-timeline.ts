/** Draws a patient's timeline: courses above, a lane per measure, one axis of days for all. */
import { courseLane } from "./course-lane.ts";
import { legendOf } from "./legend.ts";
import { createFrame, type Frame, heights } from "./frame.ts";
import type { Mark, Scene } from "./scene.ts";
import { timeTicks } from "./time-axis.ts";
import { type Looked, plainly } from "./looked.ts";
import type { Timeline } from "./timeline.ts";
import { valueLane } from "./value-lane.ts";

function axisMarks(
  timeline: Timeline,
  { labels: axis }: Looked,
  top: number,
  bottom: number,
  frame: Frame,
): readonly Mark[] {
  const ticks = timeTicks(frame.from, frame.to, axis, frame.right - frame.left);
  const labels = ticks.flatMap(({ day, label }): readonly Mark[] => {
    const x = frame.time.place(day);
    return [
      {
        kind: "line",
        role: "grid",
        points: [
          [x, top],
          [x, bottom],
        ],
      },
      { kind: "text", role: "small", x, y: bottom + 14, words: label, anchor: "middle" },
    ];
  });
  const since: readonly Mark[] =
    axis.kind === "weeks"
      ? [
          {
            kind: "text",
            role: "small",
            x: frame.right,
            y: bottom + 28,
            words: `weeks since ${axis.label}`,
            anchor: "end",
          },
        ]
      : [];
  const inside = timeline.today >= frame.from && timeline.today <= frame.to;
  const x = frame.time.place(timeline.today);
  const today: readonly Mark[] = inside
    ? [
        {
          kind: "line",
          role: "today",
          text: "today",
          points: [
            [x, top],
            [x, bottom],
          ],
        },
        { kind: "text", role: "small", x: x - 4, y: top - 2, words: "today", anchor: "end" },
      ]
    : [];
  return [
    ...labels,
    {
      kind: "line",
      role: "axis",
      points: [
        [frame.left, bottom],
        [frame.right, bottom],
      ],
    },
    ...since,
    ...today,
  ];
}

/** What the drawing shows, for people who do not see it; every value also stands in a table beside it. */
function describe(timeline: Timeline): string {
  const lanes = timeline.lanes.map((lane) => `${lane.title}, ${lane.points.length} values`);
  const courses = timeline.courses.map((course) => course.label);
  return `Courses: ${courses.length === 0 ? "none" : courses.join("; ")}. Lanes: ${lanes.length === 0 ? "none" : lanes.join("; ")}.`;
}

/** The drawing on a page of `width` pixels; its height follows from what it holds. */
export function drawTimeline(timeline: Timeline, width: number, looked: Looked = plainly): Scene {
  const frame = createFrame(timeline, width);
  const top = heights.title;
  const courses = courseLane(timeline.courses, top + heights.gap, timeline.today, frame, looked.highlighted);
  const firstLane = top + heights.gap + courses.height;
  const laneHeight = heights.laneTitle + heights.lane + heights.gap;
  const bottom = firstLane + timeline.lanes.length * laneHeight;
  const lanes = timeline.lanes.flatMap((lane, at) =>
    valueLane(lane, firstLane + at * laneHeight + heights.laneTitle, frame, looked.highlighted),
  );
  const legend = legendOf(timeline, looked.notes ?? [], bottom + heights.axis, frame);
  return {
    width,
    height: bottom + heights.axis + legend.height,
    title: timeline.title,
    description: describe(timeline),
    marks: [
      { kind: "text", role: "title", x: 4, y: 16, words: timeline.title, anchor: "start" },
      ...axisMarks(timeline, looked, top, bottom, frame),
      ...courses.marks,
      ...lanes,
      ...legend.marks,
    ],
  };
}

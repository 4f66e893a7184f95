/** The legend below a timeline: only what is drawn above it, in rows that fit the page, and then the notes. */
import type { Frame } from "./frame.ts";
import type { Mark, Shape } from "./scene.ts";
import type { Timeline } from "./timeline.ts";
import { hasLongPause, seriesShapes } from "./value-lane.ts";

/** One entry: its words, and what stands before them, drawn around the middle of a small box. */
interface Entry {
  readonly words: string;
  readonly draw: (x: number, y: number) => readonly Mark[];
}

const letter = 5.4;
const sign = 18;
const rowHeight = 15;

const symbol =
  (shape: Shape, role: Mark["role"]): Entry["draw"] =>
  (x, y) => [{ kind: "symbol", role, shape, x, y, size: 4 }];
const box =
  (role: Mark["role"]): Entry["draw"] =>
  (x, y) => [{ kind: "rect", role, x: x - 6, y: y - 4, width: 12, height: 8 }];
const stroke =
  (role: Mark["role"]): Entry["draw"] =>
  (x, y) => [
    {
      kind: "line",
      role,
      points: [
        [x - 7, y],
        [x + 7, y],
      ],
    },
  ];

function entriesOf({ courses, lanes }: Timeline): readonly Entry[] {
  const points = lanes.flatMap((lane) => lane.points);
  const named = lanes.flatMap((lane) => [...seriesShapes(lane)].filter(([series]) => series !== ""));
  const rises = [...new Set(lanes.flatMap((lane) => lane.expectedRises.map(({ text }) => text)))];
  const asides = [...new Set(points.flatMap(({ setAside }) => setAside ?? []))];
  const when = (holds: boolean, words: string, draw: Entry["draw"]): readonly Entry[] =>
    holds ? [{ words, draw }] : [];
  return [
    ...when(
      courses.some(({ planned }) => !planned),
      "course, a tick for each dose",
      box("course"),
    ),
    ...when(
      courses.some(({ planned, to }) => planned || to === undefined),
      "planned, or end not known",
      box("course-planned"),
    ),
    ...[...new Map(named)].map(([series, shape]): Entry => ({ words: series, draw: symbol(shape, "point") })),
    ...when(
      points.some(({ comparator }) => comparator !== undefined),
      "beyond a limit of the assay: no number",
      symbol("triangle-up", "point-open"),
    ),
    ...when(
      points.some(({ state }) => state === "preliminary"),
      "preliminary",
      symbol("circle", "point-open"),
    ),
    ...asides.map((words): Entry => ({ words, draw: symbol("circle", "point-aside") })),
    ...when(
      points.some(({ state }) => state === "amended"),
      "* corrected by the laboratory",
      () => [],
    ),
    ...when(
      lanes.some(({ bands }) => bands.length > 0),
      "the laboratory's own range",
      box("band"),
    ),
    ...rises.map((words): Entry => ({ words, draw: box("flare") })),
    ...when(
      lanes.some(({ baselines }) => baselines.length > 0),
      "baseline",
      stroke("baseline"),
    ),
    ...when(lanes.some(hasLongPause), "long pause between values", stroke("join-gap")),
  ];
}

/** Words cut into lines of at most `most` letters. */
export function wrapped(words: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const lineOfText = (words: string, x: number, y: number): Mark => ({
  kind: "text",
  role: "small",
  x,
  y,
  words,
  anchor: "start",
});

/** Marks of the legend from `top`, and the height they take. */
export function legendOf(
  timeline: Timeline,
  notes: readonly string[],
  top: number,
  frame: Frame,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const marks: Mark[] = [];
  const left = 8;
  const most = Math.floor((frame.width - left - sign) / letter);
  let [x, y] = [left, top + rowHeight];
  const nextRow = (): void => {
    x = left;
    y += rowHeight;
  };
  for (const { words, draw } of entriesOf(timeline)) {
    const lines = wrapped(words, most);
    const width = sign + Math.max(...lines.map((line) => line.length)) * letter + 12;
    if (x > left && x + width > frame.width) nextRow();
    marks.push(...draw(x + 7, y - 4));
    for (const [at, line] of lines.entries()) {
      if (at > 0) nextRow();
      marks.push(lineOfText(line, x + sign, y));
    }
    x += width;
  }
  if (x > left) nextRow();
  for (const line of notes.flatMap((note) => wrapped(note, most))) {
    marks.push(lineOfText(line, left, y));
    y += rowHeight;
  }
  return { marks, height: y - top };
}

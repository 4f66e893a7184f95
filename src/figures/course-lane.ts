/** The treatment lane: a bar per course, a tick per dose, what became of it. */
import { clipped, type Frame, heights } from "./frame.ts";
import type { Mark } from "./scene.ts";
import type { CourseBar, Day, Response } from "./timeline.ts";

const verdicts: Readonly<Record<Response["verdict"], { readonly words: string; readonly role: Mark["role"] }>> = {
  improved: { words: "▲ improved", role: "improved" },
  stable: { words: "● stable", role: "neutral" },
  worse: { words: "▼ worse", role: "worse" },
  mixed: { words: "◆ mixed", role: "neutral" },
  "not-assessable": { words: "? not assessable", role: "neutral" },
};

/** About how wide a letter of a small label is, in pixels. */
const letter = 5.8;
const leastWidth = 4;
const barHeight = heights.course - 6;

/** A course with where its bar and its label stand. */
interface Placed {
  readonly course: CourseBar;
  readonly x: number;
  readonly width: number;
  readonly label: string;
  readonly labelX: number;
  readonly to: number;
}

/** A course without an end is drawn to its last known dose, and from there open to today. */
const knownEnd = (course: CourseBar): Day =>
  course.to ?? Math.max(course.from, ...course.doses.map((dose) => dose.day));

function placedCourse(course: CourseBar, today: Day, frame: Frame): Placed | undefined {
  const span = clipped(frame, course.from, course.to ?? Math.max(today, knownEnd(course)));
  if (span === undefined) return undefined;
  const label = [course.label, course.response && verdicts[course.response.verdict].words].filter(Boolean).join("  ");
  const labelWidth = label.length * letter;
  const labelX = Math.max(frame.left, Math.min(span.x, frame.right - labelWidth));
  const width = Math.max(leastWidth, span.width);
  return { course, x: span.x, width, label, labelX, to: Math.max(span.x + width, labelX + labelWidth) };
}

/** Rows, so that neither bars nor labels hide one another: the first row that is free takes the next course. */
function inRows(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const rows: { readonly placed: Placed[]; end: number }[] = [];
  for (const one of [...placed].sort((a, b) => a.course.from - b.course.from)) {
    const row = rows.find((r) => r.end < Math.min(one.x, one.labelX));
    if (row === undefined) rows.push({ placed: [one], end: one.to + letter });
    else {
      row.placed.push(one);
      row.end = one.to + letter;
    }
  }
  return rows.map((row) => row.placed);
}

/** The bar: solid where it is known, an open outline where it is planned or its end is not known. */
function barMarks({ course, x, width }: Placed, y: number, frame: Frame): readonly Mark[] {
  const bar = (role: Mark["role"], from: number, to: number): Mark => ({
    kind: "rect",
    role,
    id: course.id,
    text: course.text,
    x: from,
    y,
    width: Math.max(leastWidth, to - from),
    height: barHeight,
  });
  if (course.planned) return [bar("course-planned", x, x + width)];
  if (course.to !== undefined) return [bar("course", x, x + width)];
  const known = Math.max(x + leastWidth, frame.time.place(knownEnd(course)));
  return [bar("course-planned", x, x + width), bar("course", x, known)];
}

/** Around a whole course or plan that a recommendation rests on. */
const ringOf = ({ x, width }: Placed, y: number): Mark => ({
  kind: "rect",
  role: "highlight",
  x: x - 3,
  y: y - 3,
  width: width + 6,
  height: barHeight + 6,
});

function doseMarks(course: CourseBar, y: number, frame: Frame, highlighted: ReadonlySet<string>): readonly Mark[] {
  return course.doses
    .filter((dose) => dose.day >= frame.from && dose.day <= frame.to)
    .flatMap((dose): readonly Mark[] => {
      const place = { x: frame.time.place(dose.day), y: y + barHeight / 2, id: dose.id, text: dose.text } as const;
      const tick: Mark = { kind: "symbol", role: "dose", shape: "tick", size: barHeight / 2 + 2, ...place };
      const ring: Mark = { kind: "symbol", role: "highlight", shape: "circle", size: barHeight / 2 + 4, ...place };
      return highlighted.has(dose.id) ? [tick, ring] : [tick];
    });
}

/** Marks of all courses from `top`, and the height they take. */
export function courseLane(
  courses: readonly CourseBar[],
  top: number,
  today: Day,
  frame: Frame,
  highlighted: ReadonlySet<string>,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const rows = inRows(courses.flatMap((course) => placedCourse(course, today, frame) ?? []));
  const rowHeight = heights.course + heights.gap;
  const marks = rows.flatMap((row, at) =>
    row.flatMap((placed): readonly Mark[] => {
      const y = top + at * rowHeight;
      const { course } = placed;
      const role = course.response === undefined ? "small" : verdicts[course.response.verdict].role;
      return [
        ...barMarks(placed, y, frame),
        ...(highlighted.has(course.id) ? [ringOf(placed, y)] : []),
        ...doseMarks(course, y, frame, highlighted),
        {
          kind: "text",
          role,
          id: course.id,
          x: placed.labelX,
          y: y + barHeight + 11,
          words: placed.label,
          anchor: "start",
          text: course.response?.text ?? course.text,
        },
      ];
    }),
  );
  return { marks, height: rows.length * rowHeight };
}

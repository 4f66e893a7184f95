/** Recognises what is printed on most pages of a PDF outside its text: running heads and feet, and page numbers. */
import type { Row } from "./pdf-columns.ts";

/** Rows at the top and at the bottom of a page that may be running. */
const deepest = 4;

export interface RunningPage {
  readonly number: number;
  readonly rows: readonly Row[];
  readonly height: number;
}

/** A row at the edge of a page. */
interface Edge {
  readonly page: number;
  readonly text: string;
  /** The text without its numbers. */
  readonly key: string;
  readonly numbers: readonly number[];
  /** Hundredths of the page from its top. */
  readonly place: number;
}

function toEdge(row: Row, page: RunningPage): Edge {
  const text = row.map((segment) => segment.text).join(" ");
  return {
    page: page.number,
    text,
    key: text
      .toLowerCase()
      .replace(/\d+|\b[ivxl]+\b/g, "#")
      .replace(/[^\p{L}#]+/gu, " ")
      .trim(),
    numbers: (text.match(/\d{1,9}/g) ?? []).map(Number),
    place: Math.round(((row[0]?.y ?? 0) / page.height) * 100),
  };
}

/** The outermost rows of a page, from its edges inwards. */
const edgesOf = (rows: readonly Row[]): readonly (readonly Row[])[] => [
  rows.slice(0, deepest),
  rows.slice(-deepest).reverse(),
];

/** The same but for numbers that go up with the pages. */
const isSame = (one: Edge, other: Edge): boolean =>
  one.key === other.key &&
  one.numbers.length === other.numbers.length &&
  one.numbers.every((number, at) => {
    const by = (other.numbers[at] ?? 0) - number;
    return by === 0 || by === other.page - one.page;
  });

/** Rows without words may be data, so they are running only as page numbers. */
const isAlike = (one: Edge, other: Edge): boolean =>
  Math.abs(one.place - other.place) <= 2 && (/\p{L}{3}/u.test(one.key) ? one.key === other.key : isSame(one, other));

/** Left and right pages differ, and the first has none, so two pages in five are most. */
const mostPages = (pages: number): number => Math.max(2, Math.ceil(pages * 0.4));

/** Takes rows off one edge while they are running; what is only on one page, such as a stamp, may stand between. */
function runningAt(edge: readonly Row[], isRunning: (row: Row) => boolean): readonly Row[] {
  const last = edge.findLastIndex(isRunning);
  const inner = edge.slice(0, last + 1);
  return inner.filter((row) => !isRunning(row)).length <= 1 ? inner.filter(isRunning) : [];
}

export interface WithoutRunning {
  /** Each page's own rows. */
  readonly pages: readonly (readonly Row[])[];
  /** What was running, each once, as it first stands. */
  readonly running: readonly string[];
}

/** Parts the rows of all pages from what is running. */
export function withoutRunning(pages: readonly RunningPage[]): WithoutRunning {
  const byKey = new Map<string, Edge[]>();
  const edges = new Map<Row, Edge>();
  for (const page of pages)
    for (const row of new Set(edgesOf(page.rows).flat())) {
      const edge = toEdge(row, page);
      edges.set(row, edge);
      const known = byKey.get(edge.key) ?? [];
      byKey.set(edge.key, known);
      known.push(edge);
    }
  const needed = mostPages(pages.length);
  const kept: Edge[] = [];
  const isRunning = (row: Row): boolean => {
    const edge = edges.get(row);
    if (edge === undefined || edge.key === "") return false;
    const alike = (byKey.get(edge.key) ?? []).filter((other) => isAlike(edge, other));
    return new Set(alike.map((other) => other.page)).size >= needed;
  };
  const own = pages.map(({ rows }) => {
    const running = new Set(edgesOf(rows).flatMap((edge) => runningAt(edge, isRunning)));
    for (const row of running) {
      const edge = edges.get(row);
      if (edge !== undefined && !kept.some((known) => isSame(known, edge))) kept.push(edge);
    }
    return rows.filter((row) => !running.has(row));
  });
  return { pages: own, running: kept.map((edge) => edge.text) };
}

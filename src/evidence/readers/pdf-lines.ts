/** Lines of a PDF in reading order, each with what its place on the page says about where paragraphs begin. */
import type { Flow, Row } from "./pdf-columns.ts";
import type { Segment } from "./pdf-rows.ts";

export interface Line {
  readonly page: number;
  readonly text: string;
  readonly segments: Row;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
}

/** The lines of one column, and the edges that most of them keep to. */
export interface Column {
  readonly page: number;
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
}

const biggest = (row: Row): Segment | undefined =>
  row.reduce<Segment | undefined>(
    (best, segment) => (best !== undefined && best.text.length >= segment.text.length ? best : segment),
    undefined,
  );

function toLine(row: Row, page: number): Line {
  const main = biggest(row);
  return {
    page,
    text: row.map((segment) => segment.text).join(" "),
    segments: row,
    left: row.reduce((left, segment) => Math.min(left, segment.left), Infinity),
    right: row.reduce((right, segment) => Math.max(right, segment.right), -Infinity),
    y: main?.y ?? 0,
    size: main?.size ?? 0,
    font: main?.font ?? "",
  };
}

/** The place that the most lines keep to, within a point. */
function commonEdge(edges: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const edge of edges) counts.set(Math.round(edge), (counts.get(Math.round(edge)) ?? 0) + 1);
  const near = (edge: number): number => [-1, 0, 1].reduce((sum, by) => sum + (counts.get(edge + by) ?? 0), 0);
  let best = Math.round(edges[0] ?? 0);
  for (const edge of counts.keys()) if (near(edge) > near(best)) best = edge;
  return best;
}

export function toColumn(flow: Flow, page: number): Column {
  const lines = flow.map((row) => toLine(row, page));
  return {
    page,
    lines,
    left: commonEdge(lines.map((line) => line.left)),
    right: commonEdge(lines.map((line) => line.right)),
  };
}

/** The distance from one line to the next within paragraphs: what is most common, for type of that size. */
export function leadingOf(columns: readonly Column[]): (size: number) => number {
  const bySize = new Map<number, number[]>();
  for (const { lines } of columns)
    for (const [at, line] of lines.entries()) {
      const next = lines[at + 1];
      const gap = next === undefined ? 0 : next.y - line.y;
      if (next === undefined || Math.abs(next.size - line.size) > 0.3 || gap < line.size * 0.8 || gap > line.size * 2.5)
        continue;
      const key = Math.round(line.size);
      const gaps = bySize.get(key) ?? [];
      bySize.set(key, gaps);
      gaps.push(Math.round(gap * 2) / 2);
    }
  const common = new Map([...bySize].map(([size, gaps]) => [size, commonOf(gaps)] as const));
  return (size) => common.get(Math.round(size)) ?? size * 1.2;
}

function commonOf(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0] as [number, number])[0];
}

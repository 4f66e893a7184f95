/** Recognises what is printed on most pages of a PDF outside its text: running heads and feet, and page numbers. */
import type { Row } from "./pdf-columns.ts";

/** Rows at the top and at the bottom of a page that may be running, and how far into the page, in hundredths of it. */
const deepest = 4;
const margin = 15;

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
  one.numbers.length === other.numbers.length &&
  one.numbers.every((number, at) => {
    const by = (other.numbers[at] ?? 0) - number;
    return by === 0 || by === other.page - one.page;
  });

/** What two rows of numbers have in common, where those stand still or go up with the pages. */
const signaturesOf = ({ key, numbers, page }: Edge): readonly string[] => [
  `${key}=${numbers.join(",")}`,
  `${key}+${numbers.map((number) => number - page).join(",")}`,
];

/** Rows without words may be data, so they are running only as page numbers or where they do not change. */
const hasWords = ({ key }: Edge): boolean => /\p{L}{3}/u.test(key);

/** How often each row stands at an edge. */
class Census {
  readonly #counts = new Map<string, number>();

  add(edge: Edge): void {
    for (const key of [
      ...signaturesOf(edge).map((signature) => `${signature}@${edge.place}`),
      `${edge.key}@${edge.place}`,
    ])
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** On how many pages the like of a row stands at its place, give or take two hundredths of the page. */
  count(edge: Edge): number {
    const keys = hasWords(edge) ? [edge.key] : signaturesOf(edge);
    const near = [-2, -1, 0, 1, 2].map((by) => edge.place + by);
    return Math.max(
      ...keys.map((key) => near.reduce((sum, place) => sum + (this.#counts.get(`${key}@${place}`) ?? 0), 0)),
    );
  }
}

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
  const census = new Census();
  const edges = new Map<Row, Edge>();
  for (const page of pages)
    for (const row of new Set(edgesOf(page.rows).flat())) {
      const edge = toEdge(row, page);
      edges.set(row, edge);
      census.add(edge);
    }
  const needed = mostPages(pages.length);
  const isRunning = (row: Row): boolean => {
    const edge = edges.get(row);
    if (edge === undefined || edge.key === "" || (edge.place > margin && edge.place < 100 - margin)) return false;
    return census.count(edge) >= needed;
  };
  const kept = new Map<string, Edge[]>();
  const own = pages.map(({ rows }) => {
    const taken = new Set(edgesOf(rows).flatMap((edge) => runningAt(edge, isRunning)));
    for (const edge of [...taken].flatMap((row) => edges.get(row) ?? [])) {
      const known = kept.get(edge.key) ?? [];
      kept.set(edge.key, known);
      if (!known.slice(-20).some((other) => isSame(other, edge))) known.push(edge);
    }
    return rows.filter((row) => !taken.has(row));
  });
  return { pages: own, running: [...kept.values()].flat().map((edge) => edge.text) };
}

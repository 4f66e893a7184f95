/** Draws the outcomes of a cohort: a panel for each outcome, a row for each regimen and baseline, shares with their intervals. */
import type { Cell, CohortReport } from "../core/cohort/report.ts";
import { outcomeRows, type OutcomeRow, outcomesOf } from "../core/cohort/outcome-rows.ts";
import { countText, numberText } from "../core/cohort/say.ts";
import { changeRow, fitted, shareRow } from "./cohort-row.ts";
import { createScale, type Scale } from "./scale.ts";
import type { Mark, Scene } from "./scene.ts";

/** The plot's edges; on a narrow page labels stand above their rows. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly narrow: boolean;
}

const narrowBelow = 680;
const sizes = { title: 26, panel: 26, label: 29, gap: 8, axis: 26 } as const;

function scaleOf(rows: readonly OutcomeRow[], plot: Plot): Scale {
  const span = { from: plot.left, to: plot.right };
  if (rows.some(({ cell }) => cell.kind !== "change")) return createScale("linear", { least: 0, most: 100, ...span });
  const ends = rows.flatMap(({ cell }) =>
    cell.spreads.filter(({ id }) => id === "change").flatMap(({ least, most }) => [least, most]),
  );
  const pad = Math.max(10, (Math.max(0, ...ends) - Math.min(0, ...ends)) * 0.05);
  return createScale("linear", { least: Math.min(0, ...ends) - pad, most: Math.max(0, ...ends) + pad, ...span });
}

/** The group, then the baseline, then how many; on a narrow page the last two share a line. */
function labelMarks({ group, baseline, cell }: OutcomeRow, top: number, plot: Plot): readonly Mark[] {
  const people = `n ${countText(cell.n)}, missing ${countText(cell.missing)}`;
  const lines = plot.narrow ? [[baseline, people].filter(Boolean).join("; ")] : [baseline, people].filter(Boolean);
  const width = plot.narrow ? plot.right : plot.left - 16;
  return [group.name, ...lines].map((words, line) => ({
    kind: "text",
    role: line === 0 ? "label" : "small",
    text: [group.name, baseline, people].filter(Boolean).join(", "),
    x: plot.narrow ? plot.left + 4 : 4,
    y: top + 11 + line * 13,
    words: fitted(words, width),
    anchor: "start",
  }));
}

function axisMarks(scale: Scale, top: number, bottom: number, plot: Plot): readonly Mark[] {
  const grid = scale.ticks.flatMap((value): readonly Mark[] => {
    const x = scale.place(value);
    const points = [[x, top] as const, [x, bottom] as const];
    return [
      { kind: "line", role: value === 0 ? "axis" : "grid", points },
      { kind: "text", role: "small", x, y: bottom + 13, words: numberText(value), anchor: "middle" },
    ];
  });
  const floor = [[plot.left, bottom] as const, [plot.right, bottom] as const];
  return [...grid, { kind: "line", role: "axis", points: floor }];
}

interface Drawn {
  readonly marks: readonly Mark[];
  readonly height: number;
}

function panel(title: string, rows: readonly OutcomeRow[], top: number, plot: Plot): Drawn {
  const scale = scaleOf(rows, plot);
  const words = fitted(title, plot.right, 7.4);
  const head: Mark = { kind: "text", role: "title", text: title, x: 4, y: top + 14, words, anchor: "start" };
  let y = top + sizes.panel;
  const start = y;
  const marks: Mark[] = [];
  for (const row of rows) {
    const body = y + (plot.narrow ? sizes.label : 0);
    const drawn = row.cell.kind === "change" ? changeRow(row.cell, body, scale) : shareRow(row.cell, body, scale);
    marks.push(...labelMarks(row, y, plot), ...drawn.marks);
    y = Math.max(body + drawn.height, y + (plot.narrow ? 0 : 42)) + sizes.gap;
  }
  return { marks: [head, ...axisMarks(scale, start - 4, y, plot), ...marks], height: y + sizes.axis - top };
}

const titleOf = ({ title, kind }: Cell): string =>
  kind === "change" ? `${title}: change, %` : `${title}: patients, % (95 % interval)`;

/** The drawing on a page of `width` pixels. Every number of it also stands in the table. */
export function drawCohort(report: CohortReport, width: number): Scene {
  const narrow = width < narrowBelow;
  const plot: Plot = { left: narrow ? 8 : 300, right: width - (narrow ? 16 : 24), narrow };
  const marks: Mark[] = [{ kind: "text", role: "title", x: 4, y: 16, words: report.title, anchor: "start" }];
  let y: number = sizes.title;
  for (const cell of outcomesOf(report)) {
    const drawn = panel(titleOf(cell), outcomeRows(report, cell.outcome), y, plot);
    marks.push(...drawn.marks);
    y += drawn.height;
  }
  const below = narrow ? "" : " Thresholds and definitions stand with the table.";
  const words = `${report.banner}. As of ${report.asOf}.${below}`;
  marks.push({ kind: "text", role: "small", x: 4, y: y + 12, words: fitted(words, width, 5.4), anchor: "start" });
  return {
    width,
    height: y + 20,
    title: report.title,
    description: `${report.groups.map(({ name, patients }) => `${name}: ${countText(patients)} patients`).join("; ")}. ${report.banner}.`,
    marks,
  };
}

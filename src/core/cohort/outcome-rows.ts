/** The table turned: for each outcome a row for each group and baseline, so that like stands below like. */
import type { Cell, CohortGroup, CohortReport } from "./report.ts";
import { saysItTwice } from "./say.ts";
import { baselineWords } from "./words.ts";

export interface OutcomeRow {
  readonly group: CohortGroup;
  /** “from before this course”; empty where an outcome has no baseline. */
  readonly baseline: string;
  readonly cell: Cell;
}

/** One cell of each outcome, in the pack's order; for its title, kind and note. */
export const outcomesOf = ({ groups }: CohortReport): readonly Cell[] =>
  (groups[0]?.cells ?? []).filter(({ baseline }) => baseline !== "first");

/** The rows of an outcome. Where both baselines are one value, one row says it. */
export const outcomeRows = ({ groups }: CohortReport, outcome: string): readonly OutcomeRow[] =>
  groups.flatMap((group) =>
    group.cells
      .filter((cell) => cell.outcome === outcome && !saysItTwice(group, cell))
      .map((cell) => ({
        group,
        baseline: cell.baseline === undefined ? "" : `from ${baselineWords[cell.baseline]}`,
        cell,
      })),
  );

/** The columns of an outcome's table: one for each share and figure that any of its rows has. */
import type { OutcomeRow } from "../../../src/core/cohort/outcome-rows.ts";
import { shareText, spreadText } from "../../../src/core/cohort/say.ts";
import type { Spread } from "../../../src/core/cohort/report.ts";

/** A number, and what stands below it: the interval of a share, the range of a median. */
export interface NumberText {
  readonly value: string;
  readonly reach?: string | undefined;
}

export interface NumberColumn {
  readonly id: string;
  readonly title: string;
  readonly text: (row: OutcomeRow) => NumberText;
}

const titled = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** “6 of 9, 66.7 % (35.4 to 87.9)” and “−58 % (−82 to −35)”, each in two parts. */
const inTwo = (text: string, at: string): NumberText => {
  const [value = text, ...reach] = text.split(at);
  return reach.length === 0 ? { value } : { value, reach: reach.join(at) };
};
export const spreadParts = (spread: Spread): NumberText => {
  const { value, reach } = inTwo(spreadText(spread), " (");
  return { value, reach: `(${reach ?? ""}` };
};

/** Why a row has no such number. Amounts of several assays stand in no common median. */
function noneText({ cell }: OutcomeRow, id: string, suppressed: boolean): NumberText {
  if (cell.n === 0) return { value: "no value" };
  if (suppressed) return { value: "left out" };
  return { value: (id === "before" || id === "after") && cell.series.length > 0 ? "by assay, below" : "none" };
}

/** The first of each id, in the order met. */
const byId = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
  all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at);

export const spreadTitle = ({ name }: Pick<Spread, "name">): string => `${titled(name)}: median (range)`;

/** `suppressed` says that small counts were left out. */
export function numberColumns(rows: readonly OutcomeRow[], suppressed: boolean): readonly NumberColumn[] {
  const shares = byId(rows.flatMap(({ cell }) => cell.shares.filter(({ of }) => of !== 0)));
  const spreads = byId(rows.flatMap(({ cell }) => cell.spreads));
  return [
    ...shares.map(({ id, name }) => ({
      id,
      title: titled(name),
      text: (row: OutcomeRow) => {
        const share = row.cell.shares.find((one) => one.id === id);
        return share === undefined || share.of === 0 ? noneText(row, id, suppressed) : inTwo(shareText(share), ", ");
      },
    })),
    ...spreads.map((spread) => ({
      id: spread.id,
      title: spreadTitle(spread),
      text: (row: OutcomeRow) => {
        const found = row.cell.spreads.find((one) => one.id === spread.id);
        return found === undefined ? noneText(row, spread.id, suppressed) : spreadParts(found);
      },
    })),
  ];
}

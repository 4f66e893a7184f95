/** One outcome: a row for each regimen and baseline, with n, who is missing and why, and the numbers. */
import { outcomeRows, type OutcomeRow } from "../../../src/core/cohort/outcome-rows.ts";
import type { Cell, CohortReport } from "../../../src/core/cohort/report.ts";
import { countText } from "../../../src/core/cohort/say.ts";
import { type Column, RowsTable } from "../shell/rows-table.tsx";
import { numberColumns, type NumberText, spreadParts, spreadTitle } from "./outcome-columns.ts";

function Whose({ group, baseline, cell }: OutcomeRow) {
  const both = cell.baseline === "course" && group.firstCourses === group.patients && group.firstCourses !== "hidden";
  return (
    <>
      {group.name}
      {baseline === "" ? null : (
        <span className="cohort-from">
          {baseline}
          {both ? ", which was the first" : ""}
        </span>
      )}
    </>
  );
}

function MissingCount({ cell }: { readonly cell: Cell }) {
  return (
    <>
      {countText(cell.missing)}
      {cell.because.map(({ reason, text, count }) => (
        <span key={reason} className="cohort-why">
          {text}: {countText(count)}
        </span>
      ))}
      {cell.setAside === 0 ? null : (
        <span className="cohort-why">with values set aside: {countText(cell.setAside)}</span>
      )}
    </>
  );
}

function Numbers({ value, reach }: NumberText) {
  return (
    <>
      {value}
      {reach?.startsWith("(") === false ? <span className="cohort-comma">,</span> : null}
      {reach === undefined ? null : <span className="cohort-reach"> {reach}</span>}
    </>
  );
}

const keyOf = ({ group, cell }: OutcomeRow): string => `${group.id} ${cell.baseline ?? ""}`;

interface AssayRow {
  readonly row: OutcomeRow;
  readonly series: Cell["series"][number];
}

function assayColumns(rows: readonly AssayRow[]): readonly Column<AssayRow>[] {
  const spreads = new Map(rows.flatMap(({ series }) => series.spreads.map((one) => [one.id, one] as const)));
  return [
    { title: "Courses", cell: ({ row }) => <Whose {...row} /> },
    { title: "Assay, laboratory, unit", cell: ({ series }) => series.name },
    { title: "n", cell: ({ series }) => countText(series.n) },
    ...[...spreads.values()].map((spread) => ({
      title: spreadTitle(spread),
      cell: ({ series }: AssayRow) => {
        const found = series.spreads.find(({ id }) => id === spread.id);
        return found === undefined ? "left out" : <Numbers {...spreadParts(found)} />;
      },
    })),
  ];
}

/** The same by assay: amounts of two assays are never put together. */
function ByAssay({ rows, title }: { readonly rows: readonly OutcomeRow[]; readonly title: string }) {
  const assays = rows.flatMap((row) => row.cell.series.map((series) => ({ row, series })));
  if (assays.length === 0) return null;
  return (
    <details>
      <summary>By assay and laboratory</summary>
      <RowsTable
        caption={`${title}, by assay and laboratory`}
        columns={assayColumns(assays)}
        rows={assays}
        keyOf={({ row, series }) => `${keyOf(row)} ${series.name}`}
      />
    </details>
  );
}

export function OutcomeSection({ report, outcome }: { readonly report: CohortReport; readonly outcome: Cell }) {
  const rows = outcomeRows(report, outcome.outcome);
  const columns: readonly Column<OutcomeRow>[] = [
    { title: "Courses", cell: (row) => <Whose {...row} /> },
    { title: "n", cell: ({ cell }) => countText(cell.n) },
    { title: "Missing", cell: ({ cell }) => <MissingCount cell={cell} /> },
    ...numberColumns(rows, report.asked.suppress).map(({ title, text }) => ({
      title,
      cell: (row: OutcomeRow) => <Numbers {...text(row)} />,
    })),
  ];
  const heading = `outcome-${outcome.outcome}`;
  return (
    <section aria-labelledby={heading} className="cohort-outcome">
      <h2 id={heading}>{outcome.title}</h2>
      {outcome.note === undefined ? null : <p className="soft">{outcome.note}</p>}
      <RowsTable caption={`${outcome.title}, by regimen and baseline`} columns={columns} rows={rows} keyOf={keyOf} />
      <ByAssay rows={rows} title={outcome.title} />
    </section>
  );
}

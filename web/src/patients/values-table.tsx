/** Everything the timeline draws as tables: courses and what became of them, doses and values. The way in by keyboard. */
import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { unitWords } from "../../../src/core/quantity-words.ts";
import { type TimelineRow, timelineRows } from "../../../src/figures/timeline-rows.ts";
import type { CourseBar } from "../../../src/figures/timeline.ts";
import { type Column, RowsTable } from "../shell/rows-table.tsx";

export interface ValuesTableProps {
  readonly view: PatientView;
  readonly onPick: (id: string, text: string) => void;
}

const courseColumns: readonly Column<CourseBar>[] = [
  { title: "Course", cell: ({ text }) => text },
  { title: "Response", cell: ({ response }) => response?.text ?? "" },
];

const columnsWith = (onPick: ValuesTableProps["onPick"]): readonly Column<TimelineRow>[] => [
  { title: "Date", cell: ({ date }) => date },
  { title: "What", cell: ({ what }) => what },
  { title: "Value", cell: ({ value, unit }) => `${value} ${unitWords(unit, Number(value))}` },
  { title: "All of it", cell: ({ text }) => text.replace(/^[^:]*: /, "") },
  {
    title: "In the chart",
    cell: ({ id, text, what, date }) => (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Show ${what} of ${date}`}
        onClick={() => onPick(id, `${what}, ${text}`)}
      >
        Show
      </Button>
    ),
  },
];

export function ValuesTable({ view, onPick }: ValuesTableProps) {
  const rows = useMemo(() => timelineRows(view.timeline), [view]);
  const columns = useMemo(() => columnsWith(onPick), [onPick]);
  const { courses } = view.timeline;
  return (
    <>
      {courses.length === 0 ? null : (
        <details>
          <summary>Courses and what became of them ({courses.length})</summary>
          <RowsTable caption="Courses" columns={courseColumns} rows={courses} keyOf={({ id }) => id} />
        </details>
      )}
      <details>
        <summary>
          Doses and values as a table ({rows.length}
          {view.withdrawn === 0 ? "" : `; ${view.withdrawn} withdrawn results are not shown`})
        </summary>
        <RowsTable
          caption="Doses and values, oldest first"
          columns={columns}
          rows={rows}
          keyOf={(row) => `${row.id} ${row.what} ${row.date}`}
        />
      </details>
    </>
  );
}

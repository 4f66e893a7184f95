/** Saves the table as a file, and warns of small counts before it leaves the house. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { CohortReport } from "../../../src/core/cohort/report.ts";
import { type CohortFilters, reportAddress } from "./cohort-address.ts";

const files = [
  { as: "csv", name: "CSV", file: "cohort.csv" },
  { as: "measure-report", name: "FHIR measures", file: "cohort-measures.json" },
  { as: "svg", name: "Figure (SVG)", file: "cohort.svg" },
  { as: "json", name: "JSON", file: "cohort.json" },
] as const;

interface SaveCohortProps {
  readonly report: CohortReport;
  readonly filters: CohortFilters;
}

export function SaveCohort({ report, filters }: SaveCohortProps) {
  const small = !report.asked.suppress && report.groups.some(({ cells }) => cells.some((cell) => cell.small));
  return (
    <div className="no-print">
      <div className="cohort-save" role="group" aria-label="Save or print">
        <span>Save:</span>
        {files.map(({ as, name, file }) => (
          <Button
            key={as}
            size="compact-sm"
            variant="default"
            component="a"
            href={reportAddress(filters, as)}
            download={file}
          >
            {name}
          </Button>
        ))}
        <Button size="compact-sm" variant="default" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      {small ? (
        <p className="soft">
          Counts from 1 to 4 stand in this table, few enough to point at somebody.{" "}
          <Link to="/cohort" search={{ ...filters, suppress: true }}>
            Leave them out
          </Link>{" "}
          before it is handed on.
        </p>
      ) : null}
    </div>
  );
}

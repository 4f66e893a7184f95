/** Outcomes of the patients kept here, counted together. What it is narrowed by stands in the address. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { outcomesOf } from "../../../src/core/cohort/outcome-rows.ts";
import type { CohortReport } from "../../../src/core/cohort/report.ts";
import { Page } from "../shell/page.tsx";
import { Loaded, Waiting } from "../shell/trouble.tsx";
import { cohortReport } from "../wire/cohort.ts";
import type { CohortFilters } from "./cohort-address.ts";
import { CohortFigure } from "./cohort-figure.tsx";
import { FilterForm } from "./filter-form.tsx";
import { OutcomeSection } from "./outcome-section.tsx";
import { SaveCohort } from "./save-cohort.tsx";
import { WhoCounts } from "./who-counts.tsx";
import "./cohort.css";

function NoPatients() {
  return (
    <div className="box">
      <h2>No patients yet</h2>
      <p>
        There is nobody to count. <Link to="/patients">Take in records, or add the example patients</Link>.
      </p>
    </div>
  );
}

function NobodyCounts({ narrowed }: { readonly narrowed: boolean }) {
  return (
    <div className="box">
      <h2>Nobody counts in</h2>
      <p>
        The reasons stand above.{" "}
        {narrowed ? (
          <Link to="/cohort" search={{}}>
            Count all courses of all patients
          </Link>
        ) : (
          "A patient counts in whose disease is confirmed and who has a course of the treatment on record."
        )}
      </p>
    </div>
  );
}

interface CountedProps {
  readonly report: CohortReport;
  readonly filters: CohortFilters;
}

function Counted({ report, filters }: CountedProps) {
  if (report.charts === 0) return <NoPatients />;
  const { regimen, subgroup, from, to } = filters;
  const narrowed = [regimen, subgroup, from, to].some((one) => one !== undefined);
  return (
    <>
      <p className="cohort-banner">
        <strong>{report.banner}.</strong> Observed courses, not a comparison: who got which regimen was not left to
        chance.
      </p>
      <WhoCounts report={report} />
      {report.groups.length === 0 ? (
        <NobodyCounts narrowed={narrowed} />
      ) : (
        <>
          <SaveCohort report={report} filters={filters} />
          {outcomesOf(report).map((outcome) => (
            <OutcomeSection key={outcome.outcome} report={report} outcome={outcome} />
          ))}
          <CohortFigure report={report} />
          <section aria-labelledby="definitions">
            <h2 id="definitions">How it is counted</h2>
            <ul>
              {report.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
              <li>Medians with the least and the most; shares of those with a value, with 95 % intervals (Wilson).</li>
            </ul>
          </section>
        </>
      )}
    </>
  );
}

export function CohortPage() {
  const filters = useSearch({ from: "/cohort" });
  const navigate = useNavigate();
  const report = useQuery({ ...cohortReport(filters), placeholderData: keepPreviousData });
  return (
    <Page
      title="Outcomes"
      heading={report.data?.title ?? "Outcomes"}
      lead="The patients kept here, counted together. Nobody is named, and each count is noted in the audit."
      className="cohort"
    >
      <FilterForm
        key={JSON.stringify(filters)}
        filters={filters}
        choices={report.data?.choices}
        onShow={(asked) => void navigate({ to: "/cohort", search: asked })}
      />
      {report.error === null || JSON.stringify(filters) === "{}" ? null : (
        <p>
          <Link to="/cohort" search={{}}>
            Count all courses of all patients
          </Link>
        </p>
      )}
      {report.isPlaceholderData ? <Waiting what="Counting again…" /> : null}
      <Loaded from={report} what="the outcomes">
        {(loaded) => <Counted report={loaded} filters={filters} />}
      </Loaded>
    </Page>
  );
}

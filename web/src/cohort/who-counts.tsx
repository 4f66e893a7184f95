/** Who counts in, who is left out and why, and how many courses of each regimen there are. */
import type { CohortGroup, CohortReport } from "../../../src/core/cohort/report.ts";
import { countText } from "../../../src/core/cohort/say.ts";
import { dateWords } from "../evidence/words.ts";
import { type Column, RowsTable } from "../shell/rows-table.tsx";

const columns: readonly Column<CohortGroup>[] = [
  { title: "Courses", cell: ({ name }) => name },
  { title: "Patients", cell: ({ patients }) => countText(patients) },
  { title: "First course on record", cell: ({ firstCourses }) => countText(firstCourses) },
  { title: "Another treatment in the follow-up", cell: ({ otherTreatment }) => countText(otherTreatment) },
];

/** What was asked for, for whoever holds the page on paper. */
function askedText({ asked, choices }: CohortReport): string {
  const named = (id: string | undefined, of: CohortReport["choices"]["regimens"]): string | undefined =>
    of.find((one) => one.id === id)?.name;
  return [
    named(asked.regimen, choices.regimens) ?? "all regimens",
    named(asked.subgroup, choices.subgroups) ?? "all patients whose disease is confirmed",
    ...(asked.from === undefined ? [] : [`courses from ${dateWords(asked.from)}`]),
    ...(asked.to === undefined ? [] : [`courses up to ${dateWords(asked.to)}`]),
    `the ${asked.course} course of each patient`,
    ...(asked.suppress ? ["counts from 1 to 4 left out"] : []),
  ].join("; ");
}

export function WhoCounts({ report }: { readonly report: CohortReport }) {
  const { charts, patients, leftOut, courses, groups, asOf, followUp } = report;
  return (
    <section aria-labelledby="who" className="cohort-who">
      <h2 id="who">Who is counted</h2>
      <p role="status">
        <strong>
          {countText(patients)} of {countText(charts)} patients count in
        </strong>
        {courses === undefined
          ? ""
          : `, with courses begun from ${dateWords(courses.from)} to ${dateWords(courses.to)}`}
        . As of {dateWords(asOf)}.
      </p>
      <p className="soft">Asked for: {askedText(report)}.</p>
      <p className="soft">Taken: {followUp}.</p>
      {leftOut.length === 0 ? null : (
        <>
          <p>Left out:</p>
          <ul>
            {leftOut.map(({ reason, text, count }) => (
              <li key={reason}>
                {text}: {countText(count)}
              </li>
            ))}
          </ul>
        </>
      )}
      {groups.length === 0 ? null : (
        <RowsTable caption="Courses by regimen" columns={columns} rows={groups} keyOf={({ id }) => id} />
      )}
    </section>
  );
}

/** How much is kept and for how long, for an administrator: numbers, never addresses or contents. */
import { useQuery } from "@tanstack/react-query";
import type { KeptCounts } from "../../../src/contract/kept.ts";
import { Page } from "../shell/page.tsx";
import { RowsTable } from "../shell/rows-table.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { keptCounts } from "../wire/kept.ts";

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function Answers({ answers }: Pick<KeptCounts, "answers">) {
  const all = answers.reduce((sum, month) => sum + month.answers, 0);
  return (
    <section aria-labelledby="kept-answers">
      <h2 id="kept-answers">Answers under a permanent link</h2>
      {all === 0 ? (
        <p>None. Questions are not stored unless somebody makes a permanent link.</p>
      ) : (
        <RowsTable
          caption={`${counted(all, "answer", "answers")}, by month. Whoever made a link can erase what it opens.`}
          rows={answers}
          keyOf={({ month }) => month}
          columns={[
            { title: "Month", cell: ({ month }) => month },
            { title: "Kept answers", cell: (row) => row.answers },
          ]}
        />
      )}
    </section>
  );
}

function Patients({ kept, months }: NonNullable<KeptCounts["patients"]>) {
  return (
    <section aria-labelledby="kept-patients">
      <h2 id="kept-patients">Patients’ records</h2>
      <p>
        {kept === 0 ? "None." : `${counted(kept, "patient", "patients")}.`}{" "}
        {months === undefined ? (
          <>
            No retention time is set: none is ever erased by age. It is the setting <code>RANVIER_PATIENT_MONTHS</code>.
          </>
        ) : (
          <>
            Those untouched for more than {counted(months, "month", "months")} are erased by{" "}
            <code>ranvier retention patients --erase</code>, and by nothing else; without <code>--erase</code> it counts
            them.
          </>
        )}
      </p>
    </section>
  );
}

export function KeptPage() {
  return (
    <Page title="What is kept" lead="Numbers alone: what a link opens is seen only by those who have the link.">
      <Loaded from={useQuery(keptCounts)} what="numbers">
        {({ answers, patients }) => (
          <>
            <Answers answers={answers} />
            {patients === undefined ? null : <Patients {...patients} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

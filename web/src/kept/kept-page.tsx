/** How much is kept and for how long, for an administrator: numbers, never addresses or contents. */
import { useQuery } from "@tanstack/react-query";
import { Page } from "../shell/page.tsx";
import { RowsTable } from "../shell/rows-table.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { keptCounts } from "../wire/kept.ts";

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export function KeptPage() {
  return (
    <Page title="What is kept" lead="Numbers alone: what a link opens is seen only by those who have the link.">
      <Loaded from={useQuery(keptCounts)} what="numbers">
        {({ answers }) => (
          <section aria-labelledby="kept-answers">
            <h2 id="kept-answers">Answers under a permanent link</h2>
            {answers.length === 0 ? (
              <p>None. Questions are not stored unless somebody makes a permanent link.</p>
            ) : (
              <RowsTable
                caption={`${counted(
                  answers.reduce((sum, month) => sum + month.answers, 0),
                  "answer",
                  "answers",
                )}, by month. Whoever made a link can erase what it opens.`}
                rows={answers}
                keyOf={({ month }) => month}
                columns={[
                  { title: "Month", cell: ({ month }) => month },
                  { title: "Kept answers", cell: (row) => row.answers },
                ]}
              />
            )}
          </section>
        )}
      </Loaded>
    </Page>
  );
}

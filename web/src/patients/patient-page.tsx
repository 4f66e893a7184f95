/** One patient: the chart over time, what the rules say with their proofs, what is missing, and the values as a table. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { timelineRows } from "../../../src/figures/timeline-rows.ts";
import { ReferenceList } from "../evidence/reference-list.tsx";
import { WithReferences } from "../evidence/reference-context.tsx";
import { dateWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { RowsTable } from "../shell/rows-table.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { patientView } from "../wire/patients.ts";
import { Advice, Missing, resourcesOf } from "./advice.tsx";
import { TimelineFigure } from "./timeline-figure.tsx";
import "./patients.css";

const populations = {
  confirmed: "confirmed: all rules",
  suspected: "suspected: rules of diagnosis only",
  neither: "neither confirmed nor suspected: no rule says anything",
} as const;

const columns = [
  { title: "Date", cell: (row: ReturnType<typeof timelineRows>[number]) => row.date },
  { title: "What", cell: (row: ReturnType<typeof timelineRows>[number]) => row.what },
  { title: "Value", cell: (row: ReturnType<typeof timelineRows>[number]) => `${row.value} ${row.unit}` },
  { title: "Note", cell: (row: ReturnType<typeof timelineRows>[number]) => row.note },
];

function ValuesTable({ view }: { readonly view: PatientView }) {
  const rows = useMemo(() => timelineRows(view.timeline), [view]);
  return (
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
  );
}

function Assessed({ view }: { readonly view: PatientView }) {
  const [shown, setShown] = useState<string>();
  const [picked, setPicked] = useState<{ readonly id: string; readonly text: string }>();
  const all = view.assessments.flatMap((assessment) => assessment.recommendations);
  const chosen = all.find(({ key }) => key === shown);
  const highlighted = useMemo(
    () => new Set(chosen === undefined ? (picked === undefined ? [] : [picked.id]) : resourcesOf(chosen.proof)),
    [chosen, picked],
  );
  const using = picked === undefined ? [] : all.filter(({ proof }) => resourcesOf(proof).includes(picked.id));
  return (
    <>
      <section aria-labelledby="over-time">
        <h2 id="over-time">Over time</h2>
        <TimelineFigure
          timeline={view.timeline}
          highlighted={highlighted}
          onPick={(id, text) => {
            setShown(undefined);
            setPicked({ id, text });
          }}
        />
        <p className="picked" role="status">
          {picked === undefined ? "Pick a value to see all of it, and which advice rests on it." : picked.text}
          {using.length === 0 ? null : <> Used by: {using.map(({ title }) => title).join("; ")}.</>}
        </p>
        <ValuesTable view={view} />
      </section>
      {view.assessments.map((assessment) => (
        <WithReferences key={assessment.pack} references={assessment.references}>
          <section aria-labelledby={`says-${assessment.pack}`}>
            <h2 id={`says-${assessment.pack}`}>What the evidence says to consider</h2>
            <p className="soft">
              Group: {populations[assessment.population]}. Proposals for the clinician; none is an order.
            </p>
            <ul className="recommendations">
              {assessment.recommendations.map((recommendation) => (
                <Advice
                  key={recommendation.key}
                  recommendation={recommendation}
                  shown={shown === recommendation.key}
                  onShow={() => setShown(shown === recommendation.key ? undefined : recommendation.key)}
                />
              ))}
            </ul>
            <h2>What is missing</h2>
            <Missing undecided={assessment.undecided} />
            <h2>References</h2>
            <ReferenceList references={assessment.references} />
          </section>
        </WithReferences>
      ))}
    </>
  );
}

export function PatientPage() {
  const { id } = useParams({ strict: false });
  const view = useQuery(patientView(id ?? ""));
  const { data } = view;
  const facts = [
    data?.sex,
    data?.birthDate === undefined ? undefined : `born ${data.birthDate}`,
    data === undefined ? undefined : `as of ${dateWords(data.asOf)}`,
  ];
  return (
    <Page
      title="Patient"
      heading={data?.label ?? "Patient"}
      lead={facts.filter((fact) => fact !== undefined).join(" · ")}
      className="patient"
    >
      <Loaded from={view} what="the patient">
        {(loaded) => (
          <>
            <p className="patient-banner">
              <strong>{loaded.banner}.</strong>{" "}
              <Button size="compact-xs" variant="default" className="no-print" onClick={() => window.print()}>
                Print
              </Button>
            </p>
            <Assessed view={loaded} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The patients: a list, and ways to take records in. */
import { Button, FileButton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ImportReport } from "../../../src/contract/patients.ts";
import { dateWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { Loaded, Trouble, Waiting } from "../shell/trouble.tsx";
import { addExamples, importRecord, patients, type Summary } from "../wire/patients.ts";
import "./patients.css";

const outcomes = { added: "added", merged: "brought up to date", refused: "refused" } as const;

/** What was taken in and what was not; identity first. */
function Report({ report }: { readonly report: ImportReport }) {
  const problems = [...report.problems, ...report.patients.flatMap((patient) => patient.problems)];
  return (
    <div className="box" role="status">
      <p>
        {report.patients.length === 0
          ? "Nothing was taken in."
          : report.patients
              .map(({ label, outcome, counts }) => `${label} ${outcomes[outcome]} (${counts.taken} entries)`)
              .join("; ")}
      </p>
      {problems.length === 0 ? null : (
        <details open={report.patients.some(({ outcome }) => outcome === "refused")}>
          <summary>{problems.length === 1 ? "1 thing" : `${problems.length} things`} could not be used</summary>
          <ul>
            {problems.map((problem, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- the same problem may stand twice
              <li key={at}>
                {problem.where?.resource ?? ""} {problem.message}
                {problem.fix === undefined ? "" : ` (${problem.fix})`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Row({ patient }: { readonly patient: Summary }) {
  const facts = [
    patient.sex,
    patient.birthDate === undefined ? undefined : `born ${dateWords(patient.birthDate)}`,
    `${patient.entries} entries`,
    `changed ${dateWords(patient.updatedAt.slice(0, 10))}`,
  ];
  return (
    <li>
      <Link to="/patients/$id" params={{ id: patient.id }}>
        {patient.label}
      </Link>
      <p className="soft">{facts.filter((fact) => fact !== undefined).join(" · ")}</p>
    </li>
  );
}

export function PatientsPage() {
  const client = useQueryClient();
  const list = useQuery(patients);
  const taken = useMutation({
    mutationFn: (file: File | undefined) => (file === undefined ? addExamples() : importRecord(file)),
    onSuccess: () => client.invalidateQueries({ queryKey: ["patients"] }),
  });
  return (
    <Page
      title="Patients"
      lead="Records are kept on this server only; each time one is opened or changed is noted in the audit."
    >
      <p className="actions page-acts">
        <FileButton accept=".json,.ndjson,.csv,application/fhir+json" onChange={(file) => file && taken.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default">
              Take in a record (FHIR JSON, NDJSON or CSV)
            </Button>
          )}
        </FileButton>{" "}
        <Button variant="default" onClick={() => taken.mutate(undefined)}>
          Add the example patients
        </Button>
      </p>
      {taken.isPending ? <Waiting what="Reading the record…" /> : null}
      {taken.error === null ? null : <Trouble error={taken.error} />}
      {taken.data === undefined ? null : <Report report={taken.data} />}
      <Loaded from={list} what="the patients">
        {(all) =>
          all.length === 0 ? (
            <div className="box">
              <h2>No patients yet</h2>
              <p>Take in a record of your own, or look around with the example patients, none of whom is a person.</p>
            </div>
          ) : (
            <>
              <p>
                <Link to="/cohort">Outcomes of all patients together</Link>
              </p>
              <ul className="rows">
                {all.map((patient) => (
                  <Row key={patient.id} patient={patient} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** A patient's record entry by entry: add, correct, take out what was entered in error, undo, and who changed what. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { MeasureView } from "../../../src/contract/measures.ts";
import type { Entry } from "../../../src/core/chart/chart.ts";
import { dateWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { Loaded, Trouble, Waiting } from "../shell/trouble.tsx";
import { entryHistory, type KeptPatient, measures, storedPatient, undoEntry, withdrawEntry } from "../wire/patients.ts";
import { entryWords, nothingTyped, typedFrom } from "./entry-fields.ts";
import { EntryForm } from "./entry-form.tsx";
import "./entries.css";
import "./patients.css";

/** A change made on this page, which can be undone. */
interface Change {
  readonly entry: string;
  readonly text: string;
}

interface RowProps {
  readonly patientId: string;
  readonly entry: Entry;
  readonly measures: readonly MeasureView[];
  readonly onChanged: (change: Change) => void;
}

function History({ patientId, entryId }: { readonly patientId: string; readonly entryId: string }) {
  const history = useQuery({
    queryKey: ["patients", patientId, "history", entryId],
    queryFn: () => entryHistory(patientId, entryId),
    gcTime: 0,
  });
  return (
    <Loaded from={history} what="the history">
      {({ versions }) => (
        <ol className="entry-history">
          {versions.map(({ version, entry, at, actor }) => (
            <li key={version}>
              {entry === undefined ? "taken out" : entryWords(entry)}{" "}
              <span className="soft">
                {dateWords(at)}, {at.slice(11, 16)} UTC, by {actor}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function Row({ patientId, entry, measures: all, onChanged }: RowProps) {
  const [open, setOpen] = useState<"correct" | "history">();
  const measure = all.find(({ id }) => id === entry.measure);
  const name = measure?.name ?? entry.text;
  const words = `${name}: ${entryWords(entry)}`;
  const withdraw = useMutation({
    mutationFn: () => withdrawEntry(patientId, entry.id),
    gcTime: 0,
    onSuccess: () => onChanged({ entry: entry.id, text: `Taken out: ${words}` }),
  });
  const place =
    entry.kind === "reading" ? [entry.nerve, entry.side].filter((part) => part !== undefined).join(" ") : "";
  return (
    <li>
      <div className="entry-line">
        <span>
          <strong>{name}</strong>
          {place === "" ? "" : ` (${place})`}: {entryWords(entry)}{" "}
          <span className="soft">
            {entry.date === undefined ? "no day" : dateWords(entry.date)}
            {entry.kind === "reading" && entry.status !== "final" ? ` · ${entry.status}` : ""} · {entry.resource}
          </span>
        </span>
        <span className="entry-acts">
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open === "correct"}
            aria-label={`Correct ${words}`}
            onClick={() => setOpen(open === "correct" ? undefined : "correct")}
          >
            Correct
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            loading={withdraw.isPending}
            aria-label={`Entered in error: ${words}`}
            onClick={() => withdraw.mutate()}
          >
            Entered in error
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open === "history"}
            aria-label={`History of ${words}`}
            onClick={() => setOpen(open === "history" ? undefined : "history")}
          >
            History
          </Button>
        </span>
      </div>
      {withdraw.error === null ? null : <Trouble error={withdraw.error} />}
      {open === "history" ? <History patientId={patientId} entryId={entry.id} /> : null}
      {open === "correct" ? (
        <EntryForm
          patientId={patientId}
          measures={all}
          typed={typedFrom(entry, measure)}
          correcting={entry.id}
          onSaved={() => {
            setOpen(undefined);
            onChanged({ entry: entry.id, text: `Corrected: ${words}` });
          }}
          onCancel={() => setOpen(undefined)}
        />
      ) : null}
    </li>
  );
}

function JustChanged({
  patientId,
  changes,
  onUndone,
}: {
  readonly patientId: string;
  readonly changes: readonly Change[];
  readonly onUndone: (change: Change) => void;
}) {
  const undo = useMutation({
    mutationFn: (change: Change) => undoEntry(patientId, change.entry),
    gcTime: 0,
    onSuccess: (_, change) => onUndone(change),
  });
  return (
    <div role="status">
      {changes.length === 0 ? null : (
        <ul className="just-changed">
          {changes.map((change) => (
            <li key={change.entry}>
              {change.text}{" "}
              <Button
                size="compact-xs"
                variant="default"
                loading={undo.isPending && undo.variables.entry === change.entry}
                aria-label={`Undo: ${change.text}`}
                onClick={() => undo.mutate(change)}
              >
                Undo
              </Button>
            </li>
          ))}
        </ul>
      )}
      {undo.error === null ? null : <Trouble error={undo.error} />}
    </div>
  );
}

/** Entries shown before somebody asks for all. */
const first = 60;

const newestFirst = (a: Entry, b: Entry): number => {
  const [x, y] = [a.date ?? "", b.date ?? ""];
  return x < y ? 1 : x > y ? -1 : 0;
};

function Entries({
  patient,
  measures: all,
}: {
  readonly patient: KeptPatient;
  readonly measures: readonly MeasureView[];
}) {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [words, setWords] = useState("");
  const [everything, setEverything] = useState(false);
  const queries = useQueryClient();
  const reload = (): void => void queries.invalidateQueries({ queryKey: ["patients"] });
  const changed = (change: Change): void => {
    setChanges((now) => [change, ...now.filter(({ entry }) => entry !== change.entry)]);
    reload();
  };
  const nameOf = new Map(all.map(({ id, name }) => [id, name]));
  const matching = patient.chart.entries
    .filter((entry) =>
      `${nameOf.get(entry.measure) ?? ""} ${entry.text} ${entry.date ?? ""}`
        .toLowerCase()
        .includes(words.trim().toLowerCase()),
    )
    .toSorted(newestFirst);
  const shown = everything ? matching : matching.slice(0, first);
  return (
    <>
      <section aria-labelledby="new-entry" className="wide">
        <h2 id="new-entry">New entry</h2>
        <EntryForm
          patientId={patient.id}
          measures={all}
          typed={nothingTyped}
          onSaved={(now, typed) => {
            const before = new Set(patient.chart.entries.map(({ id }) => id));
            const added = now.chart.entries.find(({ id }) => !before.has(id));
            if (added !== undefined) changed({ entry: added.id, text: `Added: ${typed.name}, ${entryWords(added)}` });
            else reload();
          }}
        />
        <JustChanged
          patientId={patient.id}
          changes={changes}
          onUndone={({ entry }) => {
            setChanges((now) => now.filter((change) => change.entry !== entry));
            reload();
          }}
        />
      </section>
      <section aria-labelledby="entries" className="wide">
        <h2 id="entries">{patient.chart.entries.length} entries</h2>
        <TextInput label="Find" value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        {matching.length === 0 ? <p>No entry matches.</p> : null}
        <ul className="entries">
          {shown.map((entry) => (
            <Row key={entry.id} patientId={patient.id} entry={entry} measures={all} onChanged={changed} />
          ))}
        </ul>
        {shown.length === matching.length ? null : (
          <Button variant="default" onClick={() => setEverything(true)}>
            Show all {matching.length}
          </Button>
        )}
      </section>
    </>
  );
}

export function EntriesPage() {
  const { id = "" } = useParams({ strict: false });
  const patient = useQuery(storedPatient(id));
  const known = useQuery(measures);
  return (
    <Page
      title="Entries"
      heading={patient.data === undefined ? "Entries" : `${patient.data.chart.label}: entries`}
      lead="Every change is kept with who made it and when. Nothing is taken that reads two ways."
      className="patient"
    >
      <p className="page-acts">
        <Link to="/patients/$id" params={{ id }}>
          Back to the patient
        </Link>
      </p>
      <Loaded from={patient} what="the record">
        {(loaded) =>
          known.data === undefined ? (
            known.error === null ? (
              <Waiting what="Loading the form…" />
            ) : (
              <Trouble error={known.error} onRetry={() => void known.refetch()} />
            )
          ) : (
            <Entries patient={loaded} measures={known.data} />
          )
        }
      </Loaded>
    </Page>
  );
}

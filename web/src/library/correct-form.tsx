/** Corrects what a file states wrongly of itself, retires a document, or brings it back. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { CorrectionBody, DocumentRecordView } from "../../../src/contract/documents.ts";
import { Trouble } from "../shell/trouble.tsx";
import { correctDocument, setRetired } from "../wire/library.ts";

const fields = [
  { name: "title", label: "Title" },
  { name: "authors", label: "Authors, parted by semicolons" },
  { name: "journal", label: "Journal" },
  { name: "date", label: "Date: 2024, 2024-05 or 2024-05-17" },
  { name: "pmid", label: "PMID" },
  { name: "doi", label: "DOI" },
] as const;
type Field = (typeof fields)[number]["name"];
type Values = Readonly<Record<Field, string>>;

const valuesOf = ({ metadata: m }: Pick<DocumentRecordView, "metadata">): Values => ({
  title: m.title,
  authors: m.authors.join("; "),
  journal: m.journal ?? "",
  date: m.date ?? "",
  pmid: m.pmid ?? "",
  doi: m.doi ?? "",
});

/** What differs from what is shown now. Back to what the file states is no correction any more. */
export function correctionOf(record: DocumentRecordView, typed: Values, reason: string): CorrectionBody {
  const [shown, read] = [valuesOf(record), valuesOf({ metadata: record.metadataAsRead })];
  const changed = fields.map(({ name }) => name).filter((name) => typed[name].trim() !== shown[name]);
  const takeBack = changed.filter((name) => typed[name].trim() === read[name]);
  const set: Record<string, unknown> = {};
  for (const name of changed.filter((n) => !takeBack.includes(n))) {
    const value = typed[name].trim();
    if (name === "authors")
      set[name] = value
        .split(";")
        .map((author) => author.trim())
        .filter((author) => author !== "");
    else set[name] = value === "" ? null : value;
  }
  return { set, takeBack, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) };
}

function useChange<Input>(change: (input: Input) => Promise<DocumentRecordView>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["documents"] });
      onDone();
    },
  });
}

export function CorrectForm({ record }: { readonly record: DocumentRecordView }) {
  const [typed, setTyped] = useState(valuesOf(record));
  const [reason, setReason] = useState("");
  const [said, setSaid] = useState("");
  const correction = correctionOf(record, typed, reason);
  const nothing = Object.keys(correction.set).length === 0 && correction.takeBack?.length === 0;
  const correct = useChange(
    (body: CorrectionBody) => correctDocument(record.id, body),
    () => setSaid("Corrected. It holds for later versions of the file too."),
  );
  const retired = record.retiredAt !== undefined;
  const retire = useChange(
    () => setRetired(record.id, !retired, reason.trim()),
    () => setSaid(retired ? "Restored." : "Retired."),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    correct.mutate(correction);
  };
  return (
    <details className="no-print">
      <summary>Correct or {retired ? "restore" : "retire"}</summary>
      <form className="correct-form" onSubmit={submit}>
        {fields.map(({ name, label }) => (
          <TextInput
            key={name}
            label={label}
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        ))}
        <TextInput
          label="Reason, for the history"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p>
          <Button type="submit" disabled={nothing} loading={correct.isPending}>
            Correct
          </Button>{" "}
          <Button variant="default" onClick={() => retire.mutate(undefined)} loading={retire.isPending}>
            {retired ? "Restore this document" : "Retire this document"}
          </Button>
        </p>
        <p role="status">{said}</p>
        {correct.error === null ? null : <Trouble error={correct.error} />}
        {retire.error === null ? null : <Trouble error={retire.error} />}
      </form>
    </details>
  );
}

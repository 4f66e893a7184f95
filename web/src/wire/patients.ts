/** What the patient pages ask of the server. Records travel in bodies and are kept by no cache on disk. */
import { queryOptions } from "@tanstack/react-query";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type {
  EntryRequest,
  EntryVersion,
  ImportReport,
  PatientSummary,
  StoredPatient,
} from "../../../src/contract/patients.ts";
import type { MeasureView } from "../../../src/contract/measures.ts";
import type { PlainView } from "../../../src/contract/plain-view.ts";
import type { DosePlansView } from "../../../src/contract/plan-doses.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";
import type { z } from "zod";
import { CallFailed, fetchJson } from "./fetch-json.ts";
import { answerKeys } from "./queries.ts";

export type KeptPatient = z.infer<typeof StoredPatient>;
export type EntryState = z.infer<typeof EntryVersion>;
export type Summary = z.infer<typeof PatientSummary>;

export const patients = queryOptions({
  queryKey: ["patients"],
  queryFn: () => fetchJson<{ readonly patients: readonly Summary[] }>("/api/patients", ["patients"]),
  select: (received) => received.patients,
});

export const patientView = (id: string) =>
  queryOptions({
    queryKey: ["patients", id],
    queryFn: () => fetchJson<PatientView>(`/api/patients/${encodeURIComponent(id)}/view`, ["timeline", "assessments"]),
  });

/** The question travels in the body; the address holds no more than the patient's own page does. */
export const askAboutPatient = (id: string, asked: AskRequest): Promise<Answer> =>
  fetchJson(`/api/patients/${encodeURIComponent(id)}/ask`, answerKeys, asked);

/** `start` is the day of the first dose, YYYY-MM-DD. */
export const planDoses = (id: string, start: string | undefined): Promise<DosePlansView> =>
  fetchJson(
    `/api/patients/${encodeURIComponent(id)}/dose-plans`,
    ["packs", "banner"],
    start === undefined ? {} : { start },
  );

/** The patient's own view, for a clinician to open or print. */
export const plainView = (id: string) =>
  queryOptions({
    queryKey: ["patients", id, "plain"],
    queryFn: () => fetchJson<PlainView>(`/api/patients/${encodeURIComponent(id)}/plain`, ["packs", "withheld"]),
  });

export const measures = queryOptions({
  queryKey: ["measures"],
  queryFn: () => fetchJson<{ readonly measures: readonly MeasureView[] }>("/api/measures", ["measures"]),
  select: (received) => received.measures,
});

/** The chart as it is kept, entry by entry. */
export const storedPatient = (id: string) =>
  queryOptions({
    queryKey: ["patients", id, "chart"],
    queryFn: () => fetchJson<KeptPatient>(`/api/patients/${encodeURIComponent(id)}`, ["chart", "id"]),
  });

const entriesOf = (id: string): string => `/api/patients/${encodeURIComponent(id)}/entries`;

/** Adds an entry, or puts it in the place of another whose history is kept. */
export const saveEntry = (id: string, said: EntryRequest, entry: string | undefined): Promise<KeptPatient> =>
  entry === undefined
    ? fetchJson(entriesOf(id), ["chart", "id"], said)
    : fetchJson(`${entriesOf(id)}/correct`, ["chart", "id"], { entry, correct: said });

export const withdrawEntry = (id: string, entry: string): Promise<void> =>
  fetchJson(`${entriesOf(id)}/withdraw`, [], { entry });
export const undoEntry = (id: string, entry: string): Promise<void> =>
  fetchJson(`${entriesOf(id)}/undo`, [], { entry });

export const entryHistory = (id: string, entry: string): Promise<{ readonly versions: readonly EntryState[] }> =>
  fetchJson(`${entriesOf(id)}/history`, ["versions"], { entry });

export const addExamples = (): Promise<ImportReport> => fetchJson("/api/patients/examples", ["patients"], {});

/** Sends a record as it stands in its file: FHIR JSON, NDJSON or a CSV table. */
export async function importRecord(file: File): Promise<ImportReport> {
  const isTable = file.name.toLowerCase().endsWith(".csv");
  const response = await fetch("/api/patients/import", {
    method: "POST",
    headers: { accept: "application/json", "content-type": isTable ? "text/csv" : "application/fhir+json" },
    body: await file.text(),
  });
  const received: unknown = await response.json().catch(() => undefined);
  if (!response.ok || typeof received !== "object" || received === null || !("patients" in received))
    throw new CallFailed(response.status, [
      { code: "failed", message: "The record could not be taken in", fix: "check the file and try again" },
    ]);
  return received as ImportReport;
}

export const erasePatient = (id: string): Promise<void> =>
  fetchJson(`/api/patients/${encodeURIComponent(id)}`, [], undefined, "DELETE");

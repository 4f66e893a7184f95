/** What the patient pages ask of the server. Records travel in bodies and are kept by no cache on disk. */
import { queryOptions } from "@tanstack/react-query";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type { ImportReport, PatientSummary } from "../../../src/contract/patients.ts";
import type { PlainView } from "../../../src/contract/plain-view.ts";
import type { DosePlansView } from "../../../src/contract/plan-doses.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";
import type { z } from "zod";
import { CallFailed, fetchJson } from "./fetch-json.ts";
import { answerKeys } from "./queries.ts";

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

export async function erasePatient(id: string): Promise<void> {
  const response = await fetch(`/api/patients/${encodeURIComponent(id)}`, { method: "DELETE" });
  if (!response.ok)
    throw new CallFailed(response.status, [
      { code: "failed", message: "The patient could not be erased", fix: "reload the page and try again" },
    ]);
}

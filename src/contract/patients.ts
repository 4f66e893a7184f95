/** Patients over HTTP. Records and entry ids travel in bodies: no address, log or history holds any of them. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Chart, Entry } from "../core/chart/chart.ts";
import { Problem } from "../core/problem.ts";
import { Quantity } from "../core/quantity.ts";
import { ProblemDetails } from "./problem-details.ts";

/** Where records are sent; their size is judged apart from all other requests. */
export const importPath = "/api/patients/import";

const Count = z.number().int().nonnegative();

export const ImportReport = z
  .object({
    patients: z
      .array(
        z
          .object({
            id: z.string(),
            label: z.string(),
            outcome: z.enum(["added", "merged", "refused"]).describe("refused: the record id belongs to somebody else"),
            added: Count,
            changed: Count,
            counts: z.object({ resources: Count, taken: Count, passedOver: Count, refused: Count }).readonly(),
            problems: z.array(Problem).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    problems: z.array(Problem).readonly().describe("Of the whole input; those of identity come first"),
  })
  .readonly()
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof ImportReport>;

export const PatientSummary = z
  .object({
    id: z.string(),
    label: z.string(),
    sex: z.enum(["female", "male", "other", "unknown"]).optional(),
    birthDate: z.string().optional(),
    entries: Count,
    updatedAt: z.string(),
  })
  .readonly();

export const StoredPatient = z
  .object({ id: z.string(), chart: Chart, updatedAt: z.string() })
  .readonly()
  .meta({ id: "StoredPatient" });

export const FactView = z
  .object({
    id: z.string(),
    name: z.string(),
    known: z.boolean(),
    value: z.union([Quantity, z.string(), z.boolean()]).optional(),
    date: z.string().optional(),
    because: z.string().optional().describe("Why it is not known"),
    text: z.string().optional(),
    resources: z.array(z.string()).readonly(),
  })
  .readonly();
export type FactView = z.infer<typeof FactView>;

const Typed = z.string().trim().min(1).max(200);

/** What somebody types into the form. A number stays as it was typed, so that one that reads two ways is seen. */
export const EntryRequest = z
  .strictObject({
    name: Typed,
    date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "use YYYY-MM-DD, YYYY-MM or YYYY"),
    value: Typed.optional(),
    unit: Typed.optional(),
    assay: Typed.optional(),
    laboratory: Typed.optional(),
    nerve: Typed.optional(),
    side: z.enum(["left", "right"]).optional(),
    low: Typed.optional(),
    high: Typed.optional(),
  })
  .readonly();
export type EntryRequest = z.infer<typeof EntryRequest>;

export const EntryVersion = z
  .object({ version: Count, entry: Entry.optional(), at: z.string(), actor: z.string() })
  .readonly();

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});
const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/, "not the id of a patient") });
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { "application/json": { schema } } });
const EntryId = z.strictObject({ entry: z.string().min(1).max(600) }).readonly();
const missing = problem("No such patient or entry");

export const importRecordsRoute = createRoute({
  method: "post",
  path: importPath,
  summary: "Take in patients' records",
  description:
    "FHIR R4 JSON (a Bundle, a resource, a list) or NDJSON, or a CSV table (text/csv). What is good is kept, what is not is listed. A value whose subject is missing, or not a patient of the input, enters no chart and is listed first.",
  responses: { 200: json(ImportReport, "What was taken in and what was not"), 413: problem("The record is too large") },
});

export const importExamplesRoute = createRoute({
  method: "post",
  path: "/api/patients/examples",
  summary: "Add the example patients",
  responses: { 200: json(ImportReport, "The example patients, none of whom is a person") },
});

export const listPatientsRoute = createRoute({
  method: "get",
  path: "/api/patients",
  summary: "List patients",
  responses: { 200: json(z.object({ patients: z.array(PatientSummary).readonly() }).readonly(), "Last changed first") },
});

export const openPatientRoute = createRoute({
  method: "get",
  path: "/api/patients/{id}",
  summary: "Open a patient",
  request: { params },
  responses: { 200: json(StoredPatient, "The chart"), 404: missing },
});

export const patientFactsRoute = createRoute({
  method: "get",
  path: "/api/patients/{id}/facts",
  summary: "Read a patient's facts",
  request: { params },
  responses: {
    200: json(z.object({ facts: z.array(FactView).readonly() }).readonly(), "Every fact, or why it is not known"),
    404: missing,
  },
});

export const exportPatientRoute = createRoute({
  method: "get",
  path: "/api/patients/{id}/bundle",
  summary: "Hand a patient's record out as FHIR R4",
  request: { params },
  responses: {
    200: { description: "A Bundle", content: { "application/fhir+json": { schema: z.unknown() } } },
    404: missing,
  },
});

export const deletePatientRoute = createRoute({
  method: "delete",
  path: "/api/patients/{id}",
  summary: "Erase a patient with all history",
  request: { params },
  responses: { 204: { description: "Erased; the audit keeps that it was done" }, 404: missing },
});

export const addEntryRoute = createRoute({
  method: "post",
  path: "/api/patients/{id}/entries",
  summary: "Add an entry by hand",
  request: { params, body: body(EntryRequest) },
  responses: { 200: json(StoredPatient, "The chart with it"), 400: problem("It cannot be read one way"), 404: missing },
});

export const correctEntryRoute = createRoute({
  method: "post",
  path: "/api/patients/{id}/entries/correct",
  summary: "Correct an entry; the one before is kept",
  request: {
    params,
    body: body(z.strictObject({ entry: z.string().min(1).max(600), correct: EntryRequest }).readonly()),
  },
  responses: { 200: json(StoredPatient, "The chart with it"), 400: problem("It cannot be read one way"), 404: missing },
});

const changed = { 204: { description: "Done" }, 404: missing };

export const withdrawEntryRoute = createRoute({
  method: "post",
  path: "/api/patients/{id}/entries/withdraw",
  summary: "Take an entry out of the chart; its history is kept",
  request: { params, body: body(EntryId) },
  responses: changed,
});

export const undoEntryRoute = createRoute({
  method: "post",
  path: "/api/patients/{id}/entries/undo",
  summary: "Undo the last change of an entry",
  request: { params, body: body(EntryId) },
  responses: changed,
});

export const entryHistoryRoute = createRoute({
  method: "post",
  path: "/api/patients/{id}/entries/history",
  summary: "Every version of an entry",
  request: { params, body: body(EntryId) },
  responses: {
    200: json(z.object({ versions: z.array(EntryVersion).readonly() }).readonly(), "Oldest first"),
    404: missing,
  },
});

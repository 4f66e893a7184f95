/** Routes of patients' records. Nothing of a record is in an address, and nothing is kept by a browser. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Application } from "../../app/application.ts";
import {
  addEntryRoute,
  correctEntryRoute,
  deletePatientRoute,
  entryHistoryRoute,
  exportPatientRoute,
  importExamplesRoute,
  importPath,
  importRecordsRoute,
  listPatientsRoute,
  openPatientRoute,
  patientFactsRoute,
  undoEntryRoute,
  withdrawEntryRoute,
} from "../../contract/patients.ts";
import { listMeasuresRoute } from "../../contract/measures.ts";
import { patientViewRoute } from "../../contract/patient-view.ts";
import { problemResponse } from "../problem.ts";

const noStore = { "cache-control": "no-store" } as const;

const notFound = (c: Context): never =>
  problemResponse(c, [
    { code: "not-found", message: "There is no such patient or entry", fix: "GET /api/patients lists them" },
  ]) as never;

/** Adds the routes to the app. */
export function addPatientRoutes(app: OpenAPIHono, application: Application): void {
  app.openAPIRegistry.registerPath(importRecordsRoute);
  app.post(importPath, async (c) => {
    const isTable = (c.req.header("content-type") ?? "").toLowerCase().startsWith("text/csv");
    const report = await application.importRecords(c.var.actor, await c.req.text(), isTable ? "csv" : "fhir");
    return c.json(report, 200, noStore);
  });
  app.openapi(importExamplesRoute, async (c) => c.json(await application.importExamples(c.var.actor), 200, noStore));
  app.openapi(listPatientsRoute, async (c) =>
    c.json({ patients: await application.listPatients(c.var.actor) }, 200, noStore),
  );
  app.openapi(openPatientRoute, async (c) => {
    const patient = await application.openPatient(c.var.actor, c.req.valid("param").id);
    return patient === undefined ? notFound(c) : c.json(patient, 200, noStore);
  });
  app.openapi(patientFactsRoute, async (c) => {
    const facts = await application.patientFacts(c.var.actor, c.req.valid("param").id);
    return facts === undefined ? notFound(c) : c.json({ facts }, 200, noStore);
  });
  app.openapi(patientViewRoute, async (c) => {
    const view = await application.viewPatient(c.var.actor, c.req.valid("param").id);
    return view === undefined ? notFound(c) : c.json(view, 200, noStore);
  });
  app.openapi(exportPatientRoute, async (c) => {
    const bundle = await application.exportPatient(c.var.actor, c.req.valid("param").id);
    return bundle === undefined
      ? notFound(c)
      : (c.body(JSON.stringify(bundle), 200, { ...noStore, "content-type": "application/fhir+json" }) as never);
  });
  app.openapi(deletePatientRoute, async (c) =>
    (await application.deletePatient(c.var.actor, c.req.valid("param").id)) ? c.body(null, 204) : notFound(c),
  );
  app.openapi(listMeasuresRoute, (c) => c.json({ measures: application.listMeasures(c.var.actor) }, 200, noStore));
  addEntryRoutes(app, application);
}

function addEntryRoutes(app: OpenAPIHono, application: Application): void {
  app.openapi(addEntryRoute, async (c) => {
    const added = await application.addEntry(c.var.actor, c.req.valid("param").id, c.req.valid("json"));
    return added.ok ? c.json(added.value, 200, noStore) : (problemResponse(c, added.error) as never);
  });
  app.openapi(correctEntryRoute, async (c) => {
    const { entry, correct } = c.req.valid("json");
    const corrected = await application.correctEntry(c.var.actor, c.req.valid("param").id, entry, correct);
    return corrected.ok ? c.json(corrected.value, 200, noStore) : (problemResponse(c, corrected.error) as never);
  });
  app.openapi(withdrawEntryRoute, async (c) => {
    const { id } = c.req.valid("param");
    return (await application.withdrawEntry(c.var.actor, id, c.req.valid("json").entry))
      ? c.body(null, 204)
      : notFound(c);
  });
  app.openapi(undoEntryRoute, async (c) => {
    const { id } = c.req.valid("param");
    return (await application.undoEntry(c.var.actor, id, c.req.valid("json").entry)) ? c.body(null, 204) : notFound(c);
  });
  app.openapi(entryHistoryRoute, async (c) => {
    const { id } = c.req.valid("param");
    const versions = await application.entryHistory(c.var.actor, id, c.req.valid("json").entry);
    return versions.length === 0 ? notFound(c) : c.json({ versions }, 200, noStore);
  });
}

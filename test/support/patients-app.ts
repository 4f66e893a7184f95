/** The product's patients over HTTP, with the shipped packs and a clock that stands still. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { localActor } from "../../src/app/actor.ts";
import { type Application, createApplication } from "../../src/app/application.ts";
import type { DocumentEvidence } from "../../src/app/answers/from-documents.ts";
import { searchOver, searchWordsOf } from "../../src/compose/literature.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { exampleRecords } from "../../src/examples/example-records.ts";
import { createMemoryIndex } from "../../src/index/memory-index.ts";
import { createApp } from "../../src/server/app.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { createCards } from "../../src/store/cards/cards.ts";
import { digestOf } from "../../src/store/digest.ts";
import { createPatients } from "../../src/store/patients/patients.ts";
import { createSavedAnswers } from "../../src/store/saved-answers.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import type { Tables } from "../../src/store/tables.ts";
import { shippedKnowledge } from "./product.ts";

export interface PatientsApp {
  readonly application: Application;
  readonly audit: ReturnType<typeof createAuditLog>;
  /** Unexpected failures of the server so far. */
  readonly failures: readonly unknown[];
  /** A request as it is given, without any header of ours. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  /** Takes in a CSV table and gives the id of its only patient. */
  readonly takeIn: (csv: string) => Promise<string>;
  /** The id of an example patient. */
  readonly example: (label: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Opens it over an empty database. `today` is YYYY-MM-DD. */
export async function openPatientsApp(
  today: string,
  documentsOf?: (db: Kysely<Tables>) => DocumentEvidence,
): Promise<PatientsApp> {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-patients-"));
  const db = await openSqlite(join(folder, "ranvier.db"));
  const failures: unknown[] = [];
  const audit = createAuditLog(db);
  const application = createApplication({
    knowledge: shippedKnowledge(),
    surroundings: { ...realSurroundings, now: () => `${today}T12:00:00.000Z` },
    savedAnswers: createSavedAnswers(db),
    audit,
    digestOf,
    cards: createCards(db),
    literatureSearch: searchOver(createMemoryIndex(), searchWordsOf(shippedKnowledge())),
    patients: createPatients(db),
    documents: documentsOf?.(db),
    examples: (day) => exampleRecords(day).map((example) => JSON.stringify(example.bundle)),
  });
  const app = createApp({ application, version: "0.0.0", onFailure: (error) => failures.push(error) });
  const headers = { host: "localhost:4000", "content-type": "application/json" };
  return {
    application,
    audit,
    failures,
    request: async (path, init) => app.request(path, init),
    get: async (path) => app.request(path, { headers }),
    post: async (path, body) => app.request(path, { method: "POST", headers, body: JSON.stringify(body) }),
    takeIn: async (csv) => {
      const report = await application.importRecords(localActor, csv, "csv");
      const [one, ...more] = report.patients;
      if (one === undefined || more.length > 0 || one.problems.length > 0) throw new Error(JSON.stringify(report));
      return one.id;
    },
    example: async (label) => {
      if ((await application.listPatients(localActor)).every((one) => one.label !== label))
        await application.importExamples(localActor);
      const found = (await application.listPatients(localActor)).find((one) => one.label === label);
      if (found === undefined) throw new Error(`there is no ${label}`);
      return found.id;
    },
    close: async () => {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

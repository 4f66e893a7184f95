/** Every use case that reads or changes patients, and the entries it leaves in the audit. One without a row here is a failure. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localActor } from "../src/app/actor.ts";
import type { Application } from "../src/app/application.ts";
import type { CardGiven } from "../src/app/patients/show-cards.ts";
import { actions, type UseCases } from "../src/app/use-cases.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";

const today = "2026-11-21";
const [example] = exampleRecords(today);
const record = example?.bundle ?? {};
const text = JSON.stringify(record);
const resources = (record["entry"] as readonly { readonly resource: unknown }[]).map(({ resource }) => resource);

interface Kept {
  readonly id: string;
  /** An entry of the patient. */
  readonly entry: string;
}

interface Row {
  readonly run: (application: Application, kept: Kept) => unknown;
  readonly leaves: readonly string[];
}

const read = (run: Row["run"], ...more: readonly string[]): Row => ({ run, leaves: ["patient.read", ...more] });
const said = { name: "igm", date: "2026-11-01", value: "5", unit: "g/L" };
const cards = (application: Application, patientId: string) =>
  application.showCards(
    localActor,
    { hook: "patient-view", client: "https://ehr.example", patientId, unreviewed: true, resources },
    ({ uuid }: CardGiven) => uuid,
  );

/** In the order they are called. */
const rows: Partial<Record<keyof UseCases, Row>> = {
  importRecords: {
    run: (app) => app.importRecords(localActor, text, "fhir"),
    leaves: ["patient.merged"],
  },
  importExamples: {
    run: (app) => app.importExamples(localActor),
    leaves: exampleRecords(today).map((_, at) => (at === 0 ? "patient.merged" : "patient.added")),
  },
  listPatients: { run: (app) => app.listPatients(localActor), leaves: ["patients.listed"] },
  openPatient: read((app, { id }) => app.openPatient(localActor, id)),
  patientFacts: read((app, { id }) => app.patientFacts(localActor, id)),
  viewPatient: read((app, { id }) => app.viewPatient(localActor, id)),
  plainView: read((app, { id }) => app.plainView(localActor, id)),
  planDoses: read((app, { id }) => app.planDoses(localActor, id, undefined)),
  exportPatient: read((app, { id }) => app.exportPatient(localActor, id)),
  askAboutPatient: read((app, { id }) => app.askAboutPatient(localActor, id, { question: "What is due?" })),
  assessElsewhere: read(
    (app, { id }) => app.assessElsewhere(localActor, { of: { kind: "kept", id }, unreviewed: true, through: "mcp" }),
    "patient.assessed",
  ),
  applyPlan: read(
    (app, { id }) =>
      app.applyPlan(localActor, { plan: "anti-mag", subject: id, unreviewed: true, base: "https://x.example/fhir" }),
    "patient.assessed",
  ),
  assess: { run: (app) => app.assess(localActor, text), leaves: ["patient.assessed"] },
  askWithRecord: {
    run: (app) => app.askWithRecord(localActor, { question: "What is due?" }, record),
    leaves: ["patient.asked-about"],
  },
  cohort: { run: (app) => app.cohort(localActor, {}), leaves: ["patients.cohort-read"] },
  cohortOfRecords: { run: (app) => app.cohortOfRecords(localActor, text, {}), leaves: ["patients.cohort-sent"] },
  showCards: { run: (app) => cards(app, "example-01"), leaves: ["cards.shown"] },
  recordCardOutcomes: {
    run: async (app) => {
      const shown = await cards(app, "example-01");
      const [card = ""] = shown.ok ? shown.value : [];
      const at = `${today}T12:00:00.000Z`;
      return app.recordCardOutcomes(localActor, "https://ehr.example", [{ card, outcome: "overridden", at }]);
    },
    leaves: ["cards.shown", "cards.feedback"],
  },
  // The chart is looked at before an entry is set, and given back after it.
  addEntry: {
    run: (app, { id }) => app.addEntry(localActor, id, said),
    leaves: ["patient.read", "patient.entries-set", "patient.read"],
  },
  correctEntry: {
    run: (app, { id, entry }) => app.correctEntry(localActor, id, entry, said),
    leaves: ["patient.read", "patient.entries-set", "patient.read"],
  },
  withdrawEntry: {
    run: (app, { id, entry }) => app.withdrawEntry(localActor, id, entry),
    leaves: ["patient.entry-withdrawn"],
  },
  undoEntry: { run: (app, { id, entry }) => app.undoEntry(localActor, id, entry), leaves: ["patient.entry-undone"] },
  entryHistory: {
    run: (app, { id, entry }) => app.entryHistory(localActor, id, entry),
    leaves: ["patient.history-read"],
  },
  deletePatient: { run: (app, { id }) => app.deletePatient(localActor, id), leaves: ["patient.removed"] },
};

/** Those that tell what was made from packs: an entry of theirs says from which content. */
const madeFromPacks: readonly string[] = [
  "viewPatient",
  "plainView",
  "planDoses",
  "askAboutPatient",
  "askWithRecord",
  "assess",
  "assessElsewhere",
  "applyPlan",
  "cohort",
  "cohortOfRecords",
  "showCards",
  "recordCardOutcomes",
];

/** Use cases for which somebody must be allowed to see patients, and which touch none. */
const ofNobody: readonly (keyof UseCases)[] = ["listMeasures"];

let app: PatientsApp;
let kept: Kept;
beforeAll(async () => {
  app = await openPatientsApp(today);
  const report = await app.application.importRecords(localActor, text, "fhir");
  const id = report.patients[0]?.id ?? "";
  const patient = await app.application.openPatient(localActor, id);
  kept = { id, entry: patient?.chart.entries.find((entry) => entry.kind === "reading")?.id ?? "" };
});
afterAll(async () => {
  expect(app.failures).toEqual([]);
  await app.close();
});

const entries = () => app.audit.list({ after: 0, limit: 10_000 });

describe("the audit of patients", () => {
  test("has a row for each use case that takes leave to read or change them", () => {
    const guarded = Object.entries(actions).flatMap(([name, action]) => (action.startsWith("patients.") ? [name] : []));
    expect([...Object.keys(rows), ...ofNobody].toSorted()).toEqual(guarded.toSorted());
  });

  test.each(Object.entries(rows))(
    "%s leaves its entries, with a key for the patient and the packs' hash",
    async (name, { run, leaves }) => {
      const before = (await entries()).length;
      await run(app.application, kept);
      const left = (await entries()).slice(before);
      expect(left.map(({ action }) => action)).toEqual(leaves);
      for (const { action, patientKey, actor } of left) {
        expect(actor).toMatch(/^local$|^client\//);
        // A list, a count and the feedback of several patients name none.
        const isOfOne = action.startsWith("patient.") || action === "cards.shown";
        expect(patientKey).toEqual(isOfOne ? expect.stringMatching(/^[0-9a-f]{32}$/) : undefined);
      }
      const hashes = left.flatMap(({ packHash }) => packHash ?? []);
      const contentHash = app.application.listPacks(localActor, "clinician").map((pack) => pack.contentHash);
      expect(hashes).toEqual(madeFromPacks.includes(name) ? contentHash : []);
    },
  );

  test("names nobody, and its chain holds", async () => {
    expect(JSON.stringify(await entries())).not.toMatch(/example-\d|Example \d/);
    expect(await app.audit.verify()).toMatchObject({ ok: true });
  });
});

/** A source that a notice taken in says was retracted bears the mark wherever something is said of a patient. */
import type { Kysely } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, localActor } from "../src/app/actor.ts";
import { documentsOver, searchOver, searchWordsOf } from "../src/compose/literature.ts";
import { realSurroundings } from "../src/compose/surroundings.ts";
import type { Reference } from "../src/core/answer/answer.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { createMemoryIndex } from "../src/index/memory-index.ts";
import { writeCard, writeFoldedCard } from "../src/server/cds-hooks/write-card.ts";
import { createIngests } from "../src/store/literature/ingests.ts";
import { createLiterature } from "../src/store/literature/literature.ts";
import type { Tables } from "../src/store/tables.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";
import { shippedKnowledge } from "./support/product.ts";
import { takeInNotice } from "./support/taken-notice.ts";

const today = "2026-11-21";
const source = "anti-mag/dalakas-2009";
const pmid = shippedKnowledge().libraries[0]?.sources.get("dalakas-2009")?.pmid;
const records = exampleRecords(today);
const hospital: Actor = { id: "client/ehr", roles: ["clinician"], standing: "program" };
const setting = { hook: "patient-view", publicUrl: "https://ranvier.example", label: "test" } as const;

/** The product over documents in which the notice is, or is not. */
async function open(withNotice: boolean): Promise<PatientsApp> {
  let database: Kysely<Tables> | undefined;
  const product = await openPatientsApp(today, (db) => {
    database = db;
    const search = searchOver(createMemoryIndex(), searchWordsOf(shippedKnowledge()));
    return documentsOver(createLiterature(db, realSurroundings), search);
  });
  if (database === undefined) throw new Error("the database was not opened");
  const stores = { literature: createLiterature(database, realSurroundings), ingests: createIngests(database) };
  if (withNotice) await takeInNotice(stores, pmid, `${today}T11:00:00.000Z`);
  return product;
}

const marks = (references: readonly Reference[]): readonly string[] =>
  references.filter(({ notice }) => notice?.includes("A document taken in here says") === true).map((r) => r.sourceId);

/** Everything that is said of all example patients, by where it is said: the sources that bear the mark, each once. */
async function marksOf({ application, example }: PatientsApp): Promise<Readonly<Record<string, readonly string[]>>> {
  const text = records.map(({ bundle }) => JSON.stringify(bundle)).join("\n");
  const assessed = await application.assess(localActor, text);
  const elsewhere = await application.assessElsewhere(hospital, {
    of: { kind: "records", text },
    unreviewed: true,
    through: "fhir",
  });
  if (!assessed.ok || !elsewhere.ok) throw new Error("the examples were not assessed");
  const ids = await Promise.all(
    (await application.importExamples(localActor)).patients.map(({ label }) => example(label)),
  );
  const views = await Promise.all(ids.map((id) => application.viewPatient(localActor, id)));
  const asked = { question: "Does rituximab work in anti-MAG neuropathy?" };
  const answers = await Promise.all(ids.map((id) => application.askAboutPatient(localActor, id, asked)));
  return {
    assessed: assessed.value.patients.flatMap(({ references }) => marks(references)),
    elsewhere: elsewhere.value.patients.flatMap(({ references }) => marks(references)),
    pages: views.flatMap((view) => (view?.assessments ?? []).flatMap(({ references }) => marks(references))),
    answers: answers.flatMap((answer) => (answer?.ok === true ? marks(answer.value.references) : [])),
  };
}

/** The texts of all cards of all example patients. */
async function cardsOf({ application }: PatientsApp): Promise<string> {
  const details: string[] = [];
  for (const { bundle } of records) {
    const entries = bundle["entry"] as readonly { readonly resource: Readonly<Record<string, unknown>> }[];
    const resources = entries.map(({ resource }) => resource);
    const patientId = String(resources.find(({ resourceType }) => resourceType === "Patient")?.["id"]);
    const asked = { hook: "patient-view", client: "https://ehr.example", patientId, unreviewed: true, resources };
    const given = await application.showCards(hospital, asked, ({ uuid, advice, folded, unused }) => {
      const [pack] = advice;
      const [first] = pack?.recommendations ?? [];
      return folded || pack === undefined || first === undefined
        ? writeFoldedCard(uuid, advice, unused, setting)
        : writeCard(uuid, { recommendation: first, references: pack.references, unused }, setting);
    });
    if (given.ok) details.push(...given.value.map(({ detail }) => detail));
  }
  return details.join("\n");
}

let [plain, noticed]: PatientsApp[] = [];
beforeAll(async () => {
  [plain, noticed] = [await open(false), await open(true)];
});
afterAll(async () => {
  for (const product of [plain, noticed]) {
    expect(product?.failures).toEqual([]);
    await product?.close();
  }
});

test("assessments, patients' pages and answers about them mark it, and no other source", async () => {
  if (plain === undefined || noticed === undefined) throw new Error("not opened");
  for (const found of Object.values(await marksOf(plain))) expect(found).toEqual([]);
  for (const [where, found] of Object.entries(await marksOf(noticed)))
    expect([where, [...new Set(found)]]).toEqual([where, [source]]);
});

test("cards for hospital systems say it with the reference", async () => {
  if (plain === undefined || noticed === undefined) throw new Error("not opened");
  const [without, withMark] = [await cardsOf(plain), await cardsOf(noticed)];
  expect(without).not.toContain("A document taken in here says");
  const lines = withMark.split("\n").filter((line) => line.includes("A document taken in here says"));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toContain(`PMID ${pmid}`);
});

/** What is handed on of all example patients by three further ways. */
async function handedOn({ application, example }: PatientsApp): Promise<Readonly<Record<string, readonly string[]>>> {
  const ids = await Promise.all(
    (await application.importExamples(localActor)).patients.map(({ label }) => example(label)),
  );
  const doses = await Promise.all(ids.map((id) => application.planDoses(localActor, id, undefined)));
  const plain = await Promise.all(ids.map((id) => application.plainView(localActor, id)));
  const asked = { plan: "anti-mag", unreviewed: true, base: "https://ranvier.example/fhir" };
  const plans = await Promise.all(
    ids.map((id) => application.applyPlan(hospital, { ...asked, subject: `Patient/${id}` })),
  );
  const cited = plans.flatMap((plan) => (plan.ok ? JSON.stringify(plan.value).split('"citation":') : []));
  return {
    doses: doses
      .flatMap((view) => (view?.ok === true ? view.value.packs : []))
      .flatMap((pack) => marks(pack.references)),
    plain: plain.flatMap((view) => view?.packs ?? []).flatMap((pack) => marks(pack.references)),
    plans: cited.filter((text) => text.includes("A document taken in here says")),
  };
}

test("dose plans, patients' own views and care plans mark it too", async () => {
  if (plain === undefined || noticed === undefined) throw new Error("not opened");
  for (const [where, found] of Object.entries(await handedOn(plain))) expect([where, found]).toEqual([where, []]);
  const { doses, plain: own, plans } = await handedOn(noticed);
  expect([...new Set(doses)]).toEqual([source]);
  expect([...new Set(own)]).toEqual([source]);
  expect(plans?.length).toBeGreaterThan(0);
  for (const text of plans ?? []) expect(text).toContain("Dalakas MC");
});

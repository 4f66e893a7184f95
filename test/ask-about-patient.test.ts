/** Questions about a patient: answered from the chart, kept nowhere, and never more for lay readers than they may have. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localActor } from "../src/app/actor.ts";
import { Refused } from "../src/app/guarded.ts";
import { ProblemDetails } from "../src/contract/problem-details.ts";
import { Answer, type Proof, sentencesOf } from "../src/core/answer/answer.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { bundle, observation, patient, quantity } from "./support/fhir.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";

const today = "2026-11-21";
let app: PatientsApp;
const ids = new Map<string, string>();

beforeAll(async () => {
  app = await openPatientsApp(today);
  await app.application.importExamples(localActor);
  for (const { id, label } of await app.application.listPatients(localActor)) ids.set(label, id);
});
afterAll(async () => {
  await app.close();
  expect(app.failures).toEqual([]);
});

const send = (path: string, body: unknown) =>
  app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
async function answerFrom(path: string, body: unknown): Promise<Answer> {
  const response = await send(path, body);
  expect(response.status, await response.clone().text()).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return Answer.parse(await response.json());
}
const about = (label: string, question: string, more: object = {}): Promise<Answer> =>
  answerFrom(`/api/patients/${ids.get(label) ?? ""}/ask`, { question, ...more });
const recordOf = (id: string): unknown => exampleRecords(today).find((one) => one.id === id)?.bundle;
const rules = ({ forThisPatient }: Answer): readonly string[] => forThisPatient.map(({ rule }) => rule);
const used = (proof: Proof): readonly string[] => [
  ...(proof.used ?? []).flatMap(({ resources }) => resources),
  ...(proof.parts ?? []).flatMap(used),
];

describe("asking about a kept patient", () => {
  test("gives what the rules say of the chart, with the chart's own values in the proof, and cited", async () => {
    const answer = await about("Example 04", "Did the titre fall after treatment?");
    const changed = answer.forThisPatient.find(({ title }) => title.includes("assay or laboratory changed"));
    expect(changed === undefined ? [] : used(changed.proof)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Observation\/example-04/)]),
    );
    const bare = sentencesOf(answer).filter((s) => s.citations.length === 0 && s.check !== "not-checkable");
    expect(bare.filter((s) => !answer.unknowns.includes(s))).toEqual([]);
    const cited = new Set(sentencesOf(answer).flatMap((s) => s.citations.map(({ n }) => n)));
    expect(answer.references.filter(({ n }) => !cited.has(n)).length).toBeLessThanOrEqual(answer.calculations.length);
  });

  test("a question that names no disease is about the patient's", async () => {
    const answer = await about("Example 02", "What should be followed now, and when?");
    expect(answer.packs.map(({ id }) => id)).toEqual(["anti-mag"]);
    expect(answer.outcome).not.toBe("out-of-scope");
    expect(answer.forThisPatient.some(({ kind }) => kind === "monitor")).toBe(true);
  });

  test("an open question gets the whole assessment in its order, and nothing that was not asked", async () => {
    const answer = await about("Example 04", "What should happen next?");
    expect(answer.outcome).toBe("answered");
    expect(answer.forThisPatient.length).toBeGreaterThan(6);
    expect([answer.bottomLine, answer.sections, answer.unknowns]).toEqual([[], [], []]);
    const due = await about("Example 04", "What is due?");
    expect(due.forThisPatient.every(({ kind, due: day }) => kind === "monitor" || day !== undefined)).toBe(true);
    expect(due.forThisPatient.some(({ due: day }) => day !== undefined)).toBe(true);
  });

  test("hard stops stand first and are there whatever is asked while the treatment is planned", async () => {
    for (const question of ["Is the titre high?", "What about physiotherapy?", "When is IgM due?"]) {
      const [first] = (await about("Example 11", question)).forThisPatient;
      expect(first).toMatchObject({ kind: "stop", rule: "anti-mag/hard-stops-anti-cd20" });
    }
  });

  test("a treatment that the question proposes is judged as if planned; one that only dates an event is not", async () => {
    expect(rules(await about("Example 02", "Can rituximab be given again now?"))).toContain(
      "anti-mag/hard-stops-anti-cd20",
    );
    expect(rules(await about("Example 02", "Is a rise of IgM after rituximab a flare?"))).not.toContain(
      "anti-mag/hard-stops-anti-cd20",
    );
  });

  test("so it is where the disease is only suspected; a question that proposes none is told nothing of treatment", async () => {
    const [stop] = (await about("Example 13", "Can rituximab be given now?")).forThisPatient;
    expect(stop).toMatchObject({ kind: "stop", rule: "anti-mag/hard-stops-anti-cd20", options: [] });
    expect(stop?.say[0]?.text).toMatch(/^The record does not confirm the diagnosis/);
    const others = (await about("Example 13", "What should happen next?")).forThisPatient;
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ group }) => group !== "diagnosis")).toEqual([]);
  });

  test("what the question says stands before the chart", async () => {
    const high = await about("Example 02", "IgM is now 52 g/L. Can rituximab be given?");
    const stop = high.forThisPatient.find(({ kind }) => kind === "stop");
    expect(stop?.title).toContain("IgM of 40 g/L or more");
    expect(stop === undefined ? [] : used(stop.proof)).toContain("question");
  });

  test("is noted in the audit as reading a patient; nothing of question or answer is", async () => {
    await about("Example 03", "What does quokka mean for relapse?");
    const entries = await app.audit.list({ after: 0, limit: 10_000 });
    expect(entries.at(-1)).toMatchObject({ action: "patient.read", origin: "ask" });
    expect(JSON.stringify(entries)).not.toContain("quokka");
  });

  test("somebody who is not there is not found", async () => {
    const response = await send("/api/patients/00000000-0000-7000-8000-000000000000/ask", { question: "What is due?" });
    expect(response.status).toBe(404);
  });
});

describe("asking with a record", () => {
  test("says the same of a record as of the same patient kept here", async () => {
    const question = "What should be watched after treatment?";
    const sent = await answerFrom("/api/ask", { question, patient: recordOf("example-01") });
    expect(rules(sent)).toEqual(rules(await about("Example 01", question)));
    expect(rules(sent).length).toBeGreaterThan(1);
  });

  test("somebody with another disease gets no rule and no taken-for-granted disease", async () => {
    const record = bundle(patient(), observation("Hemoglobin A1c", quantity(8, "%")));
    const answer = await answerFrom("/api/ask", { question: "How do I treat migraine with aura?", patient: record });
    expect([answer.outcome, answer.forThisPatient]).toEqual(["out-of-scope", []]);
  });

  test("what belongs to somebody else does not count, and the page says so first", async () => {
    const strangers = observation("IgM", quantity(60, "g/L"), { subject: { reference: "Patient/other" } });
    const record = bundle(patient(), strangers, {
      resourceType: "Condition",
      id: "c1",
      subject: { reference: "Patient/p1" },
      clinicalStatus: { coding: [{ code: "active" }] },
      code: { text: "anti-MAG neuropathy" },
    });
    const answer = await answerFrom("/api/ask", { question: "Can rituximab be given?", patient: record });
    expect(answer.notices[0]?.kind).toBe("record");
    expect(answer.notices[0]?.text).toMatch(/^1 thing in the record could not be used/);
    expect(JSON.stringify(answer.forThisPatient)).not.toContain('"value":60');
    expect(answer.forThisPatient[0]?.kind).toBe("stop");
  });

  test.each([
    [
      "two patients",
      bundle(patient("a"), patient("b")),
      "several-patients",
      /holds 2 patients; a question is about one/,
    ],
    ["nobody", bundle(), "no-patient", /no patient in the record/],
    ["a resource instead of a Bundle", patient(), undefined, /takes a FHIR R4 Bundle/],
    ["text instead of a Bundle", "the chart", undefined, /patient/],
  ])("%s: says what is wrong", async (_, record, code, message) => {
    const response = await send("/api/ask", { question: "What is due?", patient: record });
    expect(response.status).toBe(400);
    const { problems } = ProblemDetails.parse(await response.json());
    expect(problems[0]?.message).toMatch(message);
    if (code !== undefined) expect(problems[0]?.code).toBe(code);
  });

  test("is for those who may read patients, and its answer cannot be kept", async () => {
    const reader = { ...localActor, roles: ["reader"] as const };
    expect(() =>
      app.application.askWithRecord(reader, { question: "What is due?" }, { resourceType: "Bundle" }),
    ).toThrow(Refused);
    const kept = await send("/api/answers", { question: "What is due?", patient: recordOf("example-01") });
    expect(kept.status).toBe(400);
    expect(await kept.text()).toContain("an answer about a patient is never kept");
  });
});

describe("patients and carers", () => {
  const questions = [
    "What does my IgM mean and what happens next?",
    "How much rituximab will I get?",
    "Should I stop treatment?",
    "Is my titre high?",
    "What should I watch for after treatment?",
  ];
  test.each(questions)("%s: no dose, no titre verdict, no order, no value of the record", async (question) => {
    for (const audience of ["patient", "carer"] as const)
      for (const label of ["Example 01", "Example 04", "Example 10", "Example 11"]) {
        const { forThisPatient, notices } = await about(label, question, { audience });
        const said = forThisPatient.flatMap(({ title, say, proof }) => [title, proof, ...say.map((one) => one.text)]);
        expect(JSON.stringify(said)).not.toMatch(/\bmg\b|mg\/m|g\/L|BTU|titre|titer|Observation|held back/i);
        for (const one of forThisPatient) {
          expect(["warning", "monitor"]).toContain(one.kind);
          expect([one.options, one.monitor, one.calculations, one.schedule]).toEqual([[], [], undefined, undefined]);
        }
        if (notices.length > 0) expect(notices.some(({ kind }) => kind === "withheld")).toBe(true);
      }
  });
});

/** The FHIR address over loopback HTTP: metadata, definitions, and `$apply` on records sent and records kept. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle, CapabilityStatement, CarePlan, OperationOutcome, RequestGroup } from "fhir/r4.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleRecords } from "../../src/examples/example-records.ts";
import { r4Problems } from "../support/r4-schemas.ts";
import { type ServerProcess, startServer } from "../support/server-process.ts";

const today = new Date().toISOString().slice(0, 10);
const examples = exampleRecords(today);
const folder = mkdtempSync(join(tmpdir(), "ranvier-fhir-"));
let careful: ServerProcess;
let open: ServerProcess;
/** Ids here of the example patients, in their order. */
let kept: readonly string[];
beforeAll(async () => {
  [careful, open] = await Promise.all([
    startServer({ RANVIER_DATA: join(folder, "careful") }),
    startServer({ RANVIER_DATA: join(folder, "open"), RANVIER_UNREVIEWED: "on" }),
  ]);
  const report = await fetch(`${open.url}/api/patients/examples`, { method: "POST" });
  kept = ((await report.json()) as { patients: { id: string }[] }).patients.map(({ id }) => id);
}, 240_000);
afterAll(async () => {
  await Promise.all([careful.stop(), open.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

interface Got<T> {
  readonly status: number;
  readonly type: string | null;
  readonly body: T;
}

async function get<T>(path: string, server: ServerProcess = open, init: RequestInit = {}): Promise<Got<T>> {
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, type: response.headers.get("content-type"), body: (await response.json()) as T };
}

const applied = <T>(parameter: unknown, plan = "anti-mag", server: ServerProcess = open): Promise<Got<T>> =>
  get<T>(`/fhir/PlanDefinition/${plan}/$apply`, server, {
    method: "POST",
    headers: { "content-type": "application/fhir+json" },
    body: typeof parameter === "string" ? parameter : JSON.stringify({ resourceType: "Parameters", parameter }),
  });

const withData = (at: number, subject?: string) => {
  const example = examples[at];
  if (example === undefined) throw new Error("there is no such example");
  return [
    { name: "subject", valueString: subject ?? `Patient/${example.id}` },
    { name: "data", resource: example.bundle },
  ];
};

const groupOf = (plan: CarePlan): RequestGroup | undefined =>
  plan.contained?.find((resource): resource is RequestGroup => resource.resourceType === "RequestGroup");

describe("GET /fhir", () => {
  test("the capability statement is valid, and everything it names is there", async () => {
    const { body, type } = await get<CapabilityStatement>("/fhir/metadata");
    expect(type).toContain("application/fhir+json");
    expect(r4Problems(body)).toEqual([]);
    for (const { type: name } of body.rest?.[0]?.resource ?? []) {
      const { body: found } = await get<Bundle>(`/fhir/${name}`);
      expect(r4Problems(found)).toEqual([]);
      expect(found.total, name).toBeGreaterThan(0);
      const first = found.entry?.[0]?.resource;
      expect((await get(`/fhir/${name}/${first?.id}`)).body).toEqual(first);
    }
  });

  test("definitions are found by address, and canonical names begin with this server's", async () => {
    const url = `${open.url}/fhir/PlanDefinition/anti-mag-treatment`;
    const { body } = await get<Bundle>(`/fhir/PlanDefinition?url=${encodeURIComponent(url)}`);
    expect(body.entry?.map(({ fullUrl }) => fullUrl)).toEqual([url]);
  });

  test("without the operator's word no unapproved rule is in a definition", async () => {
    expect((await get<Bundle>("/fhir/PlanDefinition", careful)).body).toMatchObject({ total: 0 });
  });

  test.each(["/fhir/Patient", "/fhir/PlanDefinition/none", "/fhir/Patient/1", "/fhir/none/1/2"])(
    "%s is an outcome",
    async (path) => {
      const { status, body } = await get<OperationOutcome>(path);
      expect(status).toBe(404);
      expect(r4Problems(body)).toEqual([]);
    },
  );
});

describe("$apply", () => {
  test.each(examples.map(({ title }, at) => [title, at] as const))("%s: sent and kept", async (_, at) => {
    const { status, body: plan } = await applied<CarePlan>(withData(at));
    expect(status).toBe(200);
    expect(r4Problems(plan)).toEqual([]);
    const group = groupOf(plan);
    if (group === undefined) throw new Error("there are no proposals");
    expect(r4Problems(group)).toEqual([]);
    expect([plan.status, plan.intent, group.status, group.intent]).toEqual(["draft", "proposal", "draft", "proposal"]);
    expect(plan.activity).toEqual([{ reference: { reference: `#${group.id}` } }]);
    expect(plan.note?.[0]?.text).toContain("Not yet reviewed by clinicians");
    for (const action of group.action ?? []) {
      expect(action.documentation?.length, action.title).toBeGreaterThan(0);
      expect(action.description).toContain("Not yet reviewed by clinicians");
      expect(action.resource).toBeUndefined();
    }
    expect(JSON.stringify(plan)).not.toMatch(/"MedicationRequest"|"ServiceRequest"/);
    const same = await get<CarePlan>(`/fhir/PlanDefinition/anti-mag/$apply?subject=Patient/${kept[at]}`);
    expect(groupOf(same.body)?.action).toEqual(group.action);
  });

  test("a part of the pathway still gives every hard stop", async () => {
    const planned = examples.findIndex(({ title }) => title.startsWith("Positive anti-HBc"));
    const whole = groupOf((await applied<CarePlan>(withData(planned))).body)?.action ?? [];
    const part = groupOf((await applied<CarePlan>(withData(planned), "anti-mag-monitoring")).body)?.action ?? [];
    const stops = whole.filter(({ code }) => code?.[0]?.text === "stop");
    expect(stops.length).toBeGreaterThan(0);
    expect(part.filter(({ code }) => code?.[0]?.text === "stop")).toEqual(stops);
    expect(part.length).toBeLessThan(whole.length);
  });

  test("unapproved rules stay in the house unless the operator says otherwise", async () => {
    const { status, body } = await applied<OperationOutcome>(withData(0), "anti-mag", careful);
    expect(status).toBe(403);
    expect(body.issue).toMatchObject([{ severity: "error", code: "suppressed" }]);
    expect(r4Problems(body)).toEqual([]);
  });

  test("somebody without the condition gets no proposals, and is told so", async () => {
    const resource = {
      resourceType: "Bundle",
      type: "collection",
      entry: [{ resource: { resourceType: "Patient", id: "p" } }],
    };
    const { body } = await applied<CarePlan>([
      { name: "subject", valueReference: { reference: "Patient/p" } },
      { name: "data", resource },
    ]);
    expect(r4Problems(body)).toEqual([]);
    expect(body.contained).toBeUndefined();
    expect(body.note?.map(({ text }) => text).join(" ")).toContain("nothing is said of this patient");
  });

  test("where the disease is only suspected, an order is proposed to be held back, and nothing else of treatment", async () => {
    const subject = { reference: "Patient/p" };
    const condition = (text: string) => ({
      resourceType: "Condition",
      id: text.toLowerCase().replaceAll(" ", "-"),
      subject,
      clinicalStatus: { coding: [{ code: "active" }] },
      code: { text },
    });
    const order = {
      resourceType: "MedicationRequest",
      id: "order",
      status: "draft",
      intent: "order",
      subject,
      medicationCodeableConcept: { text: "rituximab" },
      authoredOn: today,
    };
    const found = [condition("Polyneuropathy"), condition("IgM MGUS"), condition("Significant disability"), order];
    const entry = [{ resourceType: "Patient", id: "p" }, ...found].map((resource) => ({ resource }));
    const { body } = await applied<CarePlan>([
      { name: "subject", valueReference: subject },
      { name: "data", resource: { resourceType: "Bundle", type: "collection", entry } },
    ]);
    expect(r4Problems(body)).toEqual([]);
    const group = groupOf(body);
    const [stop, ...others] = group?.action ?? [];
    expect(stop?.title).toContain("anti-CD20 treatment is held back: HBsAg positive, now or earlier (not known)");
    expect(stop?.description).toContain("The record does not confirm the diagnosis");
    expect(others.length).toBeGreaterThan(0);
    expect(others.map(({ code }) => code?.[0]?.coding?.[0]?.code)).toEqual(
      others.map(() => expect.stringMatching(/^(?:diagnosis|red-flag)-/)),
    );
  });

  const two = {
    resourceType: "Bundle",
    type: "collection",
    entry: ["p", "q"].map((id) => ({ resource: { resourceType: "Patient", id } })),
  };
  test.each([
    ["no JSON", "{", "anti-mag", 400],
    ["no Parameters", JSON.stringify({ resourceType: "Bundle" }), "anti-mag", 400],
    ["no subject", [], "anti-mag", 400],
    ["a subject that is no reference", [{ name: "subject", valueString: "Patient/a b" }], "anti-mag", 400],
    ["another patient's data", withData(0, "Patient/somebody-else"), "anti-mag", 400],
    [
      "two patients' data",
      [
        { name: "subject", valueString: "p" },
        { name: "data", resource: two },
      ],
      "anti-mag",
      400,
    ],
    ["a plan of its own", [{ name: "planDefinition", resource: { resourceType: "PlanDefinition" } }], "anti-mag", 400],
    ["an unknown plan", withData(0), "none", 404],
    ["an unknown patient and no data", [{ name: "subject", valueString: "Patient/nobody" }], "anti-mag", 404],
  ])("%s is an outcome", async (_, parameter, plan, status) => {
    const got = await applied<OperationOutcome>(parameter, plan);
    expect(got.status).toBe(status);
    expect(got.type).toContain("application/fhir+json");
    expect(r4Problems(got.body)).toEqual([]);
  });

  test("each application is in the audit, without the patient's id", async () => {
    const { body } = await get<{ entries: { action: string; origin: string }[] }>("/api/audit?limit=500");
    const entries = body.entries.filter(({ action }) => action === "patient.assessed");
    expect(entries.length).toBeGreaterThan(examples.length);
    expect(new Set(entries.map(({ origin }) => origin))).toEqual(new Set(["fhir"]));
    expect(JSON.stringify(body)).not.toContain("example-01");
  });
});

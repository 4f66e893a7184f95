/** Calls that could be misread: an order nobody can make out, or a chart of somebody else, is refused and never passed over. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallOptions, type CdsServer, openCdsServer } from "./cds-server.ts";

let server: CdsServer;
beforeAll(async () => {
  server = await openCdsServer();
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server.close();
});

type Json = Readonly<Record<string, unknown>>;

const draft = (more: Json = {}): Json => ({
  resourceType: "MedicationRequest",
  id: "draft-1",
  status: "draft",
  intent: "order",
  subject: { reference: "Patient/p1" },
  medicationCodeableConcept: { text: "rituximab" },
  ...more,
});
const byReference = (reference: Json): Json =>
  draft({ medicationCodeableConcept: undefined, medicationReference: reference });
const medicine = { resourceType: "Medication", id: "m2", code: { text: "rituximab" } };

const entriesOf = (...resources: readonly Json[]) => resources.map((resource): Json => ({ resource }));

/** A call with these entries as draft orders. */
function ordering(
  hook: "order-select" | "order-sign",
  entry: readonly Json[],
  { selections = ["MedicationRequest/draft-1"], ...options }: CallOptions & { readonly selections?: unknown } = {},
): Promise<Response> {
  const context = {
    userId: "Practitioner/d1",
    patientId: "p1",
    draftOrders: { resourceType: "Bundle", entry },
    ...(hook === "order-select" ? { selections } : {}),
  };
  return server.call(hook, { ...options, extra: { ...options.extra, context } });
}

interface Told {
  readonly cards?: readonly { readonly indicator: string }[];
  readonly issue?: readonly { readonly diagnostics: string }[];
}

const bodyOf = async (response: Response): Promise<Told> => (await response.json()) as Told;
const isStopped = async (response: Response): Promise<boolean> =>
  (await bodyOf(response)).cards?.[0]?.indicator === "critical";
const told = async (response: Response): Promise<string> => (await bodyOf(response)).issue?.[0]?.diagnostics ?? "";

describe("a draft of rituximab is stopped", () => {
  test.each<readonly [string, readonly Json[]]>([
    ["without a status", entriesOf(draft({ status: undefined }))],
    ["that was active before", entriesOf(draft({ status: "active" }))],
    ["of the patient at an address", entriesOf(draft({ subject: { reference: "https://ehr.example/Patient/p1" } }))],
    ["whose medicine is another entry", entriesOf(byReference({ reference: "Medication/m2" }), medicine)],
    [
      "whose medicine is another entry named by its address",
      [
        { resource: byReference({ reference: "urn:uuid:5f0c" }) },
        { fullUrl: "urn:uuid:5f0c", resource: { ...medicine, id: undefined } },
      ],
    ],
    ["whose medicine is named beside a reference", entriesOf(byReference({ reference: "x/1", display: "Rituximab" }))],
  ])("%s", async (_, entries) => {
    expect(await isStopped(await ordering("order-select", entries))).toBe(true);
    expect(await isStopped(await ordering("order-sign", entries))).toBe(true);
  });

  test("whose medicine only the FHIR server knows, read from there", async () => {
    const entries = entriesOf(byReference({ reference: "Medication/m1" }));
    expect(await isStopped(await ordering("order-sign", entries, { fhirServer: true }))).toBe(true);
  });

  test("and rituximab given before, whose medicine only the FHIR server knows, is seen", async () => {
    const given = {
      ...byReference({ reference: "Medication/m1" }),
      resourceType: "MedicationAdministration",
      id: "given-1",
      status: "completed",
      effectiveDateTime: new Date(Date.now() - 60 * 86_400_000).toISOString(),
    };
    const medicationAdministrations = { resourceType: "Bundle", entry: [{ resource: given }] };
    const cardsWith = async (options: CallOptions): Promise<string> =>
      (await server.call("patient-view", { ...options, replacing: { medicationAdministrations } })).text();
    expect(await cardsWith({})).not.toMatch(/live vaccines/);
    expect(await cardsWith({ fhirServer: true })).toMatch(/live vaccines/);
  });

  test("also when an older state of the same order came with the chart", async () => {
    const older = draft({ status: "completed", meta: { lastUpdated: "2026-01-01T00:00:00Z" } });
    const medicationRequests = { resourceType: "Bundle", entry: [{ resource: older }] };
    expect(
      await isStopped(await ordering("order-sign", entriesOf(draft()), { replacing: { medicationRequests } })),
    ).toBe(true);
  });

  test.each(["draft-1", "MedicationRequest/draft-1", "https://ehr.example/fhir/MedicationRequest/draft-1/_history/2"])(
    "selected as %s",
    async (selected) => {
      expect(await isStopped(await ordering("order-select", entriesOf(draft()), { selections: [selected] }))).toBe(
        true,
      );
    },
  );
});

test.each(["cancelled", "entered-in-error", "completed", "stopped"])(
  "an order that is %s is no plan",
  async (status) => {
    const response = await ordering("order-sign", entriesOf(draft({ status })));
    expect(response.status).toBe(200);
    expect(await isStopped(response)).toBe(false);
  },
);

describe("a draft that cannot be made out is refused with what to do", () => {
  test.each<readonly [string, Json, number, RegExp]>([
    ["of another patient", draft({ subject: { reference: "Patient/p2" } }), 400, /draftOrders.*another patient/],
    ["of nobody", draft({ subject: undefined }), 400, /whose it is/],
    ["of somebody who is only named", draft({ subject: { display: "the patient" } }), 400, /whose it is/],
    ["whose medicine is not in the call", byReference({ reference: "Medication/zzz" }), 412, /by a reference/],
  ])("%s", async (_, order, status, words) => {
    for (const hook of ["order-select", "order-sign"] as const) {
      const response = await ordering(hook, entriesOf(order));
      expect(response.status).toBe(status);
      expect(await told(response)).toMatch(words);
    }
  });

  test.each([[["MedicationRequest/another"]], [[]], [["MedicationRequest/draft-1", "MedicationRequest/another"]]])(
    "selected as %j",
    async (selections) => {
      expect((await ordering("order-select", entriesOf(draft()), { selections })).status).toBe(400);
    },
  );

  test("that is not in a Bundle", async () => {
    const context = { userId: "Practitioner/d1", patientId: "p1", draftOrders: { entry: entriesOf(draft()) } };
    expect((await server.call("order-sign", { extra: { context } })).status).toBe(400);
  });
});

describe("a chart that is not the patient's, or not all of it, gets no cards", () => {
  const observation = { resourceType: "Observation", id: "o9", status: "final", code: { text: "IgM" } };

  test.each(["Patient/p2", "urn:uuid:0c9c", "https://ehr.example/fhir/Patient/p12"])(
    "a result of %s is refused, by its key and nothing else of it",
    async (reference) => {
      const entry = [{ resource: { ...observation, subject: { reference }, valueString: "secret" } }];
      const response = await server.call("patient-view", {
        replacing: { observations: { resourceType: "Bundle", entry } },
      });
      expect(response.status).toBe(400);
      const said = await told(response);
      expect(said).toMatch(/prefetch\.observations holds a record of another patient/);
      expect(said).not.toMatch(/secret|p12|0c9c|o9/);
    },
  );

  test.each<readonly [string, Json, RegExp]>([
    ["no patient was found", { patient: null }, /patient \(sent as null\)/],
    ["the patient is an empty list", { patient: { resourceType: "Bundle" } }, /patient \(sent without any Patient\)/],
    [
      "a key holds what another asked for",
      { observations: { resourceType: "Bundle", entry: [{ resource: { resourceType: "Condition", id: "c9" } }] } },
      /observations \(sent without any Observation\)/,
    ],
    [
      "a list came in part",
      {
        observations: { resourceType: "Bundle", entry: [], link: [{ relation: "next", url: "https://ehr.example/2" }] },
      },
      /observations \(sent in part\)/,
    ],
  ])("%s", async (_, replacing, words) => {
    const response = await server.call("patient-view", { replacing });
    expect(response.status).toBe(412);
    expect(await told(response)).toMatch(words);
  });

  test("what the FHIR server did is told, key by key", async () => {
    const context = { userId: "Practitioner/d1", patientId: "p3" };
    const response = await server.call("patient-view", { prefetch: undefined, fhirServer: true, extra: { context } });
    expect(response.status).toBe(412);
    expect(await told(response)).toMatch(/patient, observations.* \(the FHIR server answered 404\)/);
  });
});

describe("addresses", () => {
  test("discovery is there with a slash at the end too", async () => {
    expect(await (await server.get("/cds-services/")).json()).toEqual(await (await server.get("/cds-services")).json());
  });

  test.each([
    ["/cds-services/ranvier", 405],
    ["/cds-services/ranvier/feedback", 405],
    ["/cds-services/another", 404],
    ["/cds-services/ranvier/another", 404],
  ])("GET %s is %i with an outcome", async (path, status) => {
    const response = await server.get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ resourceType: "OperationOutcome" });
    expect(response.headers.get("allow")).toBe(status === 405 ? "POST" : null);
  });

  test("a hook instance need not keep to a variant of UUIDs", async () => {
    const extra = { hookInstance: "d1577c69-dfbe-04ad-0a6d-3e05e953b2ea" };
    expect((await server.call("patient-view", { extra })).status).toBe(200);
  });
});

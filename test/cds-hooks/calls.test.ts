/** What clinicians meet through CDS Hooks: hard stops that stay, dismissals that hold, and nobody else's chart. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CardsResponse } from "../../src/contract/cds-hooks.ts";
import { type CdsServer, openCdsServer } from "./cds-server.ts";
import { orderOf } from "./patients.ts";

let server: CdsServer;
beforeAll(async () => {
  server = await openCdsServer();
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server.close();
});

const overridden = (card: string, minute = 0) => ({
  card,
  outcome: "overridden",
  overrideReason: {
    reason: { system: "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes", code: "patient-refuses" },
  },
  outcomeTimestamp: new Date(Date.now() + minute * 60_000).toISOString(),
});

const loinc = (code: string) => ({ coding: [{ system: "http://loinc.org", code }] });
const observation = (id: string, more: object) => ({
  resourceType: "Observation",
  id,
  status: "final",
  subject: { reference: "Patient/p1" },
  code: loinc("2472-9"),
  effectiveDateTime: "2026-01-05",
  ...more,
});
/** A unit that is none, no date, a titre that is no number, a type that FHIR does not have there; and one entered in error. */
const unusable = [
  observation("igm-unit", { valueQuantity: { value: 98765, unit: "gallons" } }),
  observation("igm-date", { effectiveDateTime: undefined, valueQuantity: { value: 30, unit: "g/L" } }),
  observation("titre", { code: loinc("39087-2"), valueString: "secret 98765 or so" }),
  observation("invalid", { valueQuantity: { value: "secret" } }),
  observation("error", { status: "entered-in-error", valueQuantity: { value: 98765, unit: "gallons" } }),
];
const searchset = (resources: readonly unknown[]) => ({
  resourceType: "Bundle",
  type: "searchset",
  entry: resources.map((resource) => ({ resource })),
});

describe("cards", () => {
  test("a planned rituximab with IgM of 46 g/L and hepatitis B never tested is stopped, all reasons on one card", async () => {
    const [first] = await server.cardsFor("order-sign");
    expect(first?.indicator).toBe("critical");
    expect(first?.detail).toMatch(/HBsAg/);
    expect(first?.detail).toMatch(/40 g\/L/);
  });

  test("every sentence of a card carries a reference, and every reference is listed", async () => {
    for (const hook of ["patient-view", "order-select", "order-sign"] as const)
      for (const { detail } of await server.cardsFor(hook)) {
        const [body = "", references = ""] = detail.split("**References**");
        const said = body.split("\n").filter((line) => /^- .*\\\[/.test(line));
        expect(said.length).toBeGreaterThan(0);
        const listed = new Set([...references.matchAll(/^- \\\[(\d+)\\\]/gm)].map((m) => m[1]));
        for (const mark of body.matchAll(/\\\[([≠\d, ]+)\\\]/g))
          for (const number of (mark[1] ?? "").replaceAll("≠", "").split(", ")) expect(listed).toContain(number);
      }
  });

  test("say what of the record could not be used, and nothing where all of it was", async () => {
    for (const { detail } of await server.cardsFor("order-sign")) expect(detail).not.toContain("could not be used");
    const response = await server.call("order-sign", { replacing: { observations: searchset(unusable) } });
    const { cards } = CardsResponse.parse(await response.json());
    expect(cards.length).toBeGreaterThan(0);
    for (const { detail } of cards) {
      const line = detail.split("\n").find((one) => one.includes("could not be used:"));
      expect(line).toBe(
        "4 entries of the record could not be used: Observation/igm-unit (unit); Observation/igm-date (no date); Observation/titre (value); and 1 more.",
      );
    }
  });

  test("there is none about a record of which nothing is said, whatever of it could not be used", async () => {
    const response = await server.call("patient-view", {
      prefetch: "healthy",
      replacing: { observations: searchset(unusable) },
    });
    expect(await response.json()).toEqual({ cards: [] });
  });

  test("never more than three", async () => {
    for (const hook of ["patient-view", "order-select", "order-sign"] as const)
      expect((await server.cardsFor(hook)).length).toBeLessThanOrEqual(3);
  });

  test("a dismissed card stays away, a hard stop comes back", async () => {
    const before = await server.cardsFor("order-sign");
    const [stop, ...others] = before;
    expect(stop?.indicator).toBe("critical");
    const response = await server.feedback(before.map(({ uuid }) => overridden(uuid)));
    expect(response.status).toBe(200);
    const after = await server.cardsFor("order-sign");
    expect(after[0]?.summary).toBe(stop?.summary);
    for (const { summary } of others) expect(after.map((card) => card.summary)).not.toContain(summary);
  });
});

describe("somebody in whom the disease is only suspected", () => {
  test.each(["order-select", "order-sign"] as const)(
    "has rituximab held back at %s until hepatitis B is known, and is told that the diagnosis is not confirmed",
    async (hook) => {
      const [stop, ...others] = await server.cardsFor(hook, "suspected");
      expect(stop?.indicator).toBe("critical");
      expect(stop?.summary).toContain("anti-CD20 treatment is held back");
      expect(stop?.detail).toMatch(/HBsAg positive, now or earlier \(not known\)/);
      expect(stop?.detail).toMatch(/Total anti-HBc positive \(not known\)/);
      expect(stop?.detail).toContain("The record does not confirm the diagnosis");
      expect(stop?.detail).not.toMatch(/\*\*(Options|To follow)\*\*/);
      expect(others.filter(({ indicator }) => indicator === "critical")).toEqual([]);
      expect(others.map(({ source }) => source.topic?.code)).toEqual(["anti-mag/viscosity-to-measure"]);
    },
  );

  const bundleOf = (resource: unknown) => ({ resourceType: "Bundle", type: "searchset", entry: [{ resource }] });

  test("has it held back when the chart is opened too, once it is on order", async () => {
    const replacing = { medicationRequests: bundleOf(orderOf("rituximab", "active")) };
    const response = await server.call("patient-view", { prefetch: "suspected", replacing });
    const [stop] = CardsResponse.parse(await response.json()).cards;
    expect(stop?.indicator).toBe("warning");
    expect(stop?.detail).toMatch(/HBsAg positive, now or earlier \(not known\)/);
  });

  const ofTreatment = /held back|rituximab|anti-CD20|The record does not confirm/i;
  test("meets nothing of treatment while nothing is ordered", async () => {
    const cards = await server.cardsFor("patient-view", "suspected");
    expect(cards.length).toBeGreaterThan(0);
    expect(JSON.stringify(cards)).not.toMatch(ofTreatment);
  });

  test("meets nothing of treatment when a medicine without hard stops is ordered", async () => {
    const draftOrders = bundleOf(orderOf("cyclophosphamide", "draft"));
    const context = { userId: "Practitioner/d1", patientId: "p1", draftOrders };
    const response = await server.call("order-sign", { prefetch: "suspected", extra: { context } });
    expect(response.status).toBe(200);
    expect(await response.text()).not.toMatch(ofTreatment);
  });

  test("is told so, and nobody whose diagnosis is confirmed", async () => {
    const [stop] = await server.cardsFor("order-sign");
    expect(stop?.detail).not.toContain("The record does not confirm");
  });
});

test("an order for somebody whose disease is another one gets no card", async () => {
  for (const hook of ["order-select", "order-sign"] as const) expect(await server.cardsFor(hook, "other")).toEqual([]);
});

describe("feedback", () => {
  test("the same feedback twice is taken once, and of a card nobody was shown it is refused", async () => {
    const [card] = await server.cardsFor("order-sign");
    const same = overridden(card?.uuid ?? "", 5);
    expect((await server.feedback([same, same])).status).toBe(200);
    expect((await server.feedback([same])).status).toBe(200);
    expect((await server.feedback([overridden(crypto.randomUUID())])).status).toBe(404);
  });

  test("feedback without a token is refused, and what is no feedback is told so", async () => {
    expect((await server.feedback([], { token: undefined })).status).toBe(401);
    expect((await server.feedback([{ card: "x" }])).status).toBe(400);
  });
});

describe("calls", () => {
  test("the chart of another patient than the one in the call is an error, and none of it is told", async () => {
    const response = await server.call("patient-view", {
      extra: { context: { userId: "Practitioner/d1", patientId: "p2" } },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/1955|46/);
  });

  test.each([
    ["no context", { context: undefined }],
    ["a hook instance that is no UUID", { hookInstance: "1" }],
    [
      "a token for a FHIR server that is not named",
      { fhirAuthorization: { access_token: "t", token_type: "Bearer", scope: "s", subject: "x" } },
    ],
    ["a patient id that is none", { context: { userId: "u", patientId: "p1&_count=1" } }],
    ["another hook", { hook: "appointment-book" }],
  ])("%s is a 400 that says what is wrong", async (_, extra) => {
    const response = await server.call("patient-view", { extra });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ resourceType: "OperationOutcome" });
  });

  test("a FHIR server that is not on the list is never asked", async () => {
    server.fhirTokens();
    const response = await server.call("patient-view", {
      prefetch: undefined,
      extra: {
        fhirServer: "https://stranger.example/fhir",
        fhirAuthorization: { access_token: "t", token_type: "Bearer", scope: "s", subject: "x" },
      },
    });
    expect(response.status).toBe(412);
    expect(server.fhirTokens()).toEqual([]);
  });
});

describe("a token", () => {
  test("gets one answer, also when its copies come together", async () => {
    const token = await server.signToken();
    const together = await Promise.all([1, 2, 3, 4].map(() => server.call("patient-view", { token })));
    expect(together.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401]);
    expect((await server.call("patient-view", { token })).status).toBe(401);
  });

  test.each([
    ["a call that is wrong", 400, { extra: { context: undefined } }],
    ["a call of another patient", 400, { extra: { context: { userId: "Practitioner/d1", patientId: "p2" } } }],
    ["a call whose data cannot be had", 412, { prefetch: undefined }],
    ["a call that is completed from the FHIR server", 200, { prefetch: undefined, fhirServer: true }],
  ] as const)("is used up by %s", async (_, status, options) => {
    const given = { ...options, token: await server.signToken() };
    expect((await server.call("patient-view", given)).status).toBe(status);
    server.fhirTokens();
    expect((await server.call("patient-view", given)).status).toBe(401);
    expect(server.fhirTokens()).toEqual([]);
  });

  test("whose copies come together has the FHIR server asked for one of them", async () => {
    const given = { prefetch: undefined, fhirServer: true, token: await server.signToken() };
    const together = await Promise.all([1, 2, 3].map(() => server.call("patient-view", given)));
    expect(together.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
  });
});

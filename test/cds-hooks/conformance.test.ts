/**
 * CDS Hooks 2.0: every SHALL and SHOULD that binds a service, each with a test named by its number.
 *
 * `requirements.ts` lists all of them; one without a test here, or a written reason, fails the last test. The table of
 * docs/cds-hooks.md is made from the same list.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Card, CardsResponse, Discovery } from "../../src/contract/cds-hooks.ts";
import { type CdsServer, openCdsServer } from "./cds-server.ts";
import { requirements } from "./requirements.ts";

let server: CdsServer;
let discovery: Discovery;
let cards: readonly Card[];
let orderCards: readonly Card[];
beforeAll(async () => {
  server = await openCdsServer();
  discovery = Discovery.parse(await (await server.get("/cds-services")).json());
  cards = await server.cardsFor("patient-view");
  orderCards = await server.cardsFor("order-sign");
});
afterAll(() => server.close());

/** What the test of each requirement shows. */
const covered = new Map<number, string>();
/** A test of one or several requirements. */
function requirement(numbers: readonly number[], what: string, run: () => Promise<void> | void): void {
  for (const number of numbers) covered.set(number, what);
  // oxlint-disable-next-line vitest/expect-expect -- the assertions stand in `run`
  test(`CDSH2-${numbers.join(", ")}: ${what}`, run);
}

/** Paths of empty members: "", [], {} and null. An empty list of cards is the one that may be. */
function emptyMembers(value: unknown, path = ""): readonly string[] {
  if (value === null || value === "") return [path];
  if (Array.isArray(value))
    return value.length === 0 && path !== "/cards" ? [path] : value.flatMap((v, i) => emptyMembers(v, `${path}/${i}`));
  if (typeof value !== "object") return [];
  const entries = Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([k, v]) => emptyMembers(v, `${path}/${k}`));
}

const all = (): readonly Card[] => [...cards, ...orderCards];

describe("exchange", () => {
  requirement([1], "everything is JSON", async () => {
    for (const response of [await server.get("/cds-services"), await server.call("patient-view")])
      expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    const refused = await server.call("patient-view", { text: "hook=patient-view" });
    expect(refused.status).toBe(400);
    expect(refused.headers.get("content-type")).toMatch(/^application\/json/);
  });
  requirement([2, 168], "over a network only through TLS", async () => {
    const plain = await server.overNetwork({ "x-forwarded-proto": "http" });
    expect(plain.status).toBeGreaterThanOrEqual(400);
    expect((await server.overNetwork({ "x-forwarded-proto": "https" })).status).toBe(200);
  });
  requirement([3], "nothing is null or empty, but an empty list of cards", async () => {
    expect(emptyMembers(discovery)).toEqual([]);
    expect(emptyMembers({ cards: all() })).toEqual([]);
    expect(emptyMembers(await (await server.call("patient-view", { prefetch: undefined })).json())).toEqual([]);
  });
});

describe("discovery", () => {
  requirement([4, 5, 6, 13], "is an object with a list of services, at the fixed address, by GET", async () => {
    const response = await server.get("/cds-services");
    expect(response.status).toBe(200);
    expect(Array.isArray(discovery.services)).toBe(true);
    expect(discovery.services.length).toBeGreaterThan(0);
  });
  requirement([7, 8, 9, 10], "each service has hook, title, description and id", () => {
    for (const service of discovery.services)
      for (const member of ["hook", "title", "description", "id"] as const) expect(service[member]).toMatch(/\S/);
  });
  requirement([16], "each service is called at its id", async () => {
    for (const { hook, id } of discovery.services) expect((await server.call(hook, { id })).status).toBe(200);
    expect((await server.call("patient-view", { id: "another" })).status).toBe(404);
  });
  requirement(
    [29, 36],
    "prefetch templates stand in discovery, each under the key that a call has to send",
    async () => {
      const keys = new Set(discovery.services.flatMap(({ prefetch }) => Object.keys(prefetch)));
      expect(keys.size).toBeGreaterThan(3);
      for (const key of keys) {
        const response = await server.call("patient-view", { leavingOut: key });
        expect([key, response.status]).toEqual([key, 412]);
        expect(await response.text()).toContain(`${key} (not sent)`);
      }
    },
  );
  requirement(
    [55, 56, 57, 59],
    "prefetch tokens are {{context.<field>}} of primitive root fields, and nothing else",
    () => {
      for (const template of discovery.services.flatMap(({ prefetch }) => Object.values(prefetch))) {
        const tokens = [...template.matchAll(/\{\{([^}]*)\}\}/g)].map((m) => m[1]);
        expect(tokens).toEqual(["context.patientId"]);
        expect(template.replace(/\{\{[^}]*\}\}/g, "")).not.toMatch(/[{}]/);
      }
    },
  );
  requirement([58], "queries keep to reads and searches by patient, with _count and _sort", () => {
    const allowed =
      /^(Patient\/\{\{context\.patientId\}\}|[A-Za-z]+\?patient=\{\{context\.patientId\}\}(&_(count|sort)=[-a-z0-9]+)*)$/;
    for (const template of discovery.services.flatMap(({ prefetch }) => Object.values(prefetch)))
      expect(template).toMatch(allowed);
  });
  requirement([78, 211, 212], "one id at every hook, so that newer cards replace older ones", () => {
    expect(new Set(discovery.services.map(({ id }) => id)).size).toBe(1);
    expect(new Set(discovery.services.map(({ hook }) => hook)).size).toBe(discovery.services.length);
  });
  requirement([213], "what a client must support is said", () => {
    for (const { usageRequirements } of discovery.services)
      expect(usageRequirements).toMatch(/signed token.*prefetch.*not that an order is safe/);
  });
});

describe("calls", () => {
  requirement(
    [27],
    "an answer waits for nobody when all came along (how long it takes: bench/cds-hooks.ts)",
    async () => {
      server.fhirTokens();
      const { access } = server;
      expect((await server.call("patient-view", { extra: access })).status).toBe(200);
      expect(server.fhirTokens()).toEqual([]);
    },
  );
  requirement([34], "data come by prefetch or from the client's FHIR server", async () => {
    expect((await server.call("patient-view", { prefetch: undefined, fhirServer: true })).status).toBe(200);
  });
  requirement([52], "an OperationOutcome in prefetch is a failure, not an empty record", async () => {
    expect((await server.call("patient-view", { outcomeFor: "observations" })).status).toBe(412);
  });
  requirement([54], "412 when required data can be had in no way", async () => {
    const response = await server.call("patient-view", { prefetch: undefined });
    expect(response.status).toBe(412);
    expect(await response.json()).toMatchObject({ resourceType: "OperationOutcome" });
  });
  requirement([61], "the FHIR server is asked with the token of the call", async () => {
    await server.call("patient-view", { prefetch: undefined, fhirServer: true });
    expect(server.fhirTokens()).toEqual(["the-token-of-this-call"]);
  });
  requirement([74, 75], "an answer is 200 with cards", async () => {
    const response = await server.call("patient-view");
    expect(response.status).toBe(200);
    expect(CardsResponse.safeParse(await response.json()).success).toBe(true);
  });
  requirement([77], "no advice is an empty list of cards", async () => {
    const response = await server.call("patient-view", { prefetch: "healthy" });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ cards: [] });
  });
});

describe("cards", () => {
  requirement([80], "have a unique id", () => {
    const ids = all().map(({ uuid }) => uuid);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });
  requirement([83], "have a summary under 140 characters", () => {
    for (const { summary } of all()) expect(summary.length).toBeLessThan(140);
  });
  requirement([85], "have their detail in Markdown that holds no markup of its own", () => {
    for (const { detail } of all()) {
      expect(detail).toMatch(/^\*\*Not yet reviewed by clinicians\.\*\*/);
      expect(detail).not.toMatch(/<[a-z!/]/i);
    }
  });
  requirement([87, 88, 89], "have an indicator of the three", () => {
    for (const { indicator } of all()) expect(["info", "warning", "critical"]).toContain(indicator);
    expect(orderCards[0]?.indicator).toBe("critical");
  });
  requirement([90, 105, 107, 109, 111, 115], "say what they come from: label, address of the pack, icon, topic", () => {
    for (const { source } of all()) {
      expect(source.label).toMatch(/\S/);
      for (const address of [source.url, source.icon]) expect(new URL(address ?? "").protocol).toBe("https:");
      if (source.topic !== undefined)
        expect(source.topic).toMatchObject({ system: expect.any(String), code: expect.any(String) });
    }
  });
  requirement([112], "have an icon of 100 by 100 pixels without transparency", async () => {
    const png = await server.icon();
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(25)]).toEqual([100, 100, 2]);
  });
  requirement(
    [92, 93, 95, 96, 117, 119, 121, 124, 125, 127, 128, 130, 131, 132, 133, 134, 135],
    "suggest no action at all, so that none can be an order",
    () => {
      for (const card of all()) {
        expect(card).not.toHaveProperty("suggestions");
        expect(card).not.toHaveProperty("selectionBehavior");
      }
      expect(Card.safeParse({ ...all()[0], suggestions: [] }).success).toBe(false);
    },
  );
  requirement([98, 100, 136, 216, 217, 218, 219, 220], "have override reasons that are codings with words", () => {
    for (const { overrideReasons } of all())
      for (const reason of overrideReasons)
        expect(Object.values(reason).every((v) => typeof v === "string" && v !== "")).toBe(true);
  });
  requirement(
    [103, 110, 138, 139, 141, 142, 144, 146, 147],
    "link to the evidence by absolute addresses without appContext",
    () => {
      const links = all().flatMap((card) => card.links ?? []);
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        expect(link).toMatchObject({ label: expect.any(String), type: "absolute" });
        expect(new URL(link.url).protocol).toBe("https:");
        expect(link).not.toHaveProperty("appContext");
      }
    },
  );
});

describe("security", () => {
  requirement([176, 177], "a call without a signed token gets 401 and no reason", async () => {
    const response = await server.call("patient-view", { token: undefined });
    expect([response.status, await response.text()]).toEqual([401, ""]);
  });
  requirement(
    [195, 199],
    "only listed issuers and key addresses are trusted, with keys given beforehand or from there",
    async () => {
      expect((await server.call("patient-view")).status).toBe(200);
      expect((await server.call("patient-view", { issuer: "https://stranger.example" })).status).toBe(401);
      expect((await server.call("patient-view", { jku: "https://stranger.example/jwks.json" })).status).toBe(401);
    },
  );
  requirement([200, 201, 203, 205, 206], "asymmetric signatures only, none and shared secrets refused", async () => {
    expect((await server.call("patient-view", { algorithm: "none" })).status).toBe(401);
    expect((await server.call("patient-view", { algorithm: "HS256" })).status).toBe(401);
    for (const algorithm of ["ES384", "RS384"] as const)
      expect((await server.call("patient-view", { algorithm })).status).toBe(200);
  });
  requirement([208], "a browser's preflight succeeds without a token", async () => {
    const response = await server.preflight();
    expect(response.ok).toBe(true);
    expect(response.headers.get("access-control-allow-headers")?.toLowerCase()).toContain("authorization");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("extensions", () => {
  requirement([214, 215], "none is sent; those of others, and unknown members, break nothing", async () => {
    expect(JSON.stringify([discovery, all()])).not.toContain('"extension"');
    expect(
      (await server.call("patient-view", { extra: { extension: { "org.example": { a: [1] } }, other: true } })).status,
    ).toBe(200);
  });
});

test("every requirement that binds a service has a test, and the table of the documentation says which", async () => {
  const missing = requirements.filter(({ number }) => !covered.has(number)).map(({ number }) => number);
  expect(missing).toEqual([]);
  expect([...covered.keys()].filter((n) => !requirements.some(({ number }) => number === n))).toEqual([]);
  const rows = [...requirements]
    .sort((a, b) => a.number - b.number)
    .map(({ number, level, section }) => `| CDSH2-${number} | ${level} | ${section} | ${covered.get(number)} |`);
  const counts = Object.entries(Object.groupBy(requirements, ({ level }) => level)).map(
    ([l, all]) => `${all.length} ${l}`,
  );
  const table = [
    "# CDS Hooks 2.0: what binds a service, and the test of each",
    "",
    `${counts.join(", ")}. Numbers are those of the CRD test kit's requirement list; each row is a test of`,
    "`test/cds-hooks/conformance.test.ts`, which writes this table.",
    "",
    "| requirement | level | section | what the test shows |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
  await expect(table).toMatchFileSnapshot("../../docs/cds-hooks-conformance.md");
});

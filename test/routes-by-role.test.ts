/** Every route × everybody who may come: what each gets. A route of the OpenAPI document without a row here is a failure. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "../src/app/actor.ts";
import { defaultPolicy } from "../src/core/review/policy.ts";
import { type Accounts, type Browser, openAccounts } from "./support/accounts.ts";
import { databases, type FreshDatabase } from "./support/databases.ts";

const programs = ["token:ask", "token:patients", "token:documents"] as const;
const everybody = ["visitor", "stranger", ...roles, ...programs] as const;
/** `visitor` sits at this machine and is not signed in; `stranger` comes over a network and is not signed in. */
type Who = (typeof everybody)[number];

const signedIn: readonly Who[] = [...roles, ...programs];
const readers: readonly Who[] = ["visitor", ...signedIn];
const people: readonly Who[] = roles;
const administrators: readonly Who[] = ["administrator"];
const board: readonly Who[] = ["editor", "reviewer", "administrator"];
const librarians: readonly Who[] = ["editor", "administrator", "token:documents"];
const clinicians: readonly Who[] = ["clinician", "token:patients"];

interface Row {
  /** Who may; everybody else gets 401 when not signed in and 403 when signed in. */
  readonly may: readonly Who[];
  /** What those who may get for this request. */
  readonly status: number;
  readonly body?: unknown;
  /** The path with its parameters filled in. */
  readonly path?: string;
}

const token = "A".repeat(22);
const password = "wrong wrong wrong";
const link = { token, name: "X", signInName: "somebody", password: "seven quiet herons at dusk" };
const missing = (may: readonly Who[], path: string, body?: unknown): Row => ({ may, status: 404, path, body });

const somebody = "/api/patients/00000000-0000-7000-8000-000000000000";
const withdrawal = { kind: "claim", id: "none", reason: "Wrong figure." };
const entry = { name: "igm", date: "2026-11-01", value: "5", unit: "g/L" };

/** In the order they are called; what ends sessions comes last. */
const rows: Readonly<Record<string, Row>> = {
  "GET /healthz": { may: everybody, status: 200 },
  "GET /readyz": { may: everybody, status: 200 },
  "POST /api/ask": { may: readers, status: 200, body: { question: "Is IVIG useful?" } },
  "POST /api/answers": { may: signedIn, status: 201, body: { question: "Is IVIG useful?" } },
  "GET /api/answers/{token}": missing(readers, `/api/answers/${token}`),
  "GET /api/answers/{token}/keeping": missing(readers, `/api/answers/${token}/keeping`),
  "DELETE /api/answers/{token}": missing(signedIn, `/api/answers/${token}`),
  "GET /api/kept": { may: administrators, status: 200 },
  "GET /api/claims": { may: readers, status: 200 },
  "GET /api/claims/{id}": missing(readers, "/api/claims/none"),
  "GET /api/sources": { may: readers, status: 200 },
  "GET /api/calculators": { may: readers, status: 200 },
  "POST /api/calculators/{id}": missing(readers, "/api/calculators/none", { inputs: {} }),
  "GET /api/packs": { may: readers, status: 200 },
  "POST /api/search": { may: readers, status: 200, body: { query: "IgM" } },
  "POST /api/assess": {
    may: clinicians,
    status: 200,
    body: { resourceType: "Bundle", type: "collection", entry: [{ resource: { resourceType: "Patient", id: "p" } }] },
  },
  "GET /fhir/metadata": { may: everybody, status: 200 },
  "GET /fhir/{type}": { may: readers, status: 200, path: "/fhir/PlanDefinition" },
  "GET /fhir/{type}/{id}": missing(readers, "/fhir/PlanDefinition/none"),
  "GET /fhir/PlanDefinition/{id}/$apply": missing(clinicians, "/fhir/PlanDefinition/none/$apply?subject=p"),
  "POST /fhir/PlanDefinition/{id}/$apply": missing(clinicians, "/fhir/PlanDefinition/none/$apply", {
    resourceType: "Parameters",
    parameter: [{ name: "subject", valueString: "p" }],
  }),
  "POST /mcp": { may: readers, status: 200, body: { jsonrpc: "2.0", id: 1, method: "tools/list" } },
  "GET /api/cohort": { may: clinicians, status: 200 },
  "POST /api/cohort": { may: clinicians, status: 200, body: { resourceType: "Bundle", type: "collection" } },
  "POST /api/feedback": missing(readers, "/api/feedback", { kind: "helped", about: "article", id: "none" }),
  "GET /api/feedback": { may: ["editor", "reviewer", "administrator"], status: 200 },
  "POST /api/feedback/{id}/close": missing(["editor", "reviewer", "administrator"], "/api/feedback/none/close", {
    outcome: "Looked at",
  }),
  "GET /api/withdrawn": { may: readers, status: 200 },
  "GET /api/suspensions": { may: ["editor", "reviewer", "administrator"], status: 200 },
  "POST /api/suspensions": missing(["reviewer", "administrator"], "/api/suspensions", withdrawal),
  "POST /api/suspensions/lift": missing(["reviewer", "administrator"], "/api/suspensions/lift", withdrawal),
  "GET /api/documents": { may: readers, status: 200 },
  "POST /api/documents": { may: librarians, status: 400, body: {} },
  "GET /api/documents/{id}": missing(readers, "/api/documents/none"),
  "GET /api/documents/{id}/versions/{version}": missing(readers, `/api/documents/none/versions/${"0".repeat(64)}`),
  "POST /api/documents/{id}/correction": missing(librarians, "/api/documents/none/correction", { set: { title: "x" } }),
  "POST /api/documents/{id}/retirement": missing(librarians, "/api/documents/none/retirement", {}),
  "POST /api/documents/{id}/restoration": missing(librarians, "/api/documents/none/restoration", {}),
  "GET /api/ingests/{id}": missing(readers, "/api/ingests/none"),
  "POST /api/review/proposals": { may: ["editor"], status: 200, body: { question: "Is IVIG useful?" } },
  "POST /api/review/cases": {
    may: ["editor"],
    status: 201,
    body: {
      ask: { question: "Is IVIG useful in anti-MAG neuropathy?" },
      title: "Immunoglobulin in anti-MAG neuropathy",
      slug: "immunoglobulin",
      audiences: ["clinician"],
    },
  },
  "POST /api/review/items": missing(["editor"], "/api/review/items", { kind: "claim", item: "none/none" }),
  "GET /api/review/cases": { may: board, status: 200 },
  "GET /api/review/cases/{id}": missing(board, "/api/review/cases/none"),
  "POST /api/review/cases/{id}/seen": missing(board, "/api/review/cases/none/seen", { revision: 1 }),
  "POST /api/review/cases/{id}/acts": missing(board, "/api/review/cases/none/acts", {
    revision: 1,
    act: { kind: "begin" },
  }),
  "GET /api/review/people": { may: board, status: 200 },
  "GET /api/review/policy": { may: readers, status: 200 },
  "PUT /api/review/policy": { may: administrators, status: 204, body: defaultPolicy },
  "POST /api/people/{id}/expertise": missing(administrators, "/api/people/none/expertise", {
    expertise: ["neurologist"],
  }),
  "GET /api/articles": { may: readers, status: 200 },
  "GET /api/articles/{slug}": missing(readers, "/api/articles/none"),
  "GET /api/articles/{slug}/differences": missing(readers, "/api/articles/none/differences?from=1&to=2"),
  "GET /api/notifications": { may: people, status: 200 },
  "POST /api/notifications/seen": { may: people, status: 204, body: { upTo: "2026-11-21T10:00:00.000Z" } },
  "GET /api/audit": { may: administrators, status: 200 },
  "GET /api/audit/check": { may: administrators, status: 200 },
  "POST /api/patients/import": { may: clinicians, status: 200, body: { resourceType: "Bundle", type: "collection" } },
  "POST /api/patients/examples": { may: clinicians, status: 200 },
  "GET /api/measures": { may: clinicians, status: 200 },
  "GET /api/patients": { may: clinicians, status: 200 },
  "GET /api/patients/{id}": missing(clinicians, somebody),
  "GET /api/patients/{id}/facts": missing(clinicians, `${somebody}/facts`),
  "GET /api/patients/{id}/view": missing(clinicians, `${somebody}/view`),
  "POST /api/patients/{id}/ask": missing(clinicians, `${somebody}/ask`, { question: "What is due?" }),
  "POST /api/patients/{id}/dose-plans": missing(clinicians, `${somebody}/dose-plans`, {}),
  "GET /api/patients/{id}/plain": missing(clinicians, `${somebody}/plain`),
  "GET /api/patients/{id}/bundle": missing(clinicians, `${somebody}/bundle`),
  "DELETE /api/patients/{id}": missing(clinicians, somebody),
  "POST /api/patients/{id}/entries": missing(clinicians, `${somebody}/entries`, entry),
  "POST /api/patients/{id}/entries/correct": missing(clinicians, `${somebody}/entries/correct`, {
    entry: "none",
    correct: entry,
  }),
  "POST /api/patients/{id}/entries/withdraw": missing(clinicians, `${somebody}/entries/withdraw`, { entry: "none" }),
  "POST /api/patients/{id}/entries/undo": missing(clinicians, `${somebody}/entries/undo`, { entry: "none" }),
  "POST /api/patients/{id}/entries/history": missing(clinicians, `${somebody}/entries/history`, { entry: "none" }),
  "GET /api/account": { may: everybody, status: 200 },
  "POST /api/sign-in": { may: everybody, status: 400, body: { signInName: "", password } },
  "POST /api/sign-in/second-factor": { may: everybody, status: 401, body: { code: "000000", kind: "app" } },
  "POST /api/sign-in/provider": { may: everybody, status: 404, body: {} },
  "GET /api/auth/callback/{id}": missing(everybody, "/api/auth/callback/provider"),
  "POST /api/join/look": { may: everybody, status: 410, body: { token } },
  "POST /api/join": { may: everybody, status: 410, body: link },
  "POST /api/join/password": { may: everybody, status: 410, body: { token, password } },
  "POST /api/account/password": { may: people, status: 400, body: { current: password, next: link.password } },
  "POST /api/account/interests": { may: people, status: 200, body: { interests: "None." } },
  "POST /api/account/letters": { may: people, status: 200, body: { wanted: true } },
  "POST /api/account/second-factor": { may: people, status: 400, body: { password } },
  "POST /api/account/second-factor/confirm": { may: people, status: 400, body: { code: "000000" } },
  "POST /api/account/second-factor/stop": { may: people, status: 400, body: { password } },
  "GET /api/account/sessions": { may: people, status: 200 },
  "POST /api/account/sessions/{id}/end": missing(people, "/api/account/sessions/none/end"),
  "GET /api/people": { may: administrators, status: 200 },
  "POST /api/people/invitations": { may: administrators, status: 201, body: { roles: ["reader"], note: "" } },
  "POST /api/people/invitations/{id}/withdraw": missing(administrators, "/api/people/invitations/none/withdraw"),
  "POST /api/people/{id}/roles": missing(administrators, "/api/people/none/roles", { roles: [] }),
  "POST /api/people/{id}/disable": missing(administrators, "/api/people/none/disable"),
  "POST /api/people/{id}/enable": missing(administrators, "/api/people/none/enable"),
  "POST /api/people/{id}/reset-second-factor": missing(administrators, "/api/people/none/reset-second-factor"),
  "POST /api/people/{id}/password-link": missing(administrators, "/api/people/none/password-link"),
  "GET /api/service-tokens": { may: administrators, status: 200 },
  "POST /api/service-tokens": {
    may: administrators,
    status: 201,
    body: { name: "EHR", scopes: ["ask"], days: 1 },
  },
  "POST /api/service-tokens/{id}/revoke": missing(administrators, "/api/service-tokens/none/revoke"),
  "POST /api/sign-out": { may: everybody, status: 200 },
};

describe("routes by role", () => {
  let fresh: FreshDatabase;
  let accounts: Accounts;
  const callers = new Map<Who, { readonly browser: Browser; readonly headers: Readonly<Record<string, string>> }>();

  beforeAll(async () => {
    const [sqlite] = databases;
    if (sqlite === undefined) throw new Error("there is no database");
    fresh = await sqlite.create();
    const db = await fresh.open();
    accounts = openAccounts(db);
    const overNetwork = openAccounts(db, {
      environment: { RANVIER_TRUSTED_PROXY: "10.0.0.5", RANVIER_PUBLIC_URL: "https://ranvier.example" },
      reach: { from: "network", publicUrl: "https://ranvier.example", trustedProxies: ["10.0.0.5"] },
      peer: "10.0.0.5",
      origin: "http://ranvier.example",
      requestHeaders: { "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.7" },
    });
    const administrator = await accounts.administrator();
    callers.set("visitor", { browser: accounts.browser(), headers: {} });
    callers.set("stranger", { browser: overNetwork.browser(), headers: {} });
    callers.set("administrator", { browser: administrator, headers: {} });
    for (const role of roles.filter((name) => name !== "administrator"))
      callers.set(role, { browser: await accounts.join(administrator, role, [role]), headers: {} });
    for (const who of programs) {
      const scopes = [who.replace("token:", "")];
      const made = await administrator.call("POST", "/api/service-tokens", { name: who, scopes, days: 1 });
      const { secret } = made.json as { readonly secret: string };
      callers.set(who, { browser: accounts.browser(), headers: { authorization: `Bearer ${secret}` } });
    }
  }, 240_000);
  afterAll(async () => {
    expect(accounts.failures).toEqual([]);
    await fresh.remove();
  });

  test("every route has a row, and every row a route", async () => {
    const { paths } = await accounts.openapi();
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(rows).toSorted()).toEqual(routes.toSorted());
  });

  test.each(Object.entries(rows))("%s", async (route, row) => {
    const [method = "", path = ""] = route.split(" ");
    const got: Record<string, number> = {};
    for (const [who, { browser, headers }] of callers)
      got[who] = (await browser.call(method, row.path ?? path, row.body, headers)).status;
    const refused = (who: Who): number => (who === "visitor" || who === "stranger" ? 401 : 403);
    const expected = everybody.map((who) => [who, row.may.includes(who) ? row.status : refused(who)]);
    expect(got).toEqual(Object.fromEntries(expected));
  });
});

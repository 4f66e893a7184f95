/** The product as a hospital system meets it: signed calls over CDS Hooks, a FHIR server to ask, a proxy in front. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { createApplication } from "../../src/app/application.ts";
import { searchOver, searchWordsOf } from "../../src/compose/literature.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { type Card, CardsResponse, type Hook } from "../../src/contract/cds-hooks.ts";
import { createMemoryIndex } from "../../src/index/memory-index.ts";
import { createApp } from "../../src/server/app.ts";
import { CdsClients } from "../../src/server/cds-hooks/clients.ts";
import { knownClients } from "../../src/server/cds-hooks/clients.ts";
import { prefetchKeys, queryFor } from "../../src/server/cds-hooks/prefetch.ts";
import { createTokenVerifier } from "../../src/server/cds-hooks/verify-token.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { createCards } from "../../src/store/cards/cards.ts";
import { createSeenTokens } from "../../src/store/cards/seen-tokens.ts";
import { digestOf } from "../../src/store/digest.ts";
import { createSavedAnswers } from "../../src/store/saved-answers.ts";
import { createPatients } from "../../src/store/patients/patients.ts";
import { databases } from "../support/databases.ts";
import { root, shippedKnowledge } from "../support/product.ts";
import { chartOf, type PatientKind } from "./patients.ts";

const publicUrl = "https://ranvier.example";
const issuer = "https://ehr.example";
const fhirToken = "the-token-of-this-call";

export interface CallOptions {
  readonly id?: string;
  readonly prefetch?: PatientKind | undefined;
  readonly outcomeFor?: string;
  /** A prefetch key that is not sent. */
  readonly leavingOut?: string;
  /** What is sent in place of the call. */
  readonly text?: string;
  /** Other values of prefetch keys. */
  readonly replacing?: Readonly<Record<string, unknown>>;
  readonly fhirServer?: boolean;
  readonly issuer?: string;
  readonly algorithm?: "ES384" | "RS384" | "HS256" | "none";
  /** Where the token says its keys are; nowhere unless said. */
  readonly jku?: string;
  /** A token to call with, or none at all; one is signed for this call unless said. */
  readonly token?: string | undefined;
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface CdsServer {
  readonly get: (path: string) => Promise<Response>;
  readonly call: (hook: Hook, options?: CallOptions) => Promise<Response>;
  readonly cardsFor: (hook: Hook, patient?: PatientKind) => Promise<readonly Card[]>;
  readonly feedback: (feedback: readonly unknown[], options?: CallOptions) => Promise<Response>;
  /** A token for one call of the service. */
  readonly signToken: () => Promise<string>;
  readonly preflight: () => Promise<Response>;
  readonly overNetwork: (headers: Readonly<Record<string, string>>) => Promise<Response>;
  /** Members of a call that let the service read the FHIR server. */
  readonly access: Readonly<Record<string, unknown>>;
  /** Tokens that the FHIR server saw since it was last asked. */
  readonly fhirTokens: () => readonly string[];
  readonly icon: () => Promise<Buffer>;
  readonly failures: readonly unknown[];
  readonly close: () => Promise<void>;
}

const keys = await generateKeyPair("ES384", { extractable: true });
const rsaKeys = await generateKeyPair("RS384", { extractable: true });
const jwks = [
  { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES384", use: "sig" },
  { ...(await exportJWK(rsaKeys.publicKey)), kid: "k2", alg: "RS384", use: "sig" },
];
const secret = new TextEncoder().encode("a shared secret of thirty-two bytes or more");
const signingKeys = { ES384: keys.privateKey, RS384: rsaKeys.privateKey, HS256: secret };
let serial = 0;

async function tokenFor(
  address: string,
  { algorithm = "ES384", issuer: iss = issuer, jku }: CallOptions,
): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { iss, aud: address, iat, exp: iat + 300, jti: `call-${serial++}` };
  if (algorithm === "none") {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
  }
  const header = {
    alg: algorithm,
    kid: algorithm === "RS384" ? "k2" : "k1",
    typ: "JWT",
    ...(jku === undefined ? {} : { jku }),
  };
  return new SignJWT(claims).setProtectedHeader(header).sign(signingKeys[algorithm]);
}

const bundleOf = (resources: readonly unknown[]): unknown => ({
  resourceType: "Bundle",
  type: "searchset",
  entry: resources.map((resource) => ({ resource })),
});

const prefetchOf = (patient: PatientKind, hook: Hook): Record<string, unknown> => {
  const chart = chartOf(patient, hook);
  return Object.fromEntries(
    prefetchKeys.map((key) => {
      if (key === "patient") return [key, chart.patient];
      const found = chart.byKey(key);
      return [key, found.length === 0 ? null : bundleOf(found)];
    }),
  );
};

/** A medicine that the FHIR server has; orders name it by reference alone. */
const medicine = { resourceType: "Medication", id: "m1", code: { text: "rituximab" } };

function startFhirServer() {
  let seen: string[] = [];
  const chart = chartOf("confirmed", "patient-view");
  const server = createServer((request, response) => {
    seen.push((request.headers.authorization ?? "").replace("Bearer ", ""));
    const key = prefetchKeys.find((k) => request.url === `/fhir/${queryFor(k, "p1")}`);
    response.setHeader("content-type", "application/fhir+json");
    const isMedicine = request.url === "/fhir/Medication/m1";
    if (key === undefined && !isMedicine) response.statusCode = 404;
    const found = key === "patient" ? chart.patient : bundleOf(key === undefined ? [] : chart.byKey(key));
    response.end(JSON.stringify(isMedicine ? medicine : found));
  });
  return {
    listen: async (): Promise<string> => {
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
    },
    tokens: (): readonly string[] => {
      const distinct = [...new Set(seen)];
      seen = [];
      return distinct;
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

const sqlite = databases.find(({ name }) => name === "SQLite");

/** Opens it on a database of its own. */
export async function openCdsServer(): Promise<CdsServer> {
  if (sqlite === undefined) throw new Error("there is no SQLite among the databases");
  const fresh = await sqlite.create();
  const db = await fresh.open();
  const fhir = startFhirServer();
  const fhirServer = await fhir.listen();
  const knowledge = shippedKnowledge();
  const application = createApplication({
    knowledge,
    surroundings: realSurroundings,
    savedAnswers: createSavedAnswers(db),
    audit: createAuditLog(db),
    digestOf,
    cards: createCards(db),
    literatureSearch: searchOver(createMemoryIndex(), searchWordsOf(knowledge)),
    patients: createPatients(db),
    examples: () => [],
  });
  const { clients } = CdsClients.parse({
    clients: [{ iss: issuer, jwks: { keys: jwks }, fhirServers: [fhirServer], unreviewed: true }],
  });
  const seen = createSeenTokens(db);
  const failures: unknown[] = [];
  const options = {
    application,
    version: "test",
    cds: {
      tokens: createTokenVerifier(knownClients(clients), seen, () => undefined),
      publicUrl,
      label: "Ranvier: test",
    },
    onFailure: (error: unknown) => failures.push(error),
  };
  const local = createApp(options);
  const behindProxy = createApp({ ...options, reach: { from: "network", publicUrl, trustedProxies: ["10.0.0.5"] } });

  const access = {
    fhirServer,
    fhirAuthorization: {
      access_token: fhirToken,
      token_type: "Bearer",
      expires_in: 300,
      scope: "patient/*.read",
      subject: "cds",
    },
  };

  const post = async (path: string, body: unknown, given: CallOptions): Promise<Response> => {
    const signed = "token" in given ? given.token : await tokenFor(publicUrl + path, given);
    return local.request(path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(signed === undefined ? {} : { authorization: `Bearer ${signed}` }),
      },
      body: given.text ?? JSON.stringify(body),
    });
  };

  const call: CdsServer["call"] = (hook, given = {}) => {
    const patient = "prefetch" in given ? given.prefetch : "confirmed";
    const prefetch = patient === undefined ? undefined : prefetchOf(patient, hook);
    if (prefetch !== undefined && given.outcomeFor !== undefined)
      prefetch[given.outcomeFor] = {
        resourceType: "OperationOutcome",
        issue: [{ severity: "error", code: "exception" }],
      };
    if (prefetch !== undefined) Object.assign(prefetch, given.replacing);
    if (prefetch !== undefined && given.leavingOut !== undefined) delete prefetch[given.leavingOut];
    const draftOrders = bundleOf(chartOf(patient ?? "confirmed", hook).drafts);
    const ordering =
      hook === "patient-view"
        ? {}
        : { draftOrders, ...(hook === "order-select" ? { selections: ["MedicationRequest/draft-1"] } : {}) };
    const body = {
      hook,
      hookInstance: crypto.randomUUID(),
      context: { userId: "Practitioner/d1", patientId: "p1", ...ordering },
      ...(prefetch === undefined ? {} : { prefetch }),
      ...(given.fhirServer === true ? access : {}),
      ...given.extra,
    };
    return post(`/cds-services/${given.id ?? "ranvier"}`, body, given);
  };

  return {
    get: async (path) => local.request(path),
    call,
    cardsFor: async (hook, patient = "confirmed") =>
      CardsResponse.parse(await (await call(hook, { prefetch: patient })).json()).cards,
    feedback: (feedback, given = {}) => post("/cds-services/ranvier/feedback", { feedback }, given),
    signToken: () => tokenFor(`${publicUrl}/cds-services/ranvier`, {}),
    preflight: async () =>
      local.request("/cds-services/ranvier", {
        method: "OPTIONS",
        headers: {
          origin: "https://ehr.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type",
        },
      }),
    overNetwork: async (headers) =>
      behindProxy.request(
        "/cds-services",
        { headers: { host: "ranvier.example", ...headers } },
        {
          incoming: { socket: { remoteAddress: "10.0.0.5", remotePort: 1, remoteFamily: "IPv4" } },
        },
      ),
    access,
    fhirTokens: fhir.tokens,
    icon: () => Promise.resolve(readFileSync(join(root, "web/public/icon-100.png"))),
    failures,
    close: async () => {
      await fhir.close();
      await fresh.remove();
    },
  };
}

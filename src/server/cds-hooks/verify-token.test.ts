import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SeenTokens } from "../../app/ports/seen-tokens.ts";
import { CdsClients, knownClients } from "./clients.ts";
import { createTokenVerifier } from "./verify-token.ts";

const address = "https://ranvier.example/cds-services/ranvier";
const keys = await generateKeyPair("ES384", { extractable: true });
const others = await generateKeyPair("ES384", { extractable: true });
const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES384", use: "sig" };

let keyAddress: string;
const keyServer = createServer((_, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ keys: [jwk] }));
});
beforeAll(async () => {
  await new Promise<void>((done) => keyServer.listen(0, "127.0.0.1", done));
  keyAddress = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/jwks`;
});
afterAll(() => new Promise((done) => keyServer.close(done)));

interface Token {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: Parameters<SignJWT["sign"]>[0];
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000);
let serial = 0;

function token({ header = {}, claims = {}, key = keys.privateKey }: Token = {}): Promise<string> {
  const iat = nowSeconds();
  const payload = { iss: "https://ehr.example", aud: address, iat, exp: iat + 300, jti: `id-${serial++}`, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg: "ES384", kid: "k1", typ: "JWT", ...header }).sign(key);
}

function verifier(more: Readonly<Record<string, unknown>> = {}) {
  const used = new Set<string>();
  const refused: string[] = [];
  const listed = CdsClients.parse({
    clients: [{ iss: "https://ehr.example", jwks: { keys: [jwk] }, ...more }],
  }).clients;
  const seen: Pick<SeenTokens, "claim"> = {
    claim: ({ issuer, id }) => {
      const first = !used.has(`${issuer} ${id}`);
      used.add(`${issuer} ${id}`);
      return Promise.resolve(first);
    },
  };
  const { verify, claim } = createTokenVerifier(knownClients(listed), seen, (reason) => refused.push(reason));
  const check = async (given: string): Promise<string | undefined> => {
    const caller = await verify(`Bearer ${given}`, address);
    return caller !== undefined && (await claim(caller.token)) ? caller.client.iss : undefined;
  };
  return { refused, check, verify, claim };
}

describe("createTokenVerifier()", () => {
  test("takes a token of a listed issuer for this address, once", async () => {
    const { check, refused } = verifier();
    const given = await token();
    expect(await check(given)).toBe("https://ehr.example");
    expect(await check(given)).toBeUndefined();
    expect(refused).toEqual(["was used before"]);
  });

  test("of two calls with one token that are looked at together, one gets it", async () => {
    const { verify, claim, refused } = verifier();
    const given = `Bearer ${await token()}`;
    const callers = await Promise.all([verify(given, address), verify(given, address)]);
    const claims = await Promise.all(callers.map(async (caller) => caller && claim(caller.token)));
    expect(claims.filter((first) => first === true)).toHaveLength(1);
    expect(refused).toEqual(["was used before"]);
  });

  test("many tokens that come together are each checked, and a bad one holds up nobody", async () => {
    const { verify, refused } = verifier();
    const given = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        token(at === 3 ? { key: others.privateKey } : { claims: { jti: `many-${at}` } }),
      ),
    );
    const callers = await Promise.all(given.map((one) => verify(`Bearer ${one}`, address)));
    expect(callers.map((caller) => caller?.token.id)).toEqual(
      given.map((_, at) => (at === 3 ? undefined : `many-${at}`)),
    );
    expect(refused).toHaveLength(1);
  });

  test("an audience may be a list that holds this address", async () => {
    expect(await verifier().check(await token({ claims: { aud: ["https://other.example", address] } }))).toBeDefined();
  });

  test.each<readonly [string, Token]>([
    ["of an unlisted issuer", { claims: { iss: "https://stranger.example" } }],
    ["for another address", { claims: { aud: "https://ranvier.example/cds-services" } }],
    ["that has expired", { claims: { iat: nowSeconds() - 700, exp: nowSeconds() - 400 } }],
    ["that lives for a day", { claims: { exp: nowSeconds() + 86_400 } }],
    ["without an id", { claims: { jti: undefined } }],
    ["with an empty id", { claims: { jti: "" } }],
    ["with an id that is a number", { claims: { jti: 7 } }],
    ["issued in the future", { claims: { iat: nowSeconds() + 86_400, exp: nowSeconds() + 86_700 } }],
    ["without a time of issue", { claims: { iat: undefined } }],
    ["signed with another key", { key: others.privateKey }],
    [
      "with a shared secret",
      { header: { alg: "HS256" }, key: new TextEncoder().encode("a shared secret of thirty-two bytes!") },
    ],
    ["that names other keys", { header: { jku: "https://stranger.example/jwks" } }],
    ["of another type", { header: { typ: "at+jwt" } }],
  ])("refuses a token %s", async (_, given) => {
    const { check, refused } = verifier();
    expect(await check(await token(given))).toBeUndefined();
    expect(refused).toHaveLength(1);
  });

  test("the operator is told the address called when a token means another, and whose it is", async () => {
    const { check, refused } = verifier();
    await check(await token({ claims: { aud: "https://elsewhere.example" } }));
    expect(refused[0]).toMatch(/^https:\/\/ehr\.example: .*"aud".*https:\/\/ranvier\.example\/cds-services\/ranvier$/);
    expect(refused[0]).not.toContain("elsewhere");
  });

  test("the scheme may be written in small letters", async () => {
    const { verify } = verifier();
    expect(await verify(`bearer ${await token()}`, address)).toBeDefined();
  });

  test("refuses an unsigned token and anything that is none", async () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: "https://ehr.example", aud: address, iat: nowSeconds(), exp: nowSeconds() + 60, jti: "n" };
    const { verify } = verifier();
    for (const given of [`${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`, "", "a.b.c", "Basic abc"])
      expect(await verify(given === "Basic abc" ? given : `Bearer ${given}`, address)).toBeUndefined();
    expect(await verify(undefined, address)).toBeUndefined();
  });

  test("takes only the tenants on the list, where there is a list", async () => {
    const { check } = verifier({ tenants: ["ward-7"] });
    expect(await check(await token({ claims: { tenant: "ward-7" } }))).toBeDefined();
    expect(await check(await token({ claims: { tenant: "ward-8" } }))).toBeUndefined();
    expect(await check(await token())).toBeUndefined();
  });

  test("fetches keys from the address on the list, and from no other", async () => {
    const remote = { jwks: undefined, jku: keyAddress };
    expect(await verifier(remote).check(await token({ header: { jku: keyAddress } }))).toBeDefined();
    expect(await verifier(remote).check(await token({ header: { jku: `${keyAddress}/other` } }))).toBeUndefined();
  });

  test("what is told of a refusal never holds the token", async () => {
    const { check, refused } = verifier();
    const given = await token({ claims: { iss: "https://stranger.example" } });
    await check(given);
    expect(refused.join(" ")).not.toContain(given.split(".")[1]);
  });
});

describe("CdsClients", () => {
  test.each([
    [{ clients: [] }],
    [{ clients: [{ iss: "https://ehr.example" }] }],
    [{ clients: [{ iss: "https://ehr.example", jwks: { keys: [{ kty: "oct", k: "c2VjcmV0" }] } }] }],
    [{ clients: [{ iss: "https://ehr.example", jwks: { keys: [{ ...jwk, d: "c2VjcmV0" }] } }] }],
    [{ clients: [{ iss: "https://ehr.example", jku: "http://ehr.example/jwks" }] }],
    [{ clients: [{ iss: "https://ehr.example", jku: "https://ehr.example/jwks", jwks: { keys: [jwk] } }] }],
    [
      {
        clients: [
          { iss: "https://ehr.example", jku: "https://ehr.example/jwks", fhirServers: ["http://10.0.0.7/fhir"] },
        ],
      },
    ],
  ])("refuses %j", (given) => {
    expect(CdsClients.safeParse(given).success).toBe(false);
  });
});

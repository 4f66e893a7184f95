/** Hospital systems that may call the CDS service: who signs, with which keys, and what they may have. */
import type { createLocalJWKSet, CryptoKey, JWTHeaderParameters } from "jose";
import pLimit, { type LimitFunction } from "p-limit";
import { z } from "zod";

const HttpsUrl = z.url({ protocol: /^https$/, error: "must be an https address" });
const LoopbackUrl = z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/ });
const KeyAddress = z.union([HttpsUrl, LoopbackUrl]);

/** A public key. What could sign as well is refused: a shared secret, or the private half. */
const PublicKey = z
  .looseObject({ kty: z.string() })
  .refine(({ kty, d }) => kty !== "oct" && d === undefined, "must be a public key, without its private half");

/** One client as the operator writes it down. Keys come from its address or stand in the file, one of the two. */
export const CdsClient = z
  .strictObject({
    iss: z.string().min(1).describe("Issuer of its tokens, compared as it stands"),
    jku: KeyAddress.optional().describe("Where its public keys are"),
    jwks: z.looseObject({ keys: z.array(PublicKey).min(1) }).optional(),
    tenants: z.array(z.string().min(1)).readonly().optional().describe("Tenants that are accepted; all when absent"),
    fhirServers: z.array(KeyAddress).readonly().default([]).describe("FHIR servers that may be asked for missing data"),
    unreviewed: z.boolean().default(false).describe("Whether rules that no board has approved are sent to it"),
  })
  .readonly()
  .refine((c) => (c.jku === undefined) !== (c.jwks === undefined), "needs either jku or jwks");
export type CdsClient = z.infer<typeof CdsClient>;

/** The operator's file of clients. */
export const CdsClients = z.strictObject({ clients: z.array(CdsClient).min(1).readonly() }).readonly();

/** Finds the key that a token's header names. Rejects when there is none. */
type FindKey = (header: JWTHeaderParameters) => Promise<CryptoKey>;

/** A client with its keys at hand. */
export interface KnownClient {
  readonly client: CdsClient;
  readonly keys: FindKey;
  /** Runs what checks a token, a few at a time and in their order. */
  readonly inOrder: LimitFunction;
}

/**
 * Most tokens of a client that are checked at the same time. Checking takes other threads than answering and a third of its time: two
 * keep the thread that answers at work, and leave it the processor. Calls whose tokens are checked together are answered together, the
 * first as late as the last.
 */
const checkedAtOnce = 2;

type LocalKeys = Parameters<typeof createLocalJWKSet>[0];

async function keysOf({ jku, jwks }: CdsClient): Promise<FindKey> {
  const { createLocalJWKSet, createRemoteJWKSet } = await import("jose");
  return jku === undefined
    ? createLocalJWKSet(jwks as unknown as LocalKeys)
    : createRemoteJWKSet(new URL(jku), { timeoutDuration: 5000, cooldownDuration: 30_000 });
}

/** Keys are made ready when first asked for. */
function keysWhenNeeded(client: CdsClient): FindKey {
  let keys: Promise<FindKey> | undefined;
  return async (header) => (await (keys ??= keysOf(client)))(header);
}

/** Prepares the clients; remote keys are fetched when first needed and kept as the server that has them allows. */
export const knownClients = (clients: readonly CdsClient[]): readonly KnownClient[] =>
  clients.map((client) => ({ client, keys: keysWhenNeeded(client), inOrder: pLimit(checkedAtOnce) }));

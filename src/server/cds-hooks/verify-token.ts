/** Checks the signed token of a calling hospital system: who it is, that it means this address, and, claimed, that it is used once. */
import type { JWTHeaderParameters } from "jose";
import type { SeenTokens, SignedToken } from "../../app/ports/seen-tokens.ts";
import type { CdsClient, KnownClient } from "./clients.ts";

/** Asymmetric algorithms only: with a shared secret the receiver could sign as well, and "none" proves nothing. */
const algorithms = ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"];

/** Clocks may differ by so many seconds. */
const clockTolerance = 30;
/** A token that lives longer than this could be used again long after it leaked. */
const longestLife = 3600;

/** Who calls, and the token that must be claimed before the call is answered. */
export interface Caller {
  readonly client: CdsClient;
  readonly token: SignedToken;
}

export interface TokenVerifier {
  /** Who calls, or nothing: why is not told to the caller. Whether the token is used for the first time is not looked at yet. */
  readonly verify: (authorization: string | undefined, audience: string) => Promise<Caller | undefined>;
  /** Takes the token, by itself. False when somebody was faster. */
  readonly claim: (token: SignedToken) => Promise<boolean>;
  /** Tells the operator that a token was found used. */
  readonly wasUsed: () => void;
}

const usedBefore = "was used before";

const bearer = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

let loaded: Promise<typeof import("jose")> | undefined;

/** Loaded with the first call, as most servers have no such client, and asked for once: the loader takes its time each time. */
const loadJose = (): Promise<typeof import("jose")> => (loaded ??= import("jose"));

async function callerOf(token: string, audience: string, known: KnownClient): Promise<Caller> {
  const { decodeProtectedHeader, jwtVerify } = await loadJose();
  const header = decodeProtectedHeader(token);
  // Before its turn: a key that has to be fetched holds up nobody whose key is here.
  const key = await known.keys(header as JWTHeaderParameters);
  const { payload } = await known.inOrder(() =>
    jwtVerify(token, key, {
      algorithms,
      audience,
      clockTolerance,
      issuer: known.client.iss,
      // Refuses what was issued in the future too: it would live longer than it says.
      maxTokenAge: longestLife,
      requiredClaims: ["iss", "aud", "exp", "iat", "jti"],
      typ: "JWT",
    }),
  );
  const { jku } = header;
  if (jku !== undefined && jku !== known.client.jku)
    throw new Error("the address of its keys is not the one on the list");
  const { tenants } = known.client;
  if (tenants !== undefined && !tenants.includes(String(payload["tenant"])))
    throw new Error("tenant is not on the list");
  const { exp = 0, iat = 0, jti } = payload;
  if (typeof jti !== "string" || jti === "") throw new Error("its jti is no text");
  if (exp - iat > longestLife) throw new Error("lives too long");
  return { client: known.client, token: { issuer: known.client.iss, id: jti, expiresAt: exp + clockTolerance } };
}

/** Whom the token says it is of. */
async function issuerOf(token: string, clients: readonly KnownClient[]): Promise<KnownClient | undefined> {
  const { decodeJwt } = await loadJose();
  const { iss } = decodeJwt(token);
  return clients.find(({ client }) => client.iss === iss);
}

/** Why, for the operator. The address called is told where the signature holds and the token means another. */
function reasonOf(error: unknown, audience: string): string {
  if (!(error instanceof Error)) return "the token could not be read";
  return "claim" in error && error.claim === "aud"
    ? `${error.message}; the address called is ${audience}`
    : error.message;
}

/** Makes the check for the clients an operator has listed. `onRefused` hears the reason of a refusal without the token. */
export function createTokenVerifier(
  clients: readonly KnownClient[],
  seen: Pick<SeenTokens, "claim">,
  onRefused: (reason: string) => void,
): TokenVerifier {
  return {
    verify: async (authorization, audience) => {
      const token = bearer.exec(authorization ?? "")?.[1];
      if (token === undefined) {
        onRefused("no signed token came with the call");
        return undefined;
      }
      let said = "";
      try {
        const known = await issuerOf(token, clients);
        if (known === undefined) throw new Error("issuer is not on the list");
        said = `${known.client.iss}: `;
        return await callerOf(token, audience, known);
      } catch (error) {
        onRefused(`${said}${reasonOf(error, audience)}`);
        return undefined;
      }
    },
    claim: async (token) => {
      const first = await seen.claim(token);
      if (!first) onRefused(usedBefore);
      return first;
    },
    wasUsed: () => onRefused(usedBefore),
  };
}

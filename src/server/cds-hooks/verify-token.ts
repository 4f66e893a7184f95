/** Checks the signed token of a calling hospital system: who it is, that it means this address, and that it is used once. */
import { decodeJwt, jwtVerify } from "jose";
import type { SeenTokens } from "../../app/ports/seen-tokens.ts";
import type { CdsClient, KnownClient } from "./clients.ts";

/** Asymmetric algorithms only: with a shared secret the receiver could sign as well, and "none" proves nothing. */
const algorithms = ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"];

/** Clocks may differ by so many seconds. */
const clockTolerance = 30;
/** A token that lives longer than this could be used again long after it leaked. */
const longestLife = 3600;

export interface TokenVerifier {
  /** The client, or nothing: why is not told to the caller. `onRefused` hears the reason without the token. */
  readonly verify: (authorization: string | undefined, audience: string) => Promise<CdsClient | undefined>;
}

const bearer = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/;

async function clientOf(
  token: string,
  audience: string,
  clients: readonly KnownClient[],
  seen: SeenTokens,
): Promise<CdsClient> {
  const { iss } = decodeJwt(token);
  const known = clients.find(({ client }) => client.iss === iss);
  if (known === undefined) throw new Error("issuer is not on the list");
  const { payload, protectedHeader } = await jwtVerify(token, known.keys, {
    algorithms,
    audience,
    clockTolerance,
    issuer: known.client.iss,
    requiredClaims: ["iss", "aud", "exp", "iat", "jti"],
    typ: "JWT",
  });
  const { jku } = protectedHeader;
  if (jku !== undefined && jku !== known.client.jku)
    throw new Error("the address of its keys is not the one on the list");
  const { tenants } = known.client;
  if (tenants !== undefined && !tenants.includes(String(payload["tenant"])))
    throw new Error("tenant is not on the list");
  const { exp = 0, iat = 0, jti = "" } = payload;
  if (exp - iat > longestLife) throw new Error("lives too long");
  if (!(await seen.claim(known.client.iss, jti, exp + clockTolerance))) throw new Error("was used before");
  return known.client;
}

/** Makes the check for the clients an operator has listed. */
export function createTokenVerifier(
  clients: readonly KnownClient[],
  seen: SeenTokens,
  onRefused: (reason: string) => void,
): TokenVerifier {
  return {
    verify: async (authorization, audience) => {
      const token = bearer.exec(authorization ?? "")?.[1];
      if (token === undefined) {
        onRefused("no signed token came with the call");
        return undefined;
      }
      try {
        return await clientOf(token, audience, clients, seen);
      } catch (error) {
        onRefused(error instanceof Error ? error.message : "the token could not be read");
        return undefined;
      }
    },
  };
}

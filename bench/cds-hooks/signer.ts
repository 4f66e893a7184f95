/** A hospital system that signs its calls, for the benchmark. */
import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";

/** Its name, its public keys, and a token for one call of an address. */
export interface Signer {
  readonly issuer: string;
  readonly jwks: JSONWebKeySet;
  readonly sign: (address: string) => Promise<string>;
}

export async function createSigner(): Promise<Signer> {
  const keys = await generateKeyPair("ES384", { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES384", use: "sig" }] };
  const issuer = "https://ehr.example";
  const sign = (address: string): Promise<string> => {
    const iat = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: issuer, aud: address, iat, exp: iat + 1800, jti: randomUUID() })
      .setProtectedHeader({ alg: "ES384", kid: "k1", typ: "JWT" })
      .sign(keys.privateKey);
  };
  return { issuer, jwks, sign };
}

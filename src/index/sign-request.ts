/** Signs one request to an S3-compatible store: AWS Signature Version 4, as its documentation describes it. */
import { createHash, createHmac } from "node:crypto";

export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly region: string;
}

export interface UnsignedRequest {
  readonly method: string;
  readonly url: URL;
  /** Further headers to send; their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** The headers to send, the signature among them. `at` is the time of sending. */
export function signedHeaders(request: UnsignedRequest, signer: Signer, at: Date): Readonly<Record<string, string>> {
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = stamp.slice(0, 8);
  const headers: Readonly<Record<string, string>> = {
    ...request.headers,
    host: request.url.host,
    "x-amz-content-sha256": sha256(request.body),
    "x-amz-date": stamp,
    ...(signer.sessionToken === undefined ? {} : { "x-amz-security-token": signer.sessionToken }),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    request.method,
    request.url.pathname,
    request.url.search.slice(1),
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    "",
    names.join(";"),
    sha256(request.body),
  ].join("\n");
  const scope = `${day}/${signer.region}/s3/aws4_request`;
  const key = ["s3", "aws4_request"].reduce(
    (secret, part) => hmac(secret, part),
    hmac(hmac(`AWS4${signer.secretAccessKey}`, day), signer.region),
  );
  const signature = hmac(key, ["AWS4-HMAC-SHA256", stamp, scope, sha256(canonical)].join("\n")).toString("hex");
  const credential = `${signer.accessKeyId}/${scope}`;
  const { host: _host, ...sent } = headers;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}

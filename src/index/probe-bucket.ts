/**
 * Asks an S3-compatible store once whether it refuses to overwrite (`If-None-Match: *`). Commits of the index rely on it: a store
 * that overwrites silently loses what one of two writers wrote.
 */
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { signedHeaders, type Signer } from "./sign-request.ts";

/** Settings by the lower-case names that LanceDB takes. */
export type StorageSettings = Readonly<Record<string, string>>;

const endpointOf = (storage: StorageSettings): string | undefined =>
  storage["aws_endpoint"] ?? storage["aws_endpoint_url"] ?? storage["endpoint"];

function signerOf(storage: StorageSettings): Signer | undefined {
  const [accessKeyId, secretAccessKey] = [storage["aws_access_key_id"], storage["aws_secret_access_key"]];
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: storage["aws_session_token"],
    region: storage["aws_region"] ?? storage["aws_default_region"] ?? "us-east-1",
  };
}

const unsafe: Problem = {
  code: "evidence-bucket-unsafe",
  message: "This object store overwrites where it must refuse (a PUT with If-None-Match: * succeeded twice)",
  fix: "use a store that honours conditional writes, such as S3, R2 or a current MinIO, or keep the index in a folder",
};
const noKeys: Problem = {
  code: "evidence-bucket-unchecked",
  message: "Whether this object store honours conditional writes cannot be checked without keys",
  fix: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY beside AWS_ENDPOINT",
};
const unreachable = (status: number | undefined): Problem => ({
  code: "evidence-bucket-unreachable",
  message:
    status === undefined ? "The object store does not answer" : `The object store answered with status ${status}`,
  fix: "check AWS_ENDPOINT, the bucket's name, the keys and their rights to write and delete",
});

/** True when both names of a conditional refusal are covered: 412 as S3 answers, 409 when two arrive together. */
const isRefusal = (status: number): boolean => status === 412 || status === 409;

/**
 * Writes a small object twice under one name; the second must be refused. Amazon's own S3 is known to refuse and is not asked.
 * `name` must be a new one each time.
 */
export async function probeBucket(uri: string, storage: StorageSettings, name: string): Promise<Result<void>> {
  const endpoint = endpointOf(storage);
  if (endpoint === undefined) return ok(undefined);
  const signer = signerOf(storage);
  if (signer === undefined) return err(noKeys);
  const { host: bucket, pathname } = new URL(uri);
  const url = new URL(`${endpoint.replace(/\/$/, "")}/${bucket}${pathname.replace(/\/$/, "")}/${name}`);
  const send = async (method: string, headers: Readonly<Record<string, string>>): Promise<number> => {
    const request = { method, url, headers, body: method === "PUT" ? "ranvier" : "" };
    const response = await fetch(url, {
      method,
      headers: signedHeaders(request, signer, new Date()),
      ...(method === "PUT" ? { body: request.body } : {}),
      signal: AbortSignal.timeout(15_000),
    });
    await response.arrayBuffer();
    return response.status;
  };
  try {
    const first = await send("PUT", { "if-none-match": "*" });
    if (first >= 300) return err(unreachable(first));
    const second = await send("PUT", { "if-none-match": "*" });
    await send("DELETE", {});
    if (second < 300) return err(unsafe);
    return isRefusal(second) ? ok(undefined) : err(unreachable(second));
  } catch {
    return err(unreachable(undefined));
  }
}

/** Reads from the hospital's FHIR server what did not come along: with its token, from servers on the list, and no others. */
import { areOf, prefetchKeys, type Prefetched, queryFor, readPage, typeOf } from "./prefetch.ts";

export interface FhirAccess {
  /** Base address, as the client sent it. */
  readonly server: string;
  readonly token: string | undefined;
  /** Base addresses that may be read for this client. */
  readonly allowed: readonly string[];
}

const timeoutMs = 4000;
const mostPages = 20;
const mostBytes = 20_000_000;
/** Most resources that are read one by one for a call. */
const mostNamed = 50;

const withSlash = (address: string): string => (address.endsWith("/") ? address : `${address}/`);

/** Why something could not be read, in words for whoever set the client up; nothing of what was read. */
class NotRead extends Error {}

const reasonOf = (error: unknown): string =>
  error instanceof NotRead
    ? error.message
    : error instanceof SyntaxError
      ? "the FHIR server sent no JSON"
      : error instanceof Error && error.name === "TimeoutError"
        ? `the FHIR server took longer than ${timeoutMs / 1000} seconds`
        : "the FHIR server could not be reached";

async function readJson(address: string, token: string | undefined): Promise<unknown> {
  const response = await fetch(address, {
    headers: { accept: "application/fhir+json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new NotRead(`the FHIR server answered ${response.status}`);
  const length = Number(response.headers.get("content-length") ?? 0);
  if (length > mostBytes) throw new NotRead("the FHIR server sent more than 20 MB");
  const text = await response.text();
  if (text.length > mostBytes) throw new NotRead("the FHIR server sent more than 20 MB");
  return JSON.parse(text);
}

/** Every page of one query. A page elsewhere than on the same server is not followed: it would get the token. */
async function readAll(first: string, base: string, token: string | undefined): Promise<readonly unknown[]> {
  const resources: unknown[] = [];
  let address: string | undefined = first;
  for (let page = 0; address !== undefined; page++) {
    const url: string = new URL(address, base).href;
    if (page >= mostPages) throw new NotRead(`the FHIR server has more than ${mostPages} pages`);
    if (!url.startsWith(base)) throw new NotRead("the next page is not on the FHIR server");
    const read = readPage(await readJson(url, token));
    if (read.failed) throw new NotRead("the FHIR server sent a failure");
    resources.push(...read.resources);
    address = read.next;
  }
  return resources;
}

async function fetchOne(
  one: Prefetched,
  base: string,
  patientId: string,
  token: string | undefined,
): Promise<Prefetched> {
  if (one.state === "had") return one;
  const start = one.state === "partial" && one.next !== undefined ? one.next : queryFor(one.key, patientId);
  try {
    const rest = await readAll(start, base, token);
    const resources = one.state === "partial" ? [...one.resources, ...rest] : rest;
    if (!areOf(one.key, resources)) throw new NotRead(`the FHIR server sent no ${typeOf(one.key)}`);
    return { key: one.key, state: "had", resources };
  } catch (error) {
    return { ...one, state: "failed", why: reasonOf(error) };
  }
}

/** Base address of the server, where the operator lets it be asked. */
const baseOf = ({ server, allowed }: FhirAccess): string | undefined => {
  const base = withSlash(server);
  return allowed.some((one) => withSlash(one) === base) ? base : undefined;
};

/** Resources read one by one, such as a medicine that an order names; those that cannot be had are left out. */
export async function fetchNamed(references: readonly string[], access: FhirAccess): Promise<readonly unknown[]> {
  const base = baseOf(access);
  if (base === undefined) return [];
  const read = (reference: string): Promise<readonly unknown[]> =>
    readAll(reference, base, access.token).catch(() => []);
  return (await Promise.all([...new Set(references)].slice(0, mostNamed).map(read))).flat();
}

/** What came, completed from the server where the server is on the list; nothing is kept, and the token is told nobody. */
export async function fetchMissing(
  came: readonly Prefetched[],
  patientId: string,
  access: FhirAccess,
): Promise<readonly Prefetched[]> {
  const base = baseOf(access);
  if (base === undefined)
    return came.map((one) =>
      one.state === "had" ? one : { ...one, why: `${one.why ?? "not sent"}, and the FHIR server is not on the list` },
    );
  const byKey = new Map(came.map((one) => [one.key, one]));
  return Promise.all(
    prefetchKeys.map((key) =>
      fetchOne(byKey.get(key) ?? { key, state: "absent", resources: [] }, base, patientId, access.token),
    ),
  );
}

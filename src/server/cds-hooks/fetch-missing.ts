/** Reads from the hospital's FHIR server what did not come along: with its token, from servers on the list, and no others. */
import { prefetchKeys, type Prefetched, queryFor, readPage } from "./prefetch.ts";

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

const withSlash = (address: string): string => (address.endsWith("/") ? address : `${address}/`);

async function readJson(address: string, token: string | undefined): Promise<unknown> {
  const response = await fetch(address, {
    headers: { accept: "application/fhir+json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const length = Number(response.headers.get("content-length") ?? 0);
  if (length > mostBytes) throw new Error("too large");
  const text = await response.text();
  if (text.length > mostBytes) throw new Error("too large");
  return JSON.parse(text);
}

/** Every page of one query. A page elsewhere than on the same server is not followed: it would get the token. */
async function readAll(
  first: string,
  base: string,
  token: string | undefined,
): Promise<readonly unknown[] | undefined> {
  const resources: unknown[] = [];
  let address: string | undefined = first;
  for (let page = 0; address !== undefined; page++) {
    const url: string = new URL(address, base).href;
    if (page >= mostPages || !url.startsWith(base)) return undefined;
    const read = readPage(await readJson(url, token));
    if (read.failed) return undefined;
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
    if (rest === undefined) return { ...one, state: "failed" };
    return { key: one.key, state: "had", resources: one.state === "partial" ? [...one.resources, ...rest] : rest };
  } catch {
    return { ...one, state: "failed" };
  }
}

/** What came, completed from the server where the server is on the list; nothing is kept, and the token is told nobody. */
export async function fetchMissing(
  came: readonly Prefetched[],
  patientId: string,
  access: FhirAccess | undefined,
): Promise<readonly Prefetched[]> {
  if (access === undefined) return came;
  const base = withSlash(access.server);
  if (!access.allowed.some((allowed) => withSlash(allowed) === base)) return came;
  const byKey = new Map(came.map((one) => [one.key, one]));
  return Promise.all(
    prefetchKeys.map((key) =>
      fetchOne(byKey.get(key) ?? { key, state: "absent", resources: [] }, base, patientId, access.token),
    ),
  );
}

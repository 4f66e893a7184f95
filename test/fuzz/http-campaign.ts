/** A campaign of requests over every call of the OpenAPI document: none may end in a server error or a crash. */
import { type Role, roles } from "../../src/app/actor.ts";
import { createChance } from "../../src/examples/chance.ts";
import { exampleRecords } from "../../src/examples/example-records.ts";
import type { Accounts, Browser } from "../support/accounts.ts";
import { makeRequest, type MadeRequest, operationsOf } from "./make-request.ts";

/** A request that went wrong, with the seed that makes it again. */
export interface HttpFailure {
  readonly seed: number;
  readonly who: string;
  readonly what: string;
}

export interface HttpOutcome {
  readonly requests: number;
  /** Replies by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Calls of the document, and how many of them once answered without an error. */
  readonly operations: number;
  readonly succeeded: ReadonlySet<string>;
  readonly failures: readonly HttpFailure[];
}

interface Caller {
  readonly who: string;
  readonly roles: readonly Role[];
  browser: Browser;
}

const idNames = new Set(["id", "token", "slug", "item", "entry", "version", "claim", "calculator", "person"]);
const mostSeen = 400;

/** Ids and other words of a reply that may lead somewhere when sent back. */
function wordsOf(value: unknown, found: string[] = []): readonly string[] {
  if (found.length > 20 || typeof value !== "object" || value === null) return found;
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === "string" && idNames.has(name) && part.length < 120) found.push(part);
    else wordsOf(part, found);
  }
  return found;
}

/** Sends what was made; a reply that is wrong in itself is said in words. */
async function send(browser: Browser, request: MadeRequest) {
  const headers: Readonly<Record<string, string>> =
    request.contentType === undefined ? {} : { "content-type": request.contentType };
  const reply = await browser.callRaw(request.method, request.path, request.body, headers);
  const type = reply.headers.get("content-type") ?? "";
  const wrong: string[] = [];
  if (reply.status >= 500) wrong.push(`status ${reply.status}`);
  if (reply.status >= 400 && !/problem\+json|fhir\+json|application\/json/.test(type))
    wrong.push(`status ${reply.status} without a problem: ${type}`);
  return { reply, wrong };
}

/** Sends `n` requests, from number `from` on. Everybody who signs out, or is signed out, signs in again. */
export async function runHttpCampaign(
  accounts: Accounts,
  { n, seed, from = 0 }: { readonly n: number; readonly seed: number; readonly from?: number },
  progress: (done: number) => void = () => undefined,
): Promise<HttpOutcome> {
  const operations = operationsOf(await accounts.openapi());
  const document = (await accounts.openapi()) as unknown as { readonly components?: { readonly schemas?: object } };
  const components = { ...document.components?.schemas };
  const texts = exampleRecords("2026-11-21")
    .slice(0, 3)
    .map(({ bundle }) => JSON.stringify(bundle));
  await accounts.administrator();
  const callers: readonly Caller[] = [
    { who: "everything", roles, browser: await accounts.joinAtTerminal("everything", roles) },
    { who: "reader", roles: ["reader"], browser: await accounts.joinAtTerminal("reader", ["reader"]) },
    { who: "visitor", roles: [], browser: accounts.browser() },
  ];
  const seen: string[] = [];
  const statuses: Record<string, number> = {};
  const succeeded = new Set<string>();
  const failures: HttpFailure[] = [];
  for (let at = from; at < from + n; at++) {
    const own = seed * 1_000_003 + at;
    const chance = createChance(own);
    const caller = callers[chance.between(0, 10) < 7 ? 0 : Math.floor(chance.between(0, callers.length))];
    if (caller === undefined) continue;
    const request = makeRequest(operations, chance, { components, seen, wrongEvery: 25 }, texts);
    const before = accounts.failures.length;
    const { reply, wrong } = await send(caller.browser, request);
    statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
    const name = `${request.operation.method} ${request.operation.path}`;
    if (reply.status < 400) {
      succeeded.add(name);
      seen.push(...wordsOf(reply.json));
      if (seen.length > mostSeen) seen.splice(0, seen.length - mostSeen);
    }
    for (const failure of accounts.failures.slice(before))
      wrong.push(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
    for (const what of wrong) failures.push({ seed: own, who: caller.who, what: `${name}: ${what}` });
    // Signed out, or disabled by a request of its own: somebody new takes the place.
    if (reply.status === 401 && caller.roles.length > 0)
      caller.browser = await accounts.joinAtTerminal(`${caller.who}-${at}`, caller.roles);
    if ((at - from) % 1000 === 999) progress(at - from + 1);
  }
  return { requests: n, statuses, operations: operations.length, succeeded, failures };
}

/** Lets in only requests that are meant for this server: its own name, its own pages, its own proxy. */
import type { Context, MiddlewareHandler } from "hono";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { addressMatcher, type Client, clientAddress, peerOf } from "./client.ts";
import { problemResponse } from "./problem.ts";

/** Who can reach the server: this machine alone, or a network through a proxy that ends TLS. */
export type Reach =
  | { readonly from: "this-machine"; readonly host: string }
  | { readonly from: "network"; readonly publicUrl: string; readonly trustedProxies: readonly string[] };

export const thisMachine: Reach = { from: "this-machine", host: "localhost" };

/** What the guard looks at. */
export interface Arrival {
  readonly path: string;
  readonly method: string;
  /** Host and port as the client named them. */
  readonly host: string;
  readonly peer: string | undefined;
  readonly header: (name: string) => string | undefined;
}

const forwardedNames = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];
const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];
const safeMethods = ["GET", "HEAD", "OPTIONS"];
/** Asked by the machinery around a server, which knows it by address. They tell nothing about anybody. */
export const probes: readonly string[] = ["/healthz", "/readyz", "/metrics"];

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, "");

const foreignHost: Problem = {
  code: "foreign-host",
  message: "This server is not known by that name",
  fix: "use the address it printed at start, or set RANVIER_PUBLIC_URL",
};
const foreignOrigin: Problem = {
  code: "foreign-origin",
  message: "This request comes from a page of another site",
  fix: "use the product's own pages, or a client that is no browser",
};
const unexpectedProxy: Problem = {
  code: "unexpected-proxy",
  message: "This request came through a proxy that is not configured",
  fix: "set RANVIER_TRUSTED_PROXY and RANVIER_PUBLIC_URL, or ask the server directly",
};

/** Called from pages of hospital systems, each call with a signed token of its own: no cookie of ours counts there. */
const openToPages = /^\/cds-services(\/|$)/;

/** A browser says where a request that changes something comes from; only our own pages may send one. */
function isForeign({ path, method, header }: Arrival, ownOrigin: string): boolean {
  if (safeMethods.includes(method) || openToPages.test(path)) return false;
  const origin = header("origin");
  if (origin !== undefined) return origin.toLowerCase() !== ownOrigin;
  const site = header("sec-fetch-site");
  return site !== undefined && site !== "same-origin" && site !== "none";
}

function judgeLocal(arrival: Arrival, host: string): Result<Client> {
  const name = nameOf(arrival.host);
  if (!loopbackNames.includes(name) && name !== host.toLowerCase()) return err(foreignHost);
  if (forwardedNames.some((header) => arrival.header(header) !== undefined)) return err(unexpectedProxy);
  if (isForeign(arrival, `http://${arrival.host.toLowerCase()}`)) return err(foreignOrigin);
  return ok({ address: arrival.peer ?? "in-process" });
}

function judgeThroughProxy(arrival: Arrival, publicUrl: URL, isProxy: (address: string) => boolean): Result<Client> {
  if (probes.includes(arrival.path)) return ok({ address: arrival.peer ?? "in-process" });
  const { peer, header } = arrival;
  if (peer === undefined || !isProxy(peer))
    return err({
      code: "not-through-proxy",
      message: "This server is reached through its proxy only",
      fix: `open ${publicUrl.origin}`,
    });
  if (header("x-forwarded-proto") !== "https")
    return err({
      code: "not-encrypted",
      message: "This request did not come over TLS",
      fix: "let the proxy end TLS and send X-Forwarded-Proto: https",
    });
  const host = (header("x-forwarded-host") ?? arrival.host).toLowerCase();
  if (host !== publicUrl.host && host !== `${publicUrl.hostname}:443`) return err(foreignHost);
  if (isForeign(arrival, publicUrl.origin)) return err(foreignOrigin);
  return ok({ address: clientAddress(header("x-forwarded-for") ?? "", peer, isProxy) });
}

/** Judges requests for this reach. */
export function createJudge(reach: Reach): (arrival: Arrival) => Result<Client> {
  if (reach.from === "this-machine") return (arrival) => judgeLocal(arrival, reach.host);
  const publicUrl = new URL(reach.publicUrl);
  const isProxy = addressMatcher(reach.trustedProxies);
  return (arrival) => judgeThroughProxy(arrival, publicUrl, isProxy);
}

const arrivalOf = (c: Context): Arrival => ({
  path: c.req.path,
  method: c.req.method,
  host: c.req.header("host") ?? new URL(c.req.url).host,
  peer: peerOf(c),
  header: (name) => c.req.header(name),
});

/** Refuses foreign hosts, foreign pages and unknown proxies before anything else sees the request. */
export function originGuard(reach: Reach): MiddlewareHandler {
  const judge = createJudge(reach);
  return async (c, next) => {
    const client = judge(arrivalOf(c));
    if (!client.ok) return problemResponse(c, [client.error]);
    c.set("client", client.value);
    return next();
  };
}

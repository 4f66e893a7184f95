import { expect, test } from "vitest";
import { type Arrival, createJudge, thisMachine } from "./origin-guard.ts";

const arrival = (headers: Readonly<Record<string, string>>, over: Partial<Arrival> = {}): Arrival => ({
  path: "/api/ask",
  method: "POST",
  host: "localhost:4000",
  peer: "127.0.0.1",
  header: (name) => headers[name],
  ...over,
});
const codeOf = (judged: ReturnType<ReturnType<typeof createJudge>>): string =>
  judged.ok ? judged.value.address : judged.error.code;

const local = createJudge(thisMachine);
test.each([
  ["no browser", {}, {}, "127.0.0.1"],
  ["its own page", { origin: "http://localhost:4000", "sec-fetch-site": "same-origin" }, {}, "127.0.0.1"],
  ["by number", { origin: "http://127.0.0.1:4000" }, { host: "127.0.0.1:4000" }, "127.0.0.1"],
  ["IPv6", { origin: "http://[::1]:4000" }, { host: "[::1]:4000" }, "127.0.0.1"],
  ["a name that was pointed at this machine", {}, { host: "evil.example:4000" }, "foreign-host"],
  ["the same, only reading", {}, { host: "evil.example", method: "GET" }, "foreign-host"],
  ["another site's page", { origin: "https://evil.example" }, {}, "foreign-origin"],
  ["another port of this machine", { origin: "http://localhost:3000" }, {}, "foreign-origin"],
  ["a page without origin", { origin: "null" }, {}, "foreign-origin"],
  ["a form of another site", { "sec-fetch-site": "cross-site" }, {}, "foreign-origin"],
  ["a link from another site", { "sec-fetch-site": "cross-site" }, { method: "GET" }, "127.0.0.1"],
  ["a proxy nobody spoke of", { "x-forwarded-for": "192.0.2.7" }, {}, "unexpected-proxy"],
  ["the same in the standard header", { forwarded: "for=192.0.2.7" }, { method: "GET" }, "unexpected-proxy"],
])("on this machine: %s", (_name, headers, over, expected) => {
  expect(codeOf(local(arrival(headers, over)))).toBe(expected);
});

const proxied = createJudge({
  from: "network",
  publicUrl: "https://ranvier.clinic.example/",
  trustedProxies: ["10.1.0.0/16", "fd00::5"],
});
const through = { "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.7" };
const viaProxy = { host: "ranvier.clinic.example", peer: "10.1.2.3" };
test.each([
  ["the proxy's own request", through, viaProxy, "192.0.2.7"],
  ["an IPv6 proxy", through, { ...viaProxy, peer: "fd00::5" }, "192.0.2.7"],
  [
    "a client that invents hops: the last untrusted one counts",
    { ...through, "x-forwarded-for": "127.0.0.1, 198.51.100.9, 10.1.9.9" },
    viaProxy,
    "198.51.100.9",
  ],
  ["garbage for an address", { ...through, "x-forwarded-for": "<script>, unknown" }, viaProxy, "10.1.2.3"],
  ["its own page", { ...through, origin: "https://ranvier.clinic.example" }, viaProxy, "192.0.2.7"],
  [
    "a proxy that rewrites Host",
    { ...through, "x-forwarded-host": "ranvier.clinic.example" },
    { peer: "10.1.2.3" },
    "192.0.2.7",
  ],
  ["somebody beside the proxy", through, { ...viaProxy, peer: "10.2.0.1" }, "not-through-proxy"],
  ["this machine beside the proxy", through, { ...viaProxy, peer: "127.0.0.1" }, "not-through-proxy"],
  ["no connection at all", through, { ...viaProxy, peer: undefined }, "not-through-proxy"],
  ["without TLS", { ...through, "x-forwarded-proto": "http" }, viaProxy, "not-encrypted"],
  ["a proxy that does not say", {}, viaProxy, "not-encrypted"],
  ["another name", through, { ...viaProxy, host: "evil.example" }, "foreign-host"],
  ["another site's page", { ...through, origin: "https://evil.example" }, viaProxy, "foreign-origin"],
  ["the page without TLS", { ...through, origin: "http://ranvier.clinic.example" }, viaProxy, "foreign-origin"],
  ["a probe from the machinery", {}, { path: "/healthz", host: "10.1.2.9", peer: "10.9.9.9" }, "10.9.9.9"],
])("through a proxy: %s", (_name, headers, over, expected) => {
  expect(codeOf(proxied(arrival(headers, over)))).toBe(expected);
});

/** The OpenAPI document says the truth: whatever is refused is refused in a form that it names for that call. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ProblemDetails } from "../src/contract/problem-details.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";

const Responses = z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() }));
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: Responses }))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
type Document = z.infer<typeof Document>;

let app: PatientsApp;
let document: Document;
beforeAll(async () => {
  app = await openPatientsApp("2026-11-21");
  document = Document.parse(await (await app.get("/openapi.json")).json());
});
afterAll(async () => {
  expect(app.failures).toEqual([]);
  await app.close();
});

interface Call {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly address: string;
  readonly init: RequestInit;
}

const json = { host: "localhost:4000", "content-type": "application/json" };
const ids = ["none", "00000000-0000-7000-8000-000000000000", "%00", "a%2Fb", "x".repeat(300)];
const badQuery = "?audience=zz&as=zz&subject=%20&from=1&to=x&after=-1&limit=abc";
const bodies: readonly (readonly [string, RequestInit])[] = [
  ["an empty object", { headers: json, body: "{}" }],
  ["a list", { headers: json, body: "[]" }],
  ["an unknown member", { headers: json, body: '{"a":1}' }],
  ["broken JSON", { headers: json, body: "{broken" }],
  ["text", { headers: { ...json, "content-type": "text/plain" }, body: "x" }],
  ["another site's page", { headers: { ...json, origin: "https://other.example" }, body: "{}" }],
  ["no body", { headers: json }],
];

/** Calls that something is wrong with, for each operation. */
function badCalls(): readonly Call[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).flatMap((method) => {
      const addresses = path.includes("{") ? ids.map((id) => path.replace(/\{[^}]+\}/g, id)) : [path];
      const inits: readonly (readonly [string, RequestInit])[] =
        method === "get" || method === "delete" ? [["no body", { headers: json }]] : bodies;
      return [...addresses, `${addresses[0]}${badQuery}`].flatMap((address) =>
        inits.map(([what, init]) => ({ what, method, path, address, init: { ...init, method: method.toUpperCase() } })),
      );
    }),
  );
}

/** What is wrong with the answer to a call, by the document. */
async function untrue({ method, path, address, what, init }: Call): Promise<readonly string[]> {
  const response = await app.request(address, init);
  const place = `${init.method} ${address.slice(0, 80)} with ${what}: ${response.status}`;
  const responses = document.paths[path]?.[method]?.responses ?? {};
  const said = responses[response.status] ?? (response.status >= 400 ? responses["default"] : undefined);
  if (said === undefined) return [`${place} is not in the document`];
  const text = await response.text();
  if (text === "") return said.content === undefined ? [] : [`${place} has no body`];
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  if (said.content?.[type] === undefined) return [`${place} is ${type}, which the document does not say`];
  if (response.ok) return [];
  if (type === "application/fhir+json") return text.includes('"OperationOutcome"') ? [] : [`${place} is no outcome`];
  if (type !== "application/problem+json") return [];
  return ProblemDetails.safeParse(JSON.parse(text)).success ? [] : [`${place} is no Problem Details`];
}

describe("the OpenAPI document", () => {
  test("names a form for every refusal, which exists", () => {
    expect(document.components.schemas).toHaveProperty("ProblemDetails");
    for (const operations of Object.values(document.paths))
      for (const { responses } of Object.values(operations)) expect(responses).toHaveProperty("default");
  });

  test("says the truth of calls that something is wrong with", async () => {
    const calls = badCalls();
    expect(calls.length).toBeGreaterThan(200);
    const found: string[] = [];
    for (const call of calls) found.push(...(await untrue(call)));
    expect(found).toEqual([]);
  });
});

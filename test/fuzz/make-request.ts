/** Requests by an OpenAPI document: mostly fitting, some with wrong values, some broken before they are read. */
import type { Chance } from "../../src/examples/chance.ts";
import { hostile } from "./hostile.ts";
import { type Ground, makeText, makeValue, pickFrom } from "./make-value.ts";

type Json = Readonly<Record<string, unknown>>;

/** One call of the document. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Json[];
  /** Schema per content type. */
  readonly bodies: readonly (readonly [type: string, schema: unknown])[];
}

export interface MadeRequest {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string | undefined;
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every call of an OpenAPI document. */
export function operationsOf(document: unknown): readonly Operation[] {
  const paths = isJson(document) && isJson(document["paths"]) ? document["paths"] : {};
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(isJson(methods) ? methods : {}).flatMap(([method, call]) => {
      if (!isJson(call)) return [];
      const content = isJson(call["requestBody"]) ? call["requestBody"]["content"] : undefined;
      const bodies = Object.entries(isJson(content) ? content : {}).map(
        ([type, media]) => [type, isJson(media) ? media["schema"] : undefined] as const,
      );
      const parameters = Array.isArray(call["parameters"]) ? call["parameters"].filter(isJson) : [];
      return [{ method: method.toUpperCase(), path, parameters, bodies }];
    }),
  );
}

const inAddress = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return encodeURIComponent(text.toWellFormed().slice(0, 2000));
};

function addressOf({ path, parameters }: Operation, chance: Chance, ground: Ground): string {
  const value = (parameter: Json): string =>
    inAddress(chance.between(0, 8) < 1 ? pickFrom(chance, hostile) : makeValue(parameter["schema"], chance, ground));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const parameter = parameters.find((p) => p["name"] === name);
    return (parameter === undefined ? inAddress(makeText(chance, ground)) : value(parameter)) || "none";
  });
  const query = parameters
    .filter((p) => p["in"] === "query" && chance.between(0, 2) < 1)
    .map((p) => `${inAddress(p["name"])}=${value(p)}`);
  return query.length === 0 ? filled : `${filled}?${query.join("&")}`;
}

/** Cuts or overwrites a text, as a broken transfer does. */
function broken(text: string, chance: Chance): string {
  const at = Math.floor(chance.between(0, text.length));
  return chance.oneOf([
    text.slice(0, at),
    `${text.slice(0, at)}${chance.oneOf(["}", "]", '"', "\u0000", "\\", ","])}${text.slice(at + 1)}`,
    "",
    "null",
    "[".repeat(5000),
    `{"question":"${"a".repeat(3_000_000)}"}`,
  ]);
}

/** One request. FHIR and other bodies without a schema are drawn from `texts`. */
export function makeRequest(
  operations: readonly Operation[],
  chance: Chance,
  ground: Ground,
  texts: readonly string[],
): MadeRequest {
  const operation = pickFrom(chance, operations);
  if (operation === undefined) throw new Error("the document has no calls");
  const path = addressOf(operation, chance, ground);
  const method = chance.between(0, 60) < 1 ? chance.oneOf(["PUT", "PATCH", "DELETE", "OPTIONS"]) : operation.method;
  if (method === "GET") return { operation, method, path, contentType: undefined, body: undefined };
  const [type, schema] = pickFrom(chance, operation.bodies) ?? ["application/json", undefined];
  const whole = schema === undefined ? pickFrom(chance, texts) : JSON.stringify(makeValue(schema, chance, ground));
  const text = chance.between(0, 15) < 1 ? broken(whole ?? "{}", chance) : whole;
  const contentType =
    chance.between(0, 40) < 1
      ? chance.oneOf(["text/plain", "text/csv", "multipart/form-data", "", "application/xml"])
      : type;
  return { operation, method, path, contentType, body: text };
}

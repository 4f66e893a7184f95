/** Values by a JSON schema, now and then wrong ones: what clients in a hurry, and attackers, send. */
import type { Chance } from "../../src/examples/chance.ts";
import { hostile } from "./hostile.ts";

type Json = Readonly<Record<string, unknown>>;

/** What values are drawn from beside the schema: its named parts, and ids and words that lead somewhere. */
export interface Ground {
  readonly components: Json;
  /** Words seen in replies: ids, tokens, slugs. */
  readonly seen: readonly string[];
  /** One value in so many is a wrong one. */
  readonly wrongEvery: number;
}

const words: readonly [string, ...string[]] = [
  "Is IVIG useful?",
  "Does rituximab work in anti-MAG neuropathy?",
  "IgM 52 g/L, what now? <script>alert(1)</script>",
  "anti-mag",
  "none",
  "igm",
  "5 g/L",
  "2026-11-01",
  "2026-11-01T10:00:00Z",
  "00000000-0000-7000-8000-000000000000",
  "A".repeat(22),
  "seven quiet herons at dusk",
  "clinician",
];

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const whole = (chance: Chance, upTo: number): number => Math.floor(chance.between(0, upTo));
export const pickFrom = <T>(chance: Chance, list: readonly T[]): T | undefined => list[whole(chance, list.length)];

function resolved(schema: unknown, { components }: Ground): Json {
  if (!isJson(schema)) return {};
  const name = typeof schema["$ref"] === "string" ? schema["$ref"].split("/").at(-1) : undefined;
  const target = name === undefined ? undefined : components[name];
  return isJson(target) ? target : schema;
}

/** A text, often one that leads somewhere. */
export function makeText(chance: Chance, { seen }: Ground): string {
  return (chance.between(0, 3) < 1 ? pickFrom(chance, seen) : undefined) ?? chance.oneOf(words);
}

function makeObject(schema: Json, chance: Chance, ground: Ground, depth: number): Json {
  const required = new Set(listOf(schema["required"]));
  const properties = isJson(schema["properties"]) ? schema["properties"] : {};
  const made: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(properties))
    if (required.has(name) ? chance.between(0, 20) > 1 : chance.between(0, 2) < 1)
      made[name] = makeValue(part, chance, ground, depth + 1);
  if (isJson(schema["additionalProperties"]) && chance.between(0, 2) < 1)
    made[makeText(chance, ground)] = makeValue(schema["additionalProperties"], chance, ground, depth + 1);
  if (chance.between(0, 25) < 1) made[chance.oneOf(["extra", "__proto__", "constructor", ""])] = 1;
  return made;
}

const numbers: readonly [number, ...number[]] = [0, 1, 2, 10, 365, -1, 0.5, 1e9, 2 ** 53, Number.MAX_VALUE];

/** A value that mostly fits the schema. */
export function makeValue(schema: unknown, chance: Chance, ground: Ground, depth = 0): unknown {
  if (depth > 12 || chance.between(0, ground.wrongEvery) < 1) return pickFrom(chance, hostile);
  const part = resolved(schema, ground);
  if ("const" in part) return part["const"];
  if (Array.isArray(part["enum"])) return pickFrom(chance, part["enum"]);
  const either = listOf(part["oneOf"] ?? part["anyOf"]);
  if (either.length > 0) return makeValue(pickFrom(chance, either), chance, ground, depth + 1);
  const all = listOf(part["allOf"]);
  if (all.length > 0) {
    const made = all.map((one) => makeValue(one, chance, ground, depth + 1));
    return Object.assign({}, ...made.filter(isJson)) as unknown;
  }
  switch (Array.isArray(part["type"]) ? pickFrom(chance, part["type"]) : part["type"]) {
    case "object":
      return makeObject(part, chance, ground, depth);
    case "array":
      return Array.from({ length: whole(chance, 4) }, () => makeValue(part["items"], chance, ground, depth + 1));
    case "number":
    case "integer":
      return chance.oneOf(numbers);
    case "boolean":
      return chance.oneOf([true, false]);
    case "null":
      return null;
    default:
      return makeText(chance, ground);
  }
}

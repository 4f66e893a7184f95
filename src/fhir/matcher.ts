/**
 * A quick look whether a value is as a schema has it, without the copy that parsing makes.
 *
 * Made from the schema itself, so that the two cannot differ. Yes means that parsing would succeed; for a part of a schema that
 * is not known here the answer is no, and the value goes through the schema, which also words what is wrong.
 */
import { z } from "zod";

export type Matcher = (value: unknown) => boolean;

const never: Matcher = () => false;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The greatest length that the checks of a schema allow; nothing when there is a check of another kind. */
function longestOf(schema: z.ZodString | z.ZodArray): number | undefined {
  let longest = Infinity;
  for (const { _zod } of schema.def.checks ?? []) {
    if (_zod.def.check !== "max_length" || !("maximum" in _zod.def)) return undefined;
    longest = Math.min(longest, Number(_zod.def.maximum));
  }
  return longest;
}

function stringMatcher(schema: z.ZodString): Matcher {
  const longest = longestOf(schema);
  return longest === undefined ? never : (value) => typeof value === "string" && value.length <= longest;
}

function arrayMatcher(schema: z.ZodArray): Matcher {
  const longest = longestOf(schema);
  const isItem = matcherOf(schema.element);
  if (longest === undefined) return never;
  return (value) => {
    if (!Array.isArray(value) || value.length > longest) return false;
    for (const item of value) if (!isItem(item)) return false;
    return true;
  };
}

/** Few members are looked up one by one; of many, those that the value has. */
const fewMembers = 4;

function objectMatcher(schema: z.ZodObject): Matcher {
  const { shape, catchall, checks } = schema.def;
  const members = Object.entries(shape).map(([name, part]) => ({ name, matches: matcherOf(part) }));
  const required = Object.entries(shape).flatMap(([name, part]) => (part instanceof z.ZodOptional ? [] : [name]));
  if (catchall !== undefined || (checks ?? []).length > 0) return never;
  if (members.length <= fewMembers)
    return (value) => {
      if (!isRecord(value)) return false;
      for (const { name, matches } of members) if (!matches(value[name])) return false;
      return true;
    };
  const byName = new Map(members.map(({ name, matches }) => [name, matches]));
  return (value) => {
    if (!isRecord(value)) return false;
    for (const name in value) {
      const matches = byName.get(name);
      if (matches !== undefined && !matches(value[name])) return false;
    }
    return required.every((name) => value[name] !== undefined);
  };
}

function optionalMatcher(schema: z.ZodOptional): Matcher {
  const matches = matcherOf(schema.def.innerType);
  return (value) => value === undefined || matches(value);
}

function matcherOf(schema: z.core.$ZodType): Matcher {
  if (schema instanceof z.ZodOptional) return optionalMatcher(schema);
  if (schema instanceof z.ZodObject) return objectMatcher(schema);
  if (schema instanceof z.ZodArray) return arrayMatcher(schema);
  if (schema instanceof z.ZodString) return stringMatcher(schema);
  if (schema instanceof z.ZodUnknown) return () => true;
  if ((schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean) && (schema.def.checks ?? []).length === 0)
    return schema instanceof z.ZodNumber
      ? (value) => typeof value === "number" && Number.isFinite(value)
      : (value) => typeof value === "boolean";
  if (schema instanceof z.ZodEnum) {
    const options = new Set<unknown>(schema.options);
    return (value) => options.has(value);
  }
  return never;
}

/** Makes it from a schema that changes nothing of what it parses. */
export function createMatcher<T>(schema: z.ZodType<T>): (value: unknown) => value is T {
  const matches = matcherOf(schema);
  return (value): value is T => matches(value);
}

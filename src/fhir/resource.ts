/** A resource taken out of the input: what it is, where it stood, and what it is called in messages. */
import type { z } from "zod";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { createMatcher } from "./matcher.ts";

/** One resource before it is read. */
export interface RawResource {
  readonly type: string;
  readonly id: string | undefined;
  readonly fullUrl: string | undefined;
  /** Where it stands in the input: "/entry/3/resource", "line 12". */
  readonly pointer: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How messages and provenance name it. No patient data: the type and the id alone. */
export const nameOf = (raw: RawResource): string => `${raw.type}/${raw.id ?? raw.pointer}`;

/** A problem with a resource, with its place. */
export const problemWith = (raw: RawResource, code: string, message: string, fix?: string, pointer = ""): Problem => ({
  code,
  message: `${raw.type}: ${message}`,
  where: { pointer: `${raw.pointer}${pointer}`, resource: nameOf(raw) },
  ...(fix === undefined ? {} : { fix }),
});

/** Reads the members that a schema names; the others are let through unseen. */
export type BodyParser<T> = (raw: RawResource) => Result<T>;

/** Why a body is not as the schema has it: the first member of a wrong type. */
function refusal({ issues }: z.ZodError, raw: RawResource): Problem {
  const [issue] = issues;
  const path = (issue?.path ?? []).map(String);
  return problemWith(
    raw,
    "fhir-invalid",
    `${path.join(".") || "the resource"} is not as FHIR R4 has it (${issue?.message ?? "wrong type"})`,
    "correct it at the source",
    path.map((step) => `/${step}`).join(""),
  );
}

/** Makes the parser of one schema. A wrong type refuses the resource and names the member. */
export function createBodyParser<T>(schema: z.ZodType<T>): BodyParser<T> {
  const matches = createMatcher(schema);
  return (raw) => {
    if (matches(raw.body)) return ok(raw.body);
    const parsed = schema.safeParse(raw.body);
    return parsed.success ? ok(parsed.data) : err(refusal(parsed.error, raw));
  };
}

/** A resource taken out of the input: what it is, where it stood, and what it is called in messages. */
import type { z } from "zod";
import { err, ok, type Problem, type Result } from "../core/problem.ts";

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

/** Parses the members that are read; a wrong type refuses the resource and names the member. */
export function parseBody<T>(schema: z.ZodType<T>, raw: RawResource): Result<T> {
  const parsed = schema.safeParse(raw.body);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const path = (issue?.path ?? []).map(String);
  return err(
    problemWith(
      raw,
      "fhir-invalid",
      `${path.join(".") || "the resource"} is not as FHIR R4 has it (${issue?.message ?? "wrong type"})`,
      "correct it at the source",
      path.map((step) => `/${step}`).join(""),
    ),
  );
}

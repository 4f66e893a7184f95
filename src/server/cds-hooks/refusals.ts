/** How calls of hospital systems are refused, and how their bodies are read. */
import type { Context } from "hono";
import type { z } from "zod";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";

type Refusal = 400 | 404 | 405 | 412 | 413;

/** What kind of refusal it is, in FHIR's own codes. */
const codes: Readonly<Record<Refusal, string>> = {
  400: "invalid",
  404: "not-found",
  405: "not-supported",
  412: "incomplete",
  413: "too-long",
};

/** An OperationOutcome: what is wrong, without a word of what was sent. */
export function outcome(c: Context, status: Refusal, problems: readonly Problem[]): Response {
  const issue = problems.map(({ message, fix }) => ({
    severity: "error",
    code: codes[status],
    diagnostics: fix === undefined ? message : `${message}: ${fix}`,
  }));
  return c.json({ resourceType: "OperationOutcome", issue }, status, { "cache-control": "no-store" });
}

/** 401, without a reason. */
export const unauthorized = (c: Context): Response =>
  c.body(null, 401, { "www-authenticate": "Bearer", "cache-control": "no-store" });

const problemsOf = (error: z.ZodError): readonly Problem[] =>
  error.issues
    .slice(0, 20)
    .map((i) => ({ code: "bad-request", message: `${i.path.map(String).join(".")} ${i.message}`.trim() }));

/** The body, or what is wrong with it. */
export async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<Result<T, readonly Problem[]>> {
  let body: unknown;
  try {
    // Not through c.req, which would keep the text until the call is answered.
    body = JSON.parse(await c.req.raw.text());
  } catch {
    return err([{ code: "not-json", message: "The body is no JSON", fix: "send one call as a JSON object" }]);
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? ok(parsed.data) : err(problemsOf(parsed.error));
}

/** Problems as a FHIR OperationOutcome, without a word of what was sent. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../../core/problem.ts";

const meanings: Readonly<Record<string, readonly [status: ContentfulStatusCode, code: string]>> = {
  "not-found": [404, "not-found"],
  "not-signed-in": [401, "login"],
  "not-allowed": [403, "forbidden"],
  withheld: [403, "suppressed"],
  "not-json": [400, "structure"],
  "other-patient": [400, "invalid"],
  "too-large": [413, "too-long"],
  internal: [500, "exception"],
};

/** FHIR answers in its own media type, and no answer is kept by anybody on the way. */
export const fhirResponse = (c: Context, resource: unknown, status: ContentfulStatusCode = 200): Response =>
  c.body(JSON.stringify(resource), status, {
    "content-type": "application/fhir+json; charset=utf-8",
    "cache-control": "no-store",
  });

/** Answers with the status of the first problem. */
export function outcomeResponse(c: Context, problems: readonly Problem[]): Response {
  const meaningOf = ({ code }: Problem) => meanings[code] ?? ([400, "invalid"] as const);
  const [first] = problems;
  const issue = problems.map((problem) => ({
    severity: "error",
    code: meaningOf(problem)[1],
    diagnostics: problem.fix === undefined ? problem.message : `${problem.message}: ${problem.fix}`,
  }));
  return fhirResponse(c, { resourceType: "OperationOutcome", issue }, first === undefined ? 500 : meaningOf(first)[0]);
}

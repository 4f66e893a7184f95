/** The one place that turns problems into HTTP: RFC 9457 Problem Details, and OperationOutcomes where hospital systems call. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../core/problem.ts";

const statuses: Readonly<Record<string, ContentfulStatusCode>> = {
  "unknown-pack": 400,
  "unknown-calculator": 404,
  "closed-to-audience": 403,
  "calculator-input": 400,
  "too-large": 413,
  "not-found": 404,
  "not-json": 400,
  "wrong-method": 405,
  "bad-request": 400,
  "not-ready": 503,
  "not-signed-in": 401,
  "not-allowed": 403,
  "evidence-not-answering": 503,
  "wrong-credentials": 401,
  "wrong-password": 400,
  "locked-out": 429,
  "too-many-requests": 429,
  "name-taken": 409,
  "already-suspended": 409,
  "not-suspended": 409,
  withdrawn: 410,
  "last-administrator": 409,
  "link-spent": 410,
  "address-taken": 409,
  "wrong-state": 409,
  "acted-meanwhile": 409,
  "already-done": 409,
  "undecided-suggestions": 409,
  "ground-moved": 409,
  "no-such-sentence": 409,
  "not-verified": 422,
  "bad-edit": 422,
  "nothing-to-review": 422,
  "not-a-reviewer": 422,
  "needs-account": 403,
  "own-work": 403,
  "not-yours": 403,
  "no-expertise": 403,
  "no-interests": 403,
  "sign-in-again": 403,
  "provider-away": 503,
  "foreign-host": 421,
  "foreign-origin": 403,
  "unexpected-proxy": 400,
  "not-through-proxy": 403,
  "not-encrypted": 403,
  internal: 500,
};

const titles: Readonly<Record<number, string>> = {
  400: "The request could not be read",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  405: "Not done in this way",
  409: "Not possible as things are",
  410: "No longer there",
  413: "Too large",
  422: "Not possible as it is",
  421: "Not this server's address",
  429: "Too often",
  500: "Something went wrong here",
  503: "Not ready",
};

/** Media type of the answers at addresses that speak FHIR. */
const spokenAt = (path: string): string | undefined =>
  /^\/fhir(\/|$)/u.test(path)
    ? "application/fhir+json"
    : /^\/cds-services(\/|$)/u.test(path)
      ? "application/json"
      : undefined;

const issueCodes: Readonly<Record<number, string>> = {
  401: "login",
  403: "forbidden",
  404: "not-found",
  413: "too-long",
  421: "security",
  429: "throttled",
  500: "exception",
  503: "transient",
};

const outcomeOf = (problems: readonly Problem[], status: number): object => ({
  resourceType: "OperationOutcome",
  issue: problems.map(({ message, fix }) => ({
    severity: "error",
    code: issueCodes[status] ?? "invalid",
    diagnostics: fix === undefined ? message : `${message}: ${fix}`,
  })),
});

/** Answers with Problem Details, or an OperationOutcome. The status is that of the first problem. */
export function problemResponse(c: Context, problems: readonly Problem[]): Response {
  const [first] = problems;
  const status = statuses[first?.code ?? "internal"] ?? 400;
  const spoken = spokenAt(c.req.path);
  if (spoken !== undefined)
    return c.body(JSON.stringify(outcomeOf(problems, status)), status, {
      "content-type": `${spoken}; charset=utf-8`,
      "cache-control": "no-store",
    });
  const body = {
    type: "about:blank",
    title: titles[status] ?? "Problem",
    status,
    ...(first === undefined ? {} : { detail: first.message }),
    problems,
  };
  return c.body(JSON.stringify(body), status, {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
  });
}

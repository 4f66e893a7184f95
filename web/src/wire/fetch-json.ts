/** Calls the server: JSON in, JSON out, and every failure as a problem a reader can act on. */
import type { ProblemDetails } from "../../../src/contract/problem-details.ts";
import type { Problem } from "../../../src/core/problem.ts";

/** A call that did not give what was asked for. `problems` say why, in the server's words where it had any. */
export class CallFailed extends Error {
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(status: number, problems: readonly Problem[]) {
    super(problems[0]?.message ?? "The call failed");
    this.status = status;
    this.problems = problems;
  }
}

const failed = (status: number, code: string, message: string, fix: string): CallFailed =>
  new CallFailed(status, [{ code, message, fix }]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isProblemDetails = (value: unknown): value is ProblemDetails =>
  isObject(value) && Array.isArray(value["problems"]) && typeof value["status"] === "number";

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** A form travels as it is, with its files; anything else as JSON. */
function sending(body: unknown, method: "POST" | "PUT" | "DELETE"): RequestInit {
  if (method === "DELETE") return { headers: { accept: "application/json" }, method };
  if (body === undefined) return { headers: { accept: "application/json" } };
  if (body instanceof FormData) return { headers: { accept: "application/json" }, method, body };
  return {
    headers: { accept: "application/json", "content-type": "application/json" },
    method,
    body: JSON.stringify(body),
  };
}

/**
 * Sends `body` as JSON or as a form, or gets when there is none. `keys` must stand in the answer, else it is no answer
 * of ours; without keys there may be no answer at all.
 */
export async function fetchJson<T>(
  path: string,
  keys: readonly (keyof T & string)[],
  body?: unknown,
  method: "POST" | "PUT" | "DELETE" = "POST",
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, sending(body, method));
  } catch {
    throw failed(0, "unreachable", "The server cannot be reached", "Check the connection and try again.");
  }
  const received = await readBody(response);
  if (!response.ok)
    throw isProblemDetails(received)
      ? new CallFailed(response.status, received.problems)
      : failed(response.status, "failed", `The server answered with status ${response.status}`, "Try again.");
  const missing = isObject(received) ? keys.filter((key) => !Object.hasOwn(received, key)) : keys;
  if (missing.length > 0)
    throw failed(
      response.status,
      "unexpected",
      `The server's reply is not what this page expects (no “${missing.join("”, “")}”)`,
      "Reload the page. If it stays, page and server are of different versions.",
    );
  return received as T;
}

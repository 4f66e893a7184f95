/** Reads the operator's list of hospital systems; every problem of it stops the server with its place. */
import { readFileSync } from "node:fs";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { type CdsClient, CdsClients } from "./clients.ts";

const fix = "docs/cds-hooks.md shows the form of this file";

function readJson(file: string): Result<unknown, readonly Problem[]> {
  const problem = (message: string): Problem => ({ code: "cds-clients", message, where: { file }, fix });
  try {
    return ok(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    return err([
      problem(
        error instanceof SyntaxError ? "The list of CDS clients is no JSON" : "The list of CDS clients cannot be read",
      ),
    ]);
  }
}

/** The clients of a file; none without a file, so that every call is refused. */
export function readCdsClients(file: string | undefined): Result<readonly CdsClient[], readonly Problem[]> {
  if (file === undefined) return ok([]);
  const json = readJson(file);
  if (!json.ok) return json;
  const parsed = CdsClients.safeParse(json.value);
  if (parsed.success) return ok(parsed.data.clients);
  return err(
    parsed.error.issues.map((issue): Problem => ({
      code: "cds-clients",
      message: `${issue.path.map(String).join(".")}: ${issue.message}`,
      where: { file, pointer: `/${issue.path.map(String).join("/")}` },
      fix,
    })),
  );
}

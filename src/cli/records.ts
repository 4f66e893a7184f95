/** Opens the records for a command, or stops with what to do. */
import type { RecordsKeeper } from "../app/ports/records.ts";
import { openRecords } from "../compose/records.ts";
import type { Result } from "../core/problem.ts";
import { problemLine } from "./output.ts";
import { requireConfig } from "./require-config.ts";
import { UsageError } from "./usage-error.ts";

/** The value, or a usage error with the problem's words. */
export function requireValue<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new UsageError(problemLine(result.error));
}

/** Works with the records and closes them. "existing" makes no new file. */
export async function withRecords<T>(
  which: "existing" | "new",
  work: (records: RecordsKeeper) => Promise<T>,
): Promise<T> {
  const records = requireValue(await openRecords(requireConfig(), { create: which === "new" }));
  try {
    return await work(records);
  } finally {
    await records.close();
  }
}

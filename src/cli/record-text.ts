/** The text of a record's file, or of standard input when the file is "-". */
import { existsSync, readFileSync, statSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

/** Reads it whole. Throws a usage error when there is no such file. */
export function recordText(file: string): string {
  if (file === "-") return readFileSync(0, "utf8");
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  if (statSync(file).isDirectory()) throw new UsageError(`${file} is a folder; name the record's file.`);
  return readFileSync(file, "utf8");
}

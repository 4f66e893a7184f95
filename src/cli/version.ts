/** The product's version, as package.json has it. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export function versionOf(): string {
  const file = resolve(import.meta.dirname, "../../package.json");
  const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
  return typeof parsed === "object" && parsed !== null && "version" in parsed ? String(parsed.version) : "0";
}

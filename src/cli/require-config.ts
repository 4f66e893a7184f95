/** What every command needs first: the settings, or a clear stop. */
import { type Config, parseConfig } from "../config.ts";
import { problemLine } from "./output.ts";
import { UsageError } from "./usage-error.ts";

/** Settings in force. Throws UsageError naming every bad one. */
export function requireConfig(): Config {
  const config = parseConfig(process.env);
  if (!config.ok) throw new UsageError(config.error.map(problemLine).join("\n"));
  return config.value;
}

/** What several commands need first: settings and packs, or a clear stop. */
import type { Knowledge } from "../app/answers/knowledge.ts";
import { loadKnowledge } from "../compose.ts";
import { type Config, parseConfig } from "../config.ts";
import { problemLine } from "./output.ts";
import { UsageError } from "./usage-error.ts";

/** Settings in force. Throws UsageError naming every bad one. */
export function requireConfig(): Config {
  const config = parseConfig(process.env);
  if (!config.ok) throw new UsageError(config.error.map(problemLine).join("\n"));
  return config.value;
}

/** The packs, without opening a database. Throws UsageError naming every problem with file and line. */
export function requireKnowledge(only?: readonly string[]): Knowledge {
  const knowledge = loadKnowledge(requireConfig().packsFolder, only);
  if (!knowledge.ok) throw new UsageError(knowledge.error.map(problemLine).join("\n"));
  return knowledge.value;
}

/** What commands that answer need first: the packs, or a clear stop. */
import { existsSync } from "node:fs";
import type { Knowledge } from "../app/answers/knowledge.ts";
import { loadKnowledge } from "../compose/knowledge.ts";
import { withDecisions } from "../compose/decisions.ts";
import { locationOf } from "../compose/records.ts";
import { packsKeptIn } from "./compiled-code.ts";
import { problemLine } from "./output.ts";
import { requireConfig } from "./require-config.ts";
import { UsageError } from "./usage-error.ts";

/** The packs, without opening a database. Throws UsageError naming every problem with file and line. */
export function requireKnowledge(only?: readonly string[]): Knowledge {
  const { packsFolder, dataFolder } = requireConfig();
  // A command that only asks makes no data folder.
  const keptIn = packsKeptIn({ packsFolder, dataFolder: existsSync(dataFolder) ? dataFolder : undefined });
  const knowledge = loadKnowledge(packsFolder, only, keptIn);
  if (!knowledge.ok) throw new UsageError(knowledge.error.map(problemLine).join("\n"));
  return knowledge.value;
}

/** The packs as the board left them: without what was withdrawn. Reads the records where there are any. */
export async function requireDecided(only?: readonly string[]): Promise<Knowledge> {
  const decided = await withDecisions(locationOf(requireConfig()), requireKnowledge(only));
  if (!decided.ok) throw new UsageError(problemLine(decided.error));
  return decided.value;
}

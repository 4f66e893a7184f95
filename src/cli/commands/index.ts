/** ranvier index: the evidence index is derived from the store and can be finished or made anew at any time. */
import { parseArgs } from "node:util";
import { localActor } from "../../app/actor.ts";
import { ingest, rebuild } from "../../app/literature/ingest.ts";
import { openLibrary } from "../../compose/literature.ts";
import { print, problemLine } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";

const usage = "ranvier index rebuild | ranvier index finish | ranvier index check";

export async function run(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [verb, ...rest] = positionals;
  if (rest.length > 0 || !["rebuild", "finish", "check"].includes(verb ?? "")) throw new UsageError(usage);
  const opened = await openLibrary(requireConfig());
  if (!opened.ok) throw new UsageError(opened.error.map(problemLine).join("\n"));
  const { ingestParts, literature, close } = opened.value;
  try {
    if (verb !== "check") {
      const options = { retireMissing: false };
      const done =
        verb === "rebuild"
          ? await rebuild(ingestParts, localActor)
          : await ingest(ingestParts, localActor, { paths: [], options });
      if (!done.ok) throw new UsageError(problemLine(done.error));
    }
    const [documents, pending, passages] = await Promise.all([
      literature.countLive(),
      literature.countPending(),
      ingestParts.index.count(),
    ]);
    print(
      `${documents} documents in use, ${passages} passages in the index, ${pending} document versions not yet brought in line.`,
    );
    return pending === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

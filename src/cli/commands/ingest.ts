/** ranvier ingest: takes documents in, with progress, a report, and a clean end on Ctrl-C. */
import { parseArgs } from "node:util";
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { localActor } from "../../app/actor.ts";
import { ingest, type IngestReport, type IngestRequest } from "../../app/literature/ingest.ts";
import { openLibrary, type OpenLibrary } from "../../compose/literature.ts";
import type { Result } from "../../core/problem.ts";
import { reportLines } from "../ingest-report.ts";
import { print, printJson, problemLine, say } from "../output.ts";
import { ProgressLine } from "../progress-line.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";

const exitStopped = 130;
/** How long an ingest that the server entered waits for the one before it. */
const waitEveryMs = 500;

/** The first Ctrl-C ends the run after what is in hand, the second at once; either loses nothing. */
function stopOnSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(exitStopped);
    controller.abort();
    say("\nStopping after what is in hand… (Ctrl-C again to stop at once)");
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}

/** An ingest that was entered before waits its turn; one that is asked for now is told when another is at work. */
async function inTurn(
  library: OpenLibrary,
  actorId: string,
  request: IngestRequest,
  signal: AbortSignal,
): Promise<Result<IngestReport>> {
  for (;;) {
    const report = await ingest(library.ingestParts, { ...localActor, id: actorId }, request);
    if (report.ok || request.id === undefined || signal.aborted) return report;
    await wait(waitEveryMs);
  }
}

async function requestOf(
  library: OpenLibrary,
  entered: string | undefined,
  paths: readonly string[],
  retireMissing: boolean,
): Promise<{ readonly request: IngestRequest; readonly actorId: string }> {
  if (entered === undefined) return { request: { paths, options: { retireMissing } }, actorId: localActor.id };
  const found = await library.ingestParts.ingests.find(entered);
  if (found?.state !== "waiting") throw new UsageError(`There is no ingest ${entered} that waits to be run.`);
  return { request: { id: found.id, paths: found.paths, options: found.options }, actorId: found.actor };
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, "retire-missing": { type: "boolean" }, entered: { type: "string" } },
  });
  if (positionals.length === 0 && values.entered === undefined)
    throw new UsageError("Name the files or folders to take in: ranvier ingest <path…> [--json] [--retire-missing]");
  const signal = stopOnSignal();
  // Millions of short-lived records are kept in less memory; with less room still, collecting garbage takes a tenth of the time.
  setFlagsFromString("--heap-growing-percent=80");
  const opened = await openLibrary(requireConfig());
  if (!opened.ok) throw new UsageError(opened.error.map(problemLine).join("\n"));
  const library = opened.value;
  try {
    const retireMissing = values["retire-missing"] === true;
    const { request, actorId } = await requestOf(library, values.entered, positionals, retireMissing);
    const line = new ProgressLine(process.stderr);
    const report = await inTurn(library, actorId, { ...request, signal, onProgress: (p) => line.show(p) }, signal);
    line.end();
    if (!report.ok) throw new UsageError(problemLine(report.error));
    if (values.json === true) printJson(report.value);
    else for (const text of reportLines(report.value)) print(text);
    if (report.value.state === "stopped") return exitStopped;
    return report.value.progress.problems > 0 ? 1 : 0;
  } finally {
    await library.close();
  }
}

/** ranvier serve: builds the web app when it is missing, opens the data folder and listens. With --prepare, for builds, it only keeps what later starts take. */
import { mkdirSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { parseArgs } from "node:util";
import { readPacksApart } from "../../packs/read-apart.ts";
import { createLog } from "../../server/log.ts";
import { stopServer } from "../../server/stop-server.ts";
import { packsKeptIn, takeCompiledCode } from "../compiled-code.ts";
import { print, say, sayProblems } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";
import { versionOf } from "../version.ts";
import { findWebApp } from "../web-app.ts";

/** How long requests that were begun may take after a stop was asked for. */
const stopLimitMs = 10_000;

export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { prepare: { type: "boolean" } } });
  if (values.prepare === true) {
    const { prepare } = await import("../prepare.ts");
    return prepare([...process.execArgv, process.argv[1] ?? "", "serve"]);
  }
  const config = requireConfig();
  // Before anything is kept in it: nobody else may look into it.
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const codeIn = takeCompiledCode(config.dataFolder);
  // The packs take longest, after pages that are not built: both are made while the rest of the program is loaded.
  const packs = readPacksApart(config.packsFolder, { codeIn, packsIn: packsKeptIn(config) });
  if (!packs.areKept) say("Reading and checking the packs (later starts find them kept)…");
  const webApp = findWebApp();
  const [{ compose, reachOf }, { realSurroundings }, { createApp }, { openCds }, { httpServer }] = await Promise.all([
    import("../../compose/compose.ts"),
    import("../../compose/surroundings.ts"),
    import("../../server/app.ts"),
    import("../../server/cds-hooks/open-cds.ts"),
    import("../../server/http-server.ts"),
  ]);
  const { createMetrics } = await import("../../server/metrics.ts");
  const composed = await compose(config, realSurroundings, packs);
  if (!composed.ok) {
    const count = composed.error.length;
    say(`The server does not start because of ${count === 1 ? "a problem" : `${count} problems`}:`);
    sayProblems(composed.error);
    webApp.end();
    return 2;
  }
  const { application, seenTokens, close } = composed.value;
  const cds = openCds(config, application, seenTokens, say);
  if (!cds.ok) {
    sayProblems(cds.error);
    webApp.end();
    await close();
    return 2;
  }
  const metrics = createMetrics(Date.now() / 1000);
  const log = createLog(say, realSurroundings.now, config.logRequests);
  const app = createApp({
    application,
    version: versionOf(),
    webFolder: await webApp.folder,
    reach: reachOf(config),
    cds: cds.value,
    unreviewed: config.unreviewed,
    metrics: config.metrics ? metrics.text : undefined,
    onAnswered: (answered) => {
      metrics.observe(answered);
      log.answered(answered);
    },
    onFailure: log.failure,
  });
  const server = httpServer(app);
  const port = await new Promise<number>((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      failed(
        error.code === "EADDRINUSE"
          ? new UsageError(`Port ${config.port} is taken. Set RANVIER_PORT to another, or to 0 for any free one.`)
          : error,
      ),
    );
    server.listen(config.port, config.host, () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : config.port);
    });
  });
  const host = config.host === "127.0.0.1" || config.host === "0.0.0.0" ? "localhost" : config.host;
  const address = config.publicUrl ?? `http://${host}:${port}`;
  print(`Ranvier is at ${address}`);
  flushCompileCache();
  const firstRun = await application.people?.doors.firstRunLink();
  if (firstRun !== undefined)
    say(
      `There are no accounts. To make the administrator's, open this link; it works once, for an hour:\n  ${new URL(firstRun.path, address).href}`,
    );
  await new Promise<void>((done) => {
    process.once("SIGINT", done);
    process.once("SIGTERM", done);
  });
  if ((await stopServer(server, stopLimitMs)) === "cut-off") log.event("requests cut off at stop");
  await close();
  return 0;
}

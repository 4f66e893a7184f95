/** ranvier serve: builds the web app when it is missing, opens the data folder and listens. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readPacksApart } from "../../packs/read-apart.ts";
import { createLog } from "../../server/log.ts";
import { stopServer } from "../../server/stop-server.ts";
import { compiledFolder } from "../compiled-code.ts";
import { print, say, sayProblems } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";
import { versionOf } from "../version.ts";

/** How long requests that were begun may take after a stop was asked for. */
const stopLimitMs = 10_000;

const root = resolve(import.meta.dirname, "../../..");
const webFolder = join(root, "dist", "web");

/** Builds the pages once; later starts find them. */
function ensureWebApp(): string | undefined {
  if (existsSync(join(webFolder, "index.html"))) return webFolder;
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (!existsSync(vite)) {
    say(
      "The web pages are not built and the build tool is not installed; serving the API only. Run npm ci, then npm run build.",
    );
    return undefined;
  }
  say("Building the web pages (first start only)…");
  const built = spawnSync(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (built.status !== 0) throw new UsageError("The web pages could not be built; the lines above say why.");
  return webFolder;
}

export async function run(args: readonly string[]): Promise<number> {
  parseArgs({ args: [...args], options: {} });
  const config = requireConfig();
  enableCompileCache(compiledFolder(config.dataFolder));
  // The packs take longest: they are read while the rest of the program is loaded.
  const packs = readPacksApart(config.packsFolder, compiledFolder(config.dataFolder));
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
    return 2;
  }
  const { application, seenTokens, close } = composed.value;
  const cds = openCds(config, application, seenTokens, say);
  if (!cds.ok) {
    sayProblems(cds.error);
    await close();
    return 2;
  }
  const metrics = createMetrics(Date.now() / 1000);
  const log = createLog(say, realSurroundings.now, config.logRequests);
  const app = createApp({
    application,
    version: versionOf(),
    webFolder: ensureWebApp(),
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

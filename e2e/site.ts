/** The whole product on a free port, with the web app freshly built and a data folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { Application } from "../src/app/application.ts";
import { compose } from "../src/compose/compose.ts";
import { realSurroundings } from "../src/compose/surroundings.ts";
import { type Environment, parseConfig } from "../src/config.ts";
import { createApp } from "../src/server/app.ts";

const root = resolve(import.meta.dirname, "..");

/** A running product. */
export interface Site {
  readonly url: string;
  readonly webFolder: string;
  /** Unexpected failures of the server so far. */
  readonly failures: readonly unknown[];
  readonly application: Application;
  /** Puts the server's clock forward. */
  readonly putForward: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** Builds the pages as users get them; NODE_ENV of the test run would build React's development version. */
function buildWeb(outDir: string): void {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const built = spawnSync(
    process.execPath,
    [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "error"],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      encoding: "utf8",
    },
  );
  if (built.status !== 0) throw new Error(`vite build failed: ${built.stderr}`);
}

export interface SiteOptions {
  readonly environment?: Environment;
}

/** Opens the product. `prepare` is given the data folder before anything in it is opened. */
export async function openSite(
  prepare: (dataFolder: string) => Promise<void> = async () => {},
  options: SiteOptions = {},
): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-e2e-"));
  const webFolder = join(folder, "web");
  buildWeb(webFolder);
  const config = parseConfig({
    RANVIER_DATA: join(folder, "data"),
    RANVIER_PACKS: join(root, "packs"),
    ...options.environment,
  });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  await prepare(config.value.dataFolder);
  let aheadMs = 0;
  const now = (): string => new Date(Date.now() + aheadMs).toISOString();
  const composed = await compose(config.value, { ...realSurroundings, now });
  if (!composed.ok) throw new Error(JSON.stringify(composed.error.slice(0, 5)));
  const failures: unknown[] = [];
  const { application, close } = composed.value;
  // One visitor here signs in more often in a minute than people do; the limits themselves have their own test.
  const limits = { secretsPerMinute: 10_000, callsPerMinute: 10_000 };
  const app = createApp({ application, version: "e2e", webFolder, limits, onFailure: (error) => failures.push(error) });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://localhost:${address.port}`,
    webFolder,
    failures,
    application,
    putForward: (ms) => {
      aheadMs += ms;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => {
        server.close(() => done());
      });
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

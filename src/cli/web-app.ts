/** The built pages: found, or built by a process of its own while the server starts. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { say } from "./output.ts";
import { UsageError } from "./usage-error.ts";

const root = resolve(import.meta.dirname, "../..");
const webFolder = join(root, "dist", "web");
const vite = join(root, "node_modules", "vite", "bin", "vite.js");

/** The pages once they are there. */
export interface WebApp {
  /** Their folder; nothing where they cannot be built. Rejects when building failed. */
  readonly folder: Promise<string | undefined>;
  /** Ends a build that nobody waits for any more. */
  readonly end: () => void;
}

/** Builds the pages once; later starts find them. */
export function findWebApp(): WebApp {
  if (existsSync(join(webFolder, "index.html"))) return { folder: Promise.resolve(webFolder), end: () => undefined };
  if (existsSync(vite)) return build();
  say(
    "The web pages are not built and the build tool is not installed; serving the API only. Run npm ci, then npm run build.",
  );
  return { folder: Promise.resolve(undefined), end: () => undefined };
}

function build(): WebApp {
  say("Building the web pages (first start only)…");
  const began = performance.now();
  const built = Promise.withResolvers<string>();
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const fail = (): void => built.reject(new UsageError("The web pages could not be built; the lines above say why."));
  child.once("error", fail);
  child.once("exit", (code) => {
    if (code !== 0) return fail();
    say(`The web pages are built (${Math.round((performance.now() - began) / 1000)} s).`);
    built.resolve(webFolder);
  });
  // A start that fails for another reason waits for no pages.
  built.promise.catch(() => undefined);
  return { folder: built.promise, end: () => void child.kill() };
}

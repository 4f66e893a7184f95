/** A server in a process of its own, on a free port of this machine. */
import { type ChildProcess, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import type { DatabaseLocation } from "../../src/store/open-store.ts";
import { root } from "./product.ts";

export interface ServerProcess {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a crash does. */
  readonly kill: () => Promise<void>;
}

/** Settings of a server on this database; `dataFolder` is used where the database is none in a folder. */
export const environmentOn = (location: DatabaseLocation, dataFolder: string): Readonly<Record<string, string>> =>
  location.kind === "postgresql"
    ? { RANVIER_DATABASE_URL: location.url, RANVIER_DATA: dataFolder }
    : { RANVIER_DATA: dirname(location.file) };

/** Starts one and waits until it listens. `link` is its first-run link, while there are no accounts. */
export async function startServer(
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess & { readonly link: { readonly path: string } | undefined }> {
  const child: ChildProcess = spawn(process.execPath, [join(root, "test/support/serve-without-pages.ts")], {
    cwd: root,
    env: { ...process.env, RANVIER_PACKS: join(root, "packs"), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let [said, complained] = ["", ""];
  const started = await new Promise<{ readonly port: number; readonly link?: { readonly path: string } }>(
    (done, failed) => {
      child.stdout?.on("data", (text: Buffer) => {
        said += text.toString();
        if (said.endsWith("\n")) done(JSON.parse(said) as { port: number });
      });
      child.stderr?.on("data", (text: Buffer) => {
        complained += text.toString();
      });
      child.once("exit", () => failed(new Error(`The server ended: ${said}${complained}`)));
    },
  );
  return {
    url: `http://localhost:${started.port}`,
    link: started.link,
    stop: async () => {
      child.kill();
      await ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Two servers on one database, with data folders of their own below `folder` where the database is PostgreSQL. */
export function startTwoServers(location: DatabaseLocation, folder: string) {
  const start = (name: string) => startServer(environmentOn(location, join(folder, name)));
  return Promise.all([start("one"), start("two")]);
}

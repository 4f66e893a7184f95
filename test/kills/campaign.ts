/** Kills writers, and the database server, at random moments, and sees whether every acknowledged write is whole. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createAuditLog } from "../../src/store/audit.ts";
import { type DatabaseLocation, openStore } from "../../src/store/open-store.ts";
import type { Random } from "../mutations/random.ts";
import { acts, isSound } from "./acts.ts";

/** What is ended, and how. `whileOpening` kills before the first write: an empty database is being made. */
export type Victim = "writers" | "whileOpening" | "server, kill -9" | "server, immediate stop";

/** A database to write to, and how to end its server if it has one. */
export interface Ground {
  readonly location: DatabaseLocation;
  readonly crashServer?: ((how: "kill-9" | "immediate-stop") => Promise<void>) | undefined;
  readonly restartServer?: (() => Promise<void>) | undefined;
}

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** In words, one for each thing that should not be. */
  readonly findings: readonly string[];
}

const longestDelayMs = 120;
const longestOpeningMs = 30;
const writersAtOnce = 2;
const patienceMs = 120_000;

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

interface Writer {
  readonly process: ChildProcess;
  readonly acknowledged: () => readonly string[];
  readonly hasLoaded: Promise<void>;
  readonly hasWritten: Promise<void>;
  readonly hasEnded: Promise<void>;
}

/** Resolves when the condition holds after some output, or when the process has ended. */
function startWriter(location: DatabaseLocation): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, "writer.ts"), JSON.stringify(location)], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  let output = "";
  const hasEnded = new Promise<void>((done) => child.once("close", () => done()));
  const whenLines = (count: number): Promise<void> =>
    Promise.race([
      hasEnded,
      new Promise<void>((done) =>
        child.stdout.on("data", () => {
          if (output.split("\n").length > count) done();
        }),
      ),
    ]);
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (output += text));
  // A line without its end was cut off by the kill: it does not count as acknowledged.
  const acknowledged = (): readonly string[] => output.split("\n").slice(1, -1);
  return { process: child, acknowledged, hasLoaded: whenLines(1), hasWritten: whenLines(2), hasEnded };
}

/** What does not hold after a kill. */
async function examine(location: DatabaseLocation, acknowledged: ReadonlySet<string>): Promise<readonly string[]> {
  const store = await openStore(location);
  if (!store.ok) return [`does not open again: ${store.error.message}`];
  const db = store.value;
  try {
    const findings: string[] = [];
    if (!(await isSound(db, location.kind))) findings.push("the file is not sound");
    const chain = await createAuditLog(db).verify();
    if (!chain.ok) findings.push(`the audit chain breaks at ${chain.brokenAt}: ${chain.fault}`);
    for (const act of acts) {
      const whole = await act.whole(db);
      const expected = [...acknowledged].filter((line) => line.startsWith(`${act.name} `));
      const lost = expected.filter((line) => !whole.has(line.slice(act.name.length + 1)));
      if (lost.length > 0) findings.push(`${lost.length} acknowledged ${act.name} lost`);
      const half = await act.halfDone(db);
      if (half > 0) findings.push(`${half} ${act.name} half done`);
    }
    return findings;
  } finally {
    await db.destroy();
  }
}

async function endVictim(ground: Ground, victim: Victim, writers: readonly Writer[]): Promise<void> {
  if (victim === "server, kill -9") await ground.crashServer?.("kill-9");
  else if (victim === "server, immediate stop") await ground.crashServer?.("immediate-stop");
  for (const { process } of writers) process.kill("SIGKILL");
  await Promise.all(writers.map(({ hasEnded }) => hasEnded));
  if (victim.startsWith("server")) await ground.restartServer?.();
}

async function withinPatience(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_done, failed) => {
    timer = setTimeout(() => failed(new Error("no writer got going")), patienceMs);
  });
  try {
    await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** One kill: writers start, something is ended at a random moment, and what is left is examined. */
async function killOnce(
  ground: Ground,
  victim: Victim,
  random: Random,
  known: Set<string>,
): Promise<readonly string[]> {
  const writers = Array.from({ length: writersAtOnce }, () => startWriter(ground.location));
  const moment = (w: Writer): Promise<void> => (victim === "whileOpening" ? w.hasLoaded : w.hasWritten);
  await withinPatience(Promise.all(writers.map(moment)));
  await later(random.next() * (victim === "whileOpening" ? longestOpeningMs : longestDelayMs));
  await endVictim(ground, victim, writers);
  for (const writer of writers) for (const line of writer.acknowledged()) known.add(line);
  return examine(ground.location, known);
}

/** Kills `n` times. `nextGround` gives the database: the same one again, or a new one where opening is tried. */
export async function runKills(
  nextGround: () => Promise<Ground>,
  victim: Victim,
  n: number,
  random: Random,
): Promise<KillReport> {
  const findings: string[] = [];
  let known = new Set<string>();
  let acknowledged = 0;
  let last: DatabaseLocation | undefined;
  for (let kill = 1; kill <= n; kill++) {
    const ground = await nextGround();
    if (ground.location !== last) {
      acknowledged += known.size;
      known = new Set();
      last = ground.location;
    }
    for (const finding of await killOnce(ground, victim, random, known)) findings.push(`kill ${kill}: ${finding}`);
  }
  return { kills: n, acknowledged: acknowledged + known.size, findings };
}

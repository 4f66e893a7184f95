/** Reads packs in a process of their own, so that a server can load and index meanwhile; or takes those that were kept. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { digestOfPacks, findKeptPacks } from "./kept-packs.ts";
import type { PacksChecked, PacksRead } from "./packs-process.ts";

/** What the process says, as it says it. Both reject when the process fails. */
export interface PacksApart {
  /** Whether they were kept by an earlier start, or are read and checked now. */
  readonly areKept: boolean;
  readonly read: Promise<PacksRead>;
  /** Comes only after packs that could be read. */
  readonly checked: Promise<PacksChecked>;
  /** When the process has ended. */
  readonly ended: Promise<unknown>;
  /** Ends the process at once; left alone, it ends when packs that are sound are kept. */
  readonly end: () => Promise<unknown>;
}

/** Where compiled code is taken from, and where packs are kept: the first of the folders that has them, or can be written. */
export interface Kept {
  readonly codeIn: string;
  readonly packsIn: readonly string[];
}

/**
 * Starts reading `packsFolder` at once; imports next to nothing, so that it can be the first thing a server does. Compiled code
 * and packs that are sound are kept, where it is told in which folders.
 */
export function readPacksApart(packsFolder: string, kept?: Kept): PacksApart {
  return (kept === undefined ? undefined : keptApart(packsFolder, kept)) ?? readInProcess(packsFolder, kept);
}

/** Packs that this program found sound before, and of which no file has changed since. */
function keptApart(packsFolder: string, { packsIn }: Kept): PacksApart | undefined {
  const packs = findKeptPacks(packsIn, digestOfPacks(packsFolder));
  if (packs === undefined) return undefined;
  const nothing = Promise.resolve();
  return {
    areKept: true,
    read: Promise.resolve({ ok: true, value: packs }),
    checked: Promise.resolve([]),
    ended: nothing,
    end: () => nothing,
  };
}

/** Hands on each line of a stream as a JSON value. A line comes in many pieces. */
function eachLine(stream: NodeJS.ReadableStream, take: (value: unknown) => void): void {
  let pieces: string[] = [];
  stream.setEncoding("utf8");
  stream.on("data", (piece: string) => {
    const [first = "", ...more] = piece.split("\n");
    pieces.push(first);
    for (const next of more) {
      take(JSON.parse(pieces.join("")));
      pieces = [next];
    }
  });
}

function readInProcess(packsFolder: string, kept: Kept | undefined): PacksApart {
  const program = fileURLToPath(new URL("packs-process.ts", import.meta.url));
  const args = [program, packsFolder, ...(kept === undefined ? [] : [kept.codeIn, ...kept.packsIn])];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const read = Promise.withResolvers<PacksRead>();
  const checked = Promise.withResolvers<PacksChecked>();
  const ended = Promise.withResolvers<undefined>();
  let lines = 0;
  eachLine(child.stdout, (value) => {
    if (lines++ === 0) read.resolve(value as PacksRead);
    else checked.resolve(value as PacksChecked);
  });
  const fail = (error: Error): void => {
    read.reject(error);
    checked.reject(error);
    ended.resolve(undefined);
  };
  child.once("error", fail);
  // What was resolved before stays so.
  child.once("close", (code) => fail(new Error(`The process that reads the packs ended with code ${code}`)));
  // Whoever waits for one of them hears of the failure; the other must not count as unheard.
  read.promise.catch(() => undefined);
  checked.promise.catch(() => undefined);
  const end = (): Promise<undefined> => {
    child.kill();
    return ended.promise;
  };
  return { areKept: false, read: read.promise, checked: checked.promise, ended: ended.promise, end };
}

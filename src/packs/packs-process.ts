/**
 * The process in which a server reads its packs: what the YAML parser and the check needed is given back when it ends.
 *
 *   node packs-process.ts <packs folder> [<folder of compiled code> <folder to keep packs in>…]
 *
 * It writes the packs as soon as they are read, so that the server can index them while it checks them here, and then every
 * problem found: one JSON value a line.
 */
import { writeSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import type { Problem, Result } from "../core/problem.ts";
import type { CheckedPacks } from "./read-checked-packs.ts";

/** First line: the packs, or why they could not be read. Second, after packs: what is wrong with them. */
export type PacksRead = Result<CheckedPacks, readonly Problem[]>;
export type PacksChecked = readonly Problem[];

/** Writes a whole line before anything else is done: the server waits for it. */
function send(message: PacksRead | PacksChecked): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let from = 0; from < bytes.length; ) from += writeSync(1, bytes, from);
}

const [packsFolder = "", compiledFolder, ...keptIn] = process.argv.slice(2);
if (compiledFolder !== undefined) enableCompileCache(compiledFolder);
// Only what is loaded from here on is taken from there.
const { packsOf, problemsOf, readPacks } = await import("./read-checked-packs.ts");
const { digestOfPacks, keepPacks } = await import("./kept-packs.ts");
const before = keptIn.length === 0 ? undefined : digestOfPacks(packsFolder);
const read = readPacks(packsFolder);
if (read.ok) {
  const packs = packsOf(read.value);
  send({ ok: true, value: packs });
  flushCompileCache();
  const problems = problemsOf(read.value);
  send(problems);
  // Kept only when no file changed while they were read.
  if (before !== undefined && problems.length === 0 && digestOfPacks(packsFolder) === before)
    keepPacks(keptIn, before, packs);
} else send(read);

/** Keeps packs that passed their check beside compiled code, so that the next start need not read and check them again. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { CheckedPacks } from "./read-checked-packs.ts";

/** The file of kept packs in the folder of compiled code. */
export const keptFile = (compiledFolder: string): string => join(compiledFolder, "packs.json");

const root = resolve(import.meta.dirname, "../..");
/** What decides how packs are read and checked: this program's own text, and the versions of what it uses. */
const program: readonly string[] = ["src/core", "src/packs", "package.json"].map((path) => join(root, path));

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Every file under a path, or the path itself when it is a file; none of a path that is not there. Always in the same order. */
function filesUnder(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "ENOTDIR") return [path];
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

/**
 * The digest of every byte that decides what is read from `packsFolder`: packs under other names, with another file, or read
 * by another version of this program have another one.
 */
export function digestOfPacks(packsFolder: string, programPaths: readonly string[] = program): string {
  const hash = createHash("sha256").update(process.version);
  for (const base of [packsFolder, ...programPaths])
    for (const file of filesUnder(base)) {
      const content = readFileSync(file);
      hash.update(`\n${base === packsFolder ? "packs" : "program"}/${relative(base, file)} ${content.length}\n`);
      hash.update(content);
    }
  return hash.digest("hex");
}

/**
 * The packs kept under a digest, or nothing when there are none, they are of other files, or the file is damaged. Nothing but
 * what `keepIn` wrote has the digest of its text in its second line.
 */
function findIn(compiledFolder: string, of: string): CheckedPacks | undefined {
  try {
    const text = readFileSync(keptFile(compiledFolder), "utf8");
    const [first, second] = [text.indexOf("\n"), text.indexOf("\n", text.indexOf("\n") + 1)];
    if (text.slice(0, first) !== of) return undefined;
    const body = text.slice(second + 1);
    return text.slice(first + 1, second) === digest(body) ? (JSON.parse(body) as CheckedPacks) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps packs that were found sound; tells whether it could. */
function keepIn(compiledFolder: string, of: string, packs: CheckedPacks): boolean {
  const [file, body] = [keptFile(compiledFolder), JSON.stringify(packs)];
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Beside it first: a start never sees half of it. Two processes may mix their halves, which the digest tells.
    writeFileSync(`${file}.new`, `${of}\n${digest(body)}\n${body}`);
    renameSync(`${file}.new`, file);
    return true;
  } catch {
    return false;
  }
}

/** The packs kept under a digest in the first of the folders that has them. */
export function findKeptPacks(folders: readonly string[], of: string): CheckedPacks | undefined {
  for (const folder of folders) {
    const packs = findIn(folder, of);
    if (packs !== undefined) return packs;
  }
  return undefined;
}

/** Keeps packs in the first of the folders that can be written. What cannot be kept is read anew at the next start. */
export function keepPacks(folders: readonly string[], of: string, packs: CheckedPacks): void {
  // A full or read-only disk is no reason not to serve.
  folders.some((folder) => keepIn(folder, of, packs));
}

/** Reads and checks a folder of packs: all of them sound, or every problem of every pack with its file and line. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Pack } from "../core/knowledge/knowledge.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { checkPack } from "./check-pack.ts";
import { type ReadPack, readPack } from "./read-pack.ts";

/** The pack that is always loaded, and the subject packs. */
export interface CheckedPacks {
  readonly general: Pack;
  readonly packs: readonly Pack[];
}

const general = "general";

/** Names of the subject packs in a folder. */
function packNames(packsFolder: string): readonly string[] {
  if (!existsSync(packsFolder)) return [];
  return readdirSync(packsFolder)
    .filter(
      (name) =>
        name !== general &&
        statSync(join(packsFolder, name)).isDirectory() &&
        existsSync(join(packsFolder, name, "pack.yaml")),
    )
    .sort();
}

function withFolder(folder: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((p) => ({ ...p, where: { ...p.where, file: join(folder, p.where?.file ?? "") } }));
}

/** Reads `packsFolder`, or only some of its subject packs. Touches the file system; takes about a second. */
export function readCheckedPacks(
  packsFolder: string,
  only?: readonly string[],
): Result<CheckedPacks, readonly Problem[]> {
  const problems: Problem[] = [];
  const load = (name: string, base: ReadPack | undefined): ReadPack | undefined => {
    const folder = join(packsFolder, name);
    const read = readPack(folder);
    problems.push(...withFolder(folder, read.ok ? checkPack(read.value, base?.pack) : read.error));
    return read.ok ? read.value : undefined;
  };
  const base = load(general, undefined);
  const packs = (only ?? packNames(packsFolder)).flatMap((name) => load(name, base)?.pack ?? []);
  if (base === undefined || problems.length > 0) return err(problems);
  return ok({ general: base.pack, packs });
}

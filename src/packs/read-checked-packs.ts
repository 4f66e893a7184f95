/** Reads and checks a folder of packs: all of them sound, or every problem of every pack with its file and line. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Pack } from "../core/knowledge/knowledge.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { checkPack } from "./check-pack.ts";
import { readPack } from "./read-pack.ts";

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

/** Packs as they were read, with what their check needs. */
interface ReadPacks {
  readonly packs: CheckedPacks;
  /** Every breach of soundness, with file and line. */
  readonly check: () => readonly Problem[];
}

/** Reads `packsFolder`, or only some of its subject packs. Touches the file system; takes most of a second. */
export function readPacks(packsFolder: string, only?: readonly string[]): Result<ReadPacks, readonly Problem[]> {
  const names = [general, ...(only ?? packNames(packsFolder))];
  const reads = names.map((name) => ({ folder: join(packsFolder, name), read: readPack(join(packsFolder, name)) }));
  const problems = reads.flatMap(({ folder, read }) => (read.ok ? [] : withFolder(folder, read.error)));
  const sound = reads.flatMap(({ folder, read }) => (read.ok ? [{ folder, value: read.value }] : []));
  const [base, ...subjects] = sound;
  const check = (): readonly Problem[] =>
    sound.flatMap(({ folder, value }) =>
      withFolder(folder, checkPack(value, value === base?.value ? undefined : base?.value.pack)),
    );
  if (base === undefined || problems.length > 0) return err([...problems, ...(base === undefined ? [] : check())]);
  return ok({ packs: { general: base.value.pack, packs: subjects.map(({ value }) => value.pack) }, check });
}

/** Reads and checks: sound packs, or every problem at once. */
export function readCheckedPacks(
  packsFolder: string,
  only?: readonly string[],
): Result<CheckedPacks, readonly Problem[]> {
  const read = readPacks(packsFolder, only);
  if (!read.ok) return read;
  const problems = read.value.check();
  return problems.length > 0 ? err(problems) : ok(read.value.packs);
}

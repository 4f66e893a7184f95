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

/** A pack as it was read from its folder, not yet known to be sound. */
interface Unchecked {
  readonly folder: string;
  readonly read: ReadPack;
}

/** Packs as they were read. */
export interface UncheckedPacks {
  readonly general: Unchecked;
  readonly packs: readonly Unchecked[];
}

const checked = ({ folder, read }: Unchecked, base: Unchecked | undefined): readonly Problem[] =>
  withFolder(folder, checkPack(read, base?.read.pack));

/** The packs without the places of their items. */
export const packsOf = ({ general: base, packs }: UncheckedPacks): CheckedPacks => ({
  general: base.read.pack,
  packs: packs.map(({ read }) => read.pack),
});

/** Everything that is wrong with packs that could be read. */
export const problemsOf = ({ general: base, packs }: UncheckedPacks): readonly Problem[] => [
  ...checked(base, undefined),
  ...packs.flatMap((pack) => checked(pack, base)),
];

/** Reads `packsFolder`, or only some of its subject packs. When one cannot be read, the others are checked at once. */
export function readPacks(packsFolder: string, only?: readonly string[]): Result<UncheckedPacks, readonly Problem[]> {
  const problems: Problem[] = [];
  const read = (name: string): Unchecked | undefined => {
    const folder = join(packsFolder, name);
    const pack = readPack(folder);
    if (!pack.ok) problems.push(...withFolder(folder, pack.error));
    return pack.ok ? { folder, read: pack.value } : undefined;
  };
  const base = read(general);
  const packs = (only ?? packNames(packsFolder)).flatMap((name) => read(name) ?? []);
  if (base !== undefined && problems.length === 0) return ok({ general: base, packs });
  const others = base === undefined ? packs : [base, ...packs];
  return err([...problems, ...others.flatMap((pack) => checked(pack, pack === base ? undefined : base))]);
}

/** Reads and checks `packsFolder`, or only some of its subject packs. Touches the file system; takes about a second. */
export function readCheckedPacks(
  packsFolder: string,
  only?: readonly string[],
): Result<CheckedPacks, readonly Problem[]> {
  const read = readPacks(packsFolder, only);
  if (!read.ok) return read;
  const problems = problemsOf(read.value);
  return problems.length > 0 ? err(problems) : ok(packsOf(read.value));
}

/** Packs for a command: as they were kept by an earlier start where no file has changed since, or else read and checked. */
import type { Problem, Result } from "../core/problem.ts";
import { ok } from "../core/problem.ts";
import { digestOfPacks, findKeptPacks, keepPacks } from "./kept-packs.ts";
import { type CheckedPacks, readCheckedPacks } from "./read-checked-packs.ts";

function only(packs: CheckedPacks, ids: readonly string[] | undefined): CheckedPacks | undefined {
  if (ids === undefined) return packs;
  const chosen = packs.packs.filter(({ header }) => ids.includes(header.id));
  return chosen.length === ids.length ? { ...packs, packs: chosen } : undefined;
}

/** Like `readCheckedPacks`; what is read whole and found sound is kept for the next, in the first of `folders` that can be written. */
export function readKeptPacks(
  packsFolder: string,
  folders: readonly string[],
  ids?: readonly string[],
): Result<CheckedPacks, readonly Problem[]> {
  const digest = digestOfPacks(packsFolder);
  const all = findKeptPacks(folders, digest);
  const kept = all === undefined ? undefined : only(all, ids);
  if (kept !== undefined) return ok(kept);
  const read = readCheckedPacks(packsFolder, ids);
  if (read.ok && ids === undefined) keepPacks(folders, digest, read.value);
  return read;
}

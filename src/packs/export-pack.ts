/** A pack's folder again, with the wordings that a board accepted: whole and checked, or not there. */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Claim } from "../core/knowledge/claim.ts";
import type { Pack } from "../core/knowledge/knowledge.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { inspectPack } from "./check-pack.ts";
import { filesOf, packLists, readPack } from "./read-pack.ts";
import { type Rewordings, rewordYaml } from "./reword-yaml.ts";

/** Wordings of `now` that are not those of `shipped`. */
export function rewordingsOf(shipped: readonly Claim[], now: readonly Claim[]): Rewordings {
  const before = new Map(shipped.map((claim) => [claim.id, claim.say]));
  return new Map(
    now.flatMap(({ id, say }) => {
      const old = before.get(id);
      if (old === undefined) return [];
      const changed: Partial<Claim["say"]> = {
        ...(say.clinician === old.clinician ? {} : { clinician: say.clinician }),
        ...(say.patient === old.patient ? {} : { patient: say.patient }),
      };
      return Object.keys(changed).length === 0 ? [] : [[id, changed] as const];
    }),
  );
}

/** Rewords the claims of a copied pack in its files; gives the names of the files that changed. */
function rewordFiles(folder: string, rewordings: Rewordings): Result<readonly string[], readonly Problem[]> {
  const changed: string[] = [];
  const problems: Problem[] = [];
  for (const file of rewordings.size === 0 ? [] : filesOf(folder, packLists.claims.path)) {
    const reworded = rewordYaml(readFileSync(file, "utf8"), rewordings);
    if (!reworded.ok) problems.push(...reworded.error);
    else if (reworded.value.claims.length > 0) {
      writeFileSync(file, reworded.value.text);
      changed.push(file.slice(folder.length + 1));
    }
  }
  return problems.length > 0 ? err(problems) : ok(changed);
}

/** What the copy says where it should say something else; a pack that is checked and still other is a bug. */
function differenceIn(pack: Pack, rewordings: Rewordings): string | undefined {
  const claims = new Map(pack.claims.map((claim) => [claim.id, claim.say]));
  return [...rewordings].find(([id, say]) => {
    const now = claims.get(id);
    return now === undefined || Object.entries(say).some(([reader, text]) => now[reader as keyof typeof now] !== text);
  })?.[0];
}

/**
 * Copies the pack of `folder` to `target`, which is not there yet or empty, with the new wordings in it. The copy is checked
 * beside `general` before it is moved to its place. Gives the files that changed, named from the pack's folder.
 */
export function writeRewordedPack(
  folder: string,
  target: string,
  rewordings: Rewordings,
  general: Pack | undefined,
): Result<readonly string[], readonly Problem[]> {
  if (existsSync(target) && readdirSync(target).length > 0)
    return err([
      { code: "not-empty", message: `${target} is not empty`, fix: "name a new folder, or empty this one" },
    ]);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    cpSync(folder, unfinished, { recursive: true });
    const changed = rewordFiles(unfinished, rewordings);
    if (!changed.ok) return changed;
    const read = readPack(unfinished);
    if (!read.ok) return read;
    const { problems } = inspectPack(read.value, general);
    if (problems.length > 0) return err(problems);
    const other = differenceIn(read.value.pack, rewordings);
    if (other !== undefined) throw new Error(`The exported pack says something else of ${other}`);
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, target);
    return changed;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

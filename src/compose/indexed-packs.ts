/** The part of compose that indexes packs somebody else has read: a server needs neither their reader nor their check. */
import type { Knowledge } from "../app/answers/knowledge.ts";
import { createLibrary, type Library } from "../core/answer/library.ts";
import { nothingWithdrawn } from "../core/knowledge/withdrawn.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import type { PacksApart } from "../packs/read-apart.ts";
import type { CheckedPacks } from "../packs/read-checked-packs.ts";

/** Packs that passed their check, indexed; the general pack by itself when it is first asked for. */
export function toKnowledge({ general, packs }: CheckedPacks): Knowledge {
  let bare: Library | undefined;
  return {
    libraries: packs.map((pack) => createLibrary(pack, general)),
    get bare() {
      return (bare ??= createLibrary(general, general));
    },
    withdrawn: nothingWithdrawn,
  };
}

/** Indexes packs that are still being checked; one that is not sound may fail here, and its check then says why. */
function tryKnowledge(packs: CheckedPacks): Result<Knowledge, unknown> {
  try {
    return ok(toKnowledge(packs));
  } catch (error) {
    return err(error);
  }
}

/** The same for a process that stays: indexed while the packs' own process still checks them. */
export async function loadKnowledgeApart(packs: PacksApart): Promise<Result<Knowledge, readonly Problem[]>> {
  try {
    const read = await packs.read;
    if (!read.ok) return read;
    const knowledge = tryKnowledge(read.value);
    const problems = await packs.checked;
    if (problems.length > 0) return err(problems);
    if (!knowledge.ok) throw knowledge.error;
    return knowledge;
  } catch (error) {
    await packs.end();
    throw error;
  }
}

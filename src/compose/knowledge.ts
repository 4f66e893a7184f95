/** The part of compose that reads and indexes the packs, and asks them without a database. */
import { join } from "node:path";
import type { Knowledge } from "../app/answers/knowledge.ts";
import { type Assessor, type AssessRecords, createAssessment, createAssessor } from "../app/patients/assess.ts";
import { type CohortOverRecords, createCohortOverRecords } from "../app/patients/cohort.ts";
import { createLibrary, type Library } from "../core/answer/library.ts";
import type { Exam } from "../core/knowledge/exam.ts";
import { nothingWithdrawn } from "../core/knowledge/withdrawn.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import type { PacksApart } from "../packs/read-apart.ts";
import { type CheckedPacks, readCheckedPacks } from "../packs/read-checked-packs.ts";
import { readKeptPacks } from "../packs/read-kept-packs.ts";
import { readExam } from "../packs/read-exam.ts";
import { digestOf } from "../store/digest.ts";

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

/**
 * Reads, checks and indexes the packs; every problem of every pack at once, with file and line. Packs that were
 * found sound are kept in the first of `keptIn` that can be written, and taken from there while no file of theirs changes.
 */
export function loadKnowledge(
  packsFolder: string,
  only?: readonly string[],
  keptIn: readonly string[] = [],
): Result<Knowledge, readonly Problem[]> {
  const read = keptIn.length === 0 ? readCheckedPacks(packsFolder, only) : readKeptPacks(packsFolder, keptIn, only);
  return read.ok ? ok(toKnowledge(read.value)) : read;
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

/** Assesses records without opening a database. */
export const assessmentOver = (knowledge: Knowledge): AssessRecords => createAssessment(knowledge, digestOf);

/** Reads charts, and asks and assesses them. */
export const assessorOver = (knowledge: Knowledge): Assessor => createAssessor(knowledge, digestOf);

/** Outcomes of a cohort over records, without opening a database. */
export const cohortOver = (knowledge: Knowledge): CohortOverRecords => createCohortOverRecords(knowledge);

/** The exam of a pack. */
export const loadExam = (packsFolder: string, id: string): Result<Exam, readonly Problem[]> =>
  readExam(join(packsFolder, id));

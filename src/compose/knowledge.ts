/** The part of compose that reads and indexes the packs, and asks them without a database. */
import { join } from "node:path";
import type { Knowledge } from "../app/answers/knowledge.ts";
import { type Assessor, type AssessRecords, createAssessment, createAssessor } from "../app/patients/assess.ts";
import { type CohortOverRecords, createCohortOverRecords } from "../app/patients/cohort.ts";
import type { Exam } from "../core/knowledge/exam.ts";
import { ok, type Problem, type Result } from "../core/problem.ts";
import { readCheckedPacks } from "../packs/read-checked-packs.ts";
import { readKeptPacks } from "../packs/read-kept-packs.ts";
import { readExam } from "../packs/read-exam.ts";
import { digestOf } from "../store/digest.ts";
import { toKnowledge } from "./indexed-packs.ts";

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

/** Assesses records without opening a database. */
export const assessmentOver = (knowledge: Knowledge): AssessRecords => createAssessment(knowledge, digestOf);

/** Reads charts, and asks and assesses them. */
export const assessorOver = (knowledge: Knowledge): Assessor => createAssessor(knowledge, digestOf);

/** Outcomes of a cohort over records, without opening a database. */
export const cohortOver = (knowledge: Knowledge): CohortOverRecords => createCohortOverRecords(knowledge);

/** The exam of a pack. */
export const loadExam = (packsFolder: string, id: string): Result<Exam, readonly Problem[]> =>
  readExam(join(packsFolder, id));

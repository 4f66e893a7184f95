/** Checks a pack that was read: the rules of soundness, and how hard its patient wordings are to read. */
import { layOut } from "../core/knowledge/soundness/checked.ts";
import { breachesOf } from "../core/knowledge/soundness/soundness.ts";
import { layTexts } from "../core/knowledge/soundness/wording.ts";
import { factsUsed } from "../core/knowledge/soundness/coverage.ts";
import type { Pack } from "../core/knowledge/knowledge.ts";
import type { Problem } from "../core/problem.ts";
import { readingGrade } from "./reading-grade.ts";
import type { ReadPack } from "./read-pack.ts";

/** Hardest grade that a single patient wording may ask for. */
export const hardestGrade = 9;
/** Mean grade that a pack aims at: a reading age of about 12. */
export const aimedGrade = 7;

/** A pack in figures. `readingGrade` is the mean Flesch-Kincaid grade of the patient wordings. */
export interface PackCounts {
  readonly sources: number;
  readonly claims: number;
  readonly findings: number;
  readonly findingsUsed: number;
  readonly findingsExplained: number;
  readonly readingGrade: number;
}

/** What the check found. */
export interface PackReport {
  readonly problems: readonly Problem[];
  readonly counts: PackCounts;
}

const inOrder = (a: Problem, b: Problem): number =>
  (a.where?.file ?? "").localeCompare(b.where?.file ?? "") || (a.where?.line ?? 0) - (b.where?.line ?? 0);

/** Checks a pack against every rule, without touching a file. `general` is absent for the general pack itself. */
export function inspectPack(read: ReadPack, general: Pack | undefined): PackReport {
  const { pack } = read;
  const checked = layOut(pack, read.origins, general);
  const graded = layTexts(checked).map((lay) => ({ ...lay, grade: readingGrade(lay.text, checked.lexicon) }));
  const hard = graded
    .filter(({ grade }) => grade > hardestGrade)
    .map(({ item, field, grade }): Problem => ({
      code: "pack-unsound",
      rule: "reading-age",
      message: `${item} needs reading grade ${grade.toFixed(1)} of patients; the limit is ${hardestGrade}`,
      where: checked.where(item, field),
      fix: "use shorter sentences and everyday words",
    }));
  const used = factsUsed(pack);
  const explained = new Set(pack.coverage.flatMap((entry) => entry.facts));
  const mean = graded.reduce((sum, { grade }) => sum + grade, 0) / Math.max(1, graded.length);
  return {
    problems: [...breachesOf(checked), ...hard].sort(inOrder),
    counts: {
      sources: pack.sources.length,
      claims: pack.claims.length,
      findings: pack.findings.length,
      findingsUsed: pack.findings.filter((finding) => used.has(finding.id)).length,
      findingsExplained: pack.findings.filter((finding) => !used.has(finding.id) && explained.has(finding.id)).length,
      readingGrade: Math.round(mean * 10) / 10,
    },
  };
}

/** Every problem of a pack, with file and line: what keeps the server from starting. */
export const checkPack = (read: ReadPack, general: Pack | undefined): readonly Problem[] =>
  inspectPack(read, general).problems;

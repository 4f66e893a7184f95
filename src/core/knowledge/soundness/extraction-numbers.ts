/** The numbers of a support come from the finding it cites, in the same unit. */
import { dimensionsOf, isCarried } from "../../answer/figure-match.ts";
import { type Figure, readFigures } from "../../answer/figures.ts";
import { namesIn, readStatement } from "../../answer/statement.ts";
import type { Claim } from "../claim.ts";
import type { Finding } from "../finding.ts";
import { breach, type Checked, type Rule } from "./checked.ts";
import { citings } from "./citing.ts";

/** Numbers a support may add to its finding: one of anything, and how many studies the claim counts. */
function isCounted(figure: Figure, claim: Claim): boolean {
  const studies = new Set(claim.support.filter((s) => s.says === "supports").map((s) => s.source)).size;
  return figure.dimension === "" && figure.over === undefined && (figure.value === 1 || figure.value === studies);
}

const shareOf = (figure: Figure): number | undefined =>
  figure.over !== undefined ? figure.value / figure.over : figure.dimension === "%" ? figure.value / 100 : undefined;

/** How near a part must be to a share to stand for it: "1/2" within five points, "14 of 100" when it rounds to it. */
const tolerance = (over: number): number | undefined =>
  over <= 5 ? 0.05 : over === 10 || over === 100 ? 0.5 / over : undefined;

/** A simple part or a count in ten or a hundred that stands for a share of the finding. */
function isRounded(figure: Figure, carried: readonly Figure[]): boolean {
  if (figure.over === undefined) return false;
  const [part, near] = [figure.value / figure.over, tolerance(figure.over)];
  return (
    near !== undefined && carried.some((c) => Math.abs((shareOf(c) ?? Number.POSITIVE_INFINITY) - part) <= near + 1e-9)
  );
}

/** "1/11" where the finding gives 11 people and one event apart. */
const isInParts = (figure: Figure, carried: readonly Figure[]): boolean =>
  figure.over !== undefined &&
  [figure.value, figure.over].every((part) =>
    carried.some((c) => c.over === undefined && c.dimension === "" && c.value === part),
  );

/** Every figure of a finding: its numbers and its text. */
function figuresOf(finding: Finding, checked: Checked): readonly Figure[] {
  const names = namesIn(readStatement(finding.finding, checked.lexicon));
  return [...finding.numbers.flatMap((n) => readFigures(n)), ...readFigures(finding.finding, names)];
}

/** Every number of a support is one of the finding's, in the same unit, or the number of people in its source. */
export const numbersComeFromFinding: Rule = (checked) => {
  const carriedBy = new Map(checked.pack.findings.map((finding) => [finding.id, figuresOf(finding, checked)]));
  return citings(checked).flatMap(({ claim, support, finding, item, field }) => {
    const participants = checked.sources.get(support.source)?.participants;
    const carried = [
      ...(carriedBy.get(finding.id) ?? []),
      ...readFigures(participants === undefined ? "" : `n=${participants}`),
    ];
    const missing = support.numbers.filter((written) => {
      const figures = readFigures(written);
      const units = dimensionsOf(written, figures);
      return !figures.every(
        (figure) =>
          isCounted(figure, claim) ||
          isRounded(figure, carried) ||
          isInParts(figure, carried) ||
          isCarried(figure, carried, units),
      );
    });
    if (missing.length === 0) return [];
    return [
      breach(
        "finding-other-number",
        checked.where(item, `${field}/numbers`),
        `${item} takes ${missing.map((n) => `“${n}”`).join(", ")} from ${finding.id}, which does not report ${missing.length > 1 ? "them" : "it"}`,
        `compare with ${finding.id}: ${finding.numbers.join(", ") || "no numbers"}; cite the finding that has it`,
      ),
    ];
  });
};

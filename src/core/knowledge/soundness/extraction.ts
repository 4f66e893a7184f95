/** Supports against the extraction sheet: source, numbers, slots and standing must be those of the finding they cite. */
import { dimensionsOf, isCarried } from "../../answer/figure-match.ts";
import { type Figure, readFigures } from "../../answer/figures.ts";
import { namesIn, readStatement } from "../../answer/statement.ts";
import { withBroader } from "../../question/lexicon.ts";
import type { Problem } from "../../problem.ts";
import type { About, Direction } from "../about.ts";
import type { Claim, Support } from "../claim.ts";
import type { Finding } from "../finding.ts";
import { breach, type Checked, type Rule } from "./checked.ts";

/** A support with the finding it cites. */
interface Citing {
  readonly claim: Claim;
  readonly support: Support;
  readonly finding: Finding;
  readonly item: string;
  readonly field: string;
}

const citings = (checked: Checked): readonly Citing[] =>
  checked.pack.claims.flatMap((claim) =>
    claim.support.flatMap((support, i): readonly Citing[] => {
      const finding = support.fact === undefined ? undefined : checked.findings.get(support.fact);
      if (finding === undefined) return [];
      return [{ claim, support, finding, item: `claims/${claim.id}`, field: `support/${i}` }];
    }),
  );

/** The finding must come from the source that the support cites. */
export const findingHasSource: Rule = (checked) =>
  citings(checked).flatMap(({ support, finding, item, field }): readonly Problem[] =>
    finding.sources.includes(support.source)
      ? []
      : [
          breach(
            "finding-other-source",
            checked.where(item, `${field}/source`),
            `${item} cites ${support.source} for ${finding.id}, which comes from ${finding.sources.join(", ") || "no source"}`,
            `cite ${finding.sources.join(" or ") || "another finding"}, or add ${support.source} to ${finding.id}`,
          ),
        ],
  );

const uncertain = new Set(["recalled", "relayed"]);

/** What nobody saw is shown only as a safety rule, or with its reading said openly. */
export const findingMayBeCited: Rule = (checked) =>
  citings(checked).flatMap(({ claim, support, finding, item, field }): readonly Problem[] => {
    if (finding.verified === "withheld")
      return [
        breach(
          "finding-withheld",
          checked.where(item, `${field}/fact`),
          `${item} cites ${finding.id}, which is withheld: it was recalled with low confidence`,
          "leave it out until a source is read",
        ),
      ];
    const open = claim.safety || support.read === "secondary" || support.read === "not-read";
    if (!uncertain.has(finding.verified) || open) return [];
    return [
      breach(
        "finding-unverified",
        checked.where(item, `${field}/fact`),
        `${item} cites ${finding.id}, which is only ${finding.verified}, as read: ${support.read}`,
        "write read: secondary or not-read, mark a safety statement with safety: true, or leave it out",
      ),
    ];
  });

/** Numbers a support may add to its finding: one of anything, and how many studies the claim counts. */
function isCounted(figure: Figure, claim: Claim): boolean {
  const studies = new Set(claim.support.filter((s) => s.says === "supports").map((s) => s.source)).size;
  return figure.dimension === "" && figure.over === undefined && (figure.value === 1 || figure.value === studies);
}

const shareOf = (figure: Figure): number | undefined =>
  figure.over !== undefined ? figure.value / figure.over : figure.dimension === "%" ? figure.value / 100 : undefined;

/** How near a part must be to a share to stand for it: "1/2" within five points, "14 of 100" when it rounds to it. */
const tolerance = (over: number): number | undefined => (over <= 5 ? 0.05 : over === 10 || over === 100 ? 0.5 / over : undefined);

/** A simple part or a count in ten or a hundred that stands for a share of the finding. */
function isRounded(figure: Figure, carried: readonly Figure[]): boolean {
  if (figure.over === undefined) return false;
  const [part, near] = [figure.value / figure.over, tolerance(figure.over)];
  return near !== undefined && carried.some((c) => Math.abs((shareOf(c) ?? Number.POSITIVE_INFINITY) - part) <= near + 1e-9);
}

/** "1/11" where the finding gives 11 people and one event apart. */
const isInParts = (figure: Figure, carried: readonly Figure[]): boolean =>
  figure.over !== undefined &&
  [figure.value, figure.over].every((part) => carried.some((c) => c.over === undefined && c.dimension === "" && c.value === part));

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
    const carried = [...(carriedBy.get(finding.id) ?? []), ...readFigures(participants === undefined ? "" : `n=${participants}`)];
    const missing = support.numbers.filter((written) => {
      const figures = readFigures(written);
      const units = dimensionsOf(written, figures);
      return !figures.every(
        (figure) => isCounted(figure, claim) || isRounded(figure, carried) || isInParts(figure, carried) || isCarried(figure, carried, units),
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

const slots = ["drug", "measure", "population"] as const;

/** True when one concept is the other or more general than it. */
const isKin = (a: string, b: string, checked: Checked): boolean =>
  withBroader(a, checked.lexicon).includes(b) || withBroader(b, checked.lexicon).includes(a);

/** Two directions that cannot both be taken from one result; "mixed" goes with any change. */
const areAtOdds = (own: Direction, theirs: Direction): boolean =>
  own !== theirs && !(own === "mixed" && theirs !== "unchanged") && theirs !== "mixed";

/** Slots given on both sides that differ, unless the finding's words or its source's population bear the support out. */
function slotQuarrels(about: About, finding: Finding, named: ReadonlySet<string>, checked: Checked): readonly string[] {
  const quarrels = slots.flatMap((slot) => {
    const [own, theirs] = [about[slot], finding.about[slot]];
    if (own === undefined || theirs === undefined || isKin(own, theirs, checked)) return [];
    const told = [...named].some((concept) => isKin(own, concept, checked));
    return told ? [] : [`${slot} ${own}, where the finding has ${theirs}`];
  });
  const { direction, measure } = about;
  const other = finding.about;
  const comparable = direction !== undefined && other.direction !== undefined && measure !== undefined && measure === other.measure && about.drug === other.drug;
  return comparable && areAtOdds(direction, other.direction)
    ? [...quarrels, `direction ${direction}, where the finding has ${other.direction}`]
    : quarrels;
}

/** Drug, measure, population and direction of a support agree with the finding's. */
export const slotsComeFromFinding: Rule = (checked) => {
  const named = new Map(checked.pack.findings.map((f) => [f.id, namedIn(f, checked)]));
  const namedBy = (finding: Finding, population: string | undefined): ReadonlySet<string> =>
    new Set([...(named.get(finding.id) ?? []), ...(population === undefined ? [] : [population])]);
  return citings(checked).flatMap(({ support, finding, item, field }) =>
    slotQuarrels(support.about, finding, namedBy(finding, checked.sources.get(support.source)?.population), checked).map((quarrel) =>
      breach(
        "finding-other-slot",
        checked.where(item, `${field}/about`),
        `${item} cites ${finding.id} with ${quarrel}`,
        "take the slots from the extraction sheet, or cite the finding that is about it",
      ),
    ),
  );
};

/** Concepts of a finding's slots and words. */
function namedIn(finding: Finding, checked: Checked): ReadonlySet<string> {
  const { drug, measure, population, condition, subject, arm } = finding.about;
  const told = readStatement(`${finding.finding} ${arm ?? ""}`, checked.lexicon).concepts;
  return new Set([...told, ...[drug, measure, population, condition, subject].filter((c) => c !== undefined)]);
}

/** Supports against the extraction sheet: source, slots and standing must be those of the finding they cite. */
import { readStatement } from "../../answer/statement.ts";
import { withBroader } from "../../question/lexicon.ts";
import type { Problem } from "../../problem.ts";
import type { About, Direction } from "../about.ts";
import type { Finding } from "../finding.ts";
import { breach, type Checked, type Rule } from "./checked.ts";
import { citings } from "./citing.ts";

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
  const comparable =
    direction !== undefined &&
    other.direction !== undefined &&
    measure !== undefined &&
    measure === other.measure &&
    about.drug === other.drug;
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
    slotQuarrels(
      support.about,
      finding,
      namedBy(finding, checked.sources.get(support.source)?.population),
      checked,
    ).map((quarrel) =>
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

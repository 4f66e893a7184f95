/** The extraction sheet is used up: each finding serves something, or coverage.yaml says why not. */
import type { Problem } from "../../problem.ts";
import type { Pack } from "../knowledge.ts";
import { breach, type Checked, type Rule } from "./checked.ts";

const factIds = /\b[A-Z]\d+-\d+\b/gu;

/** Findings that a claim, a conflict, a gap, a regimen or a calculator uses. The last two name theirs in notes. */
export function factsUsed(pack: Pack): ReadonlySet<string> {
  const notes = [
    ...pack.regimens.map((regimen) => regimen.note ?? ""),
    ...pack.calculators.map((calculator) => `${calculator.source.at} ${calculator.cautions.join(" ")}`),
  ];
  return new Set([
    ...pack.claims.flatMap((claim) => claim.support.flatMap((support) => support.fact ?? [])),
    ...pack.conflicts.flatMap((conflict) => conflict.facts),
    ...pack.gaps.flatMap((gap) => gap.facts),
    ...notes.flatMap((note) => note.match(factIds) ?? []),
  ]);
}

/** Findings that nothing uses and nobody explains. */
export const findingsAreUsed: Rule = (checked) => {
  const used = factsUsed(checked.pack);
  const explained = new Set(checked.pack.coverage.flatMap((entry) => entry.facts));
  return checked.pack.findings.flatMap((finding): readonly Problem[] =>
    used.has(finding.id) || explained.has(finding.id)
      ? []
      : [
          breach(
            "finding-unused",
            checked.where(`findings/${finding.id}`),
            `nothing uses ${finding.id}`,
            "cite it in a claim, or list it in coverage.yaml with the reason why not",
          ),
        ],
  );
};

/** A reason that admits partial use. */
const inPart = /\b(?:part|partly|in part|only the|the rest)\b/iu;

/** Coverage explains only what is left out, once. */
export const coverageIsHonest: Rule = (checked) => {
  const used = factsUsed(checked.pack);
  const seen = new Set<string>();
  return checked.pack.coverage.flatMap((entry, i) => {
    const item = `coverage/entry ${i + 1}`;
    return entry.facts.flatMap((fact): readonly Problem[] => {
      const again = seen.has(fact);
      seen.add(fact);
      if (again) return [twice(checked, item, fact)];
      if (!used.has(fact) || inPart.test(entry.because)) return [];
      return [
        breach(
          "coverage-of-used",
          checked.where(item, "facts"),
          `coverage.yaml lists ${fact} as not used, but it is`,
          "take it out, or say in the reason which part is left out",
        ),
      ];
    });
  });
};

const twice = (checked: Checked, item: string, fact: string): Problem =>
  breach("coverage-twice", checked.where(item, "facts"), `coverage.yaml lists ${fact} twice`, "keep one reason");

/** Checks the cases of a pack: each rule has some, each names what exists, and each goes as it says. */
import type { GivenFacts, RuleCases, Vignette } from "../core/knowledge/case.ts";
import type { Pack } from "../core/knowledge/knowledge.ts";
import { createPathway, type Pathway } from "../core/pathway/pathway.ts";
import { failuresOf, failuresOfVignette } from "../core/pathway/run-cases.ts";
import type { Problem } from "../core/problem.ts";
import { createLibrary } from "../core/answer/library.ts";
import { gapsOf } from "../core/pathway/completeness.ts";
import { factTypesOf } from "../core/pathway/fact-sort.ts";
import { countCases, type PackCases, readCases } from "./read-cases.ts";

const problem = (rule: string, message: string, fix: string): Problem => ({ code: "pack-unsound", rule, message, fix });

/** Facts that facts.yaml does not have. */
const strangeFacts = (given: GivenFacts, known: ReadonlySet<string>): readonly string[] =>
  Object.keys(given).filter((fact) => !known.has(fact));

function checkGroup(group: RuleCases, pack: Pack, facts: ReadonlySet<string>): readonly Problem[] {
  const strange = [group.given, ...group.cases.map((one) => one.set)].flatMap((given) => strangeFacts(given, facts));
  return [
    ...(pack.rules.some((rule) => rule.id === group.rule)
      ? []
      : [problem("case-without-rule", `cases of ${group.rule}: there is no such rule`, "name a rule of this pack")]),
    ...[...new Set(strange)].map((fact) =>
      problem("case-unknown-fact", `cases of ${group.rule}: there is no fact ${fact}`, "name a fact of facts.yaml"),
    ),
  ];
}

function checkVignette(vignette: Vignette, pack: Pack, facts: ReadonlySet<string>): readonly Problem[] {
  const findings = new Set(pack.findings.map((finding) => finding.id));
  return [
    ...strangeFacts(vignette.given, facts).map((fact) =>
      problem("case-unknown-fact", `vignette ${vignette.id}: there is no fact ${fact}`, "name a fact of facts.yaml"),
    ),
    ...vignette.findings
      .filter((id) => !findings.has(id))
      .map((id) => problem("case-unknown-finding", `vignette ${vignette.id}: there is no finding ${id}`, "name one")),
    // A name that nothing bears would never be said, and so never be missed.
    ...[...vignette.expect, ...vignette.undecided, ...vignette.never]
      .filter((name) => !isNamed(name, pack))
      .map((name) =>
        problem("case-unknown-topic", `vignette ${vignette.id}: nothing is called ${name}`, "name a topic or a rule"),
      ),
  ];
}

const isNamed = (name: string, pack: Pack): boolean =>
  pack.rules.some(
    ({ id, topic }) => name === id || name === topic || (name.endsWith("/*") && topic.startsWith(name.slice(0, -1))),
  );

/** People who fall between the rules of a family, or into two at once. */
export function checkFamilies(pack: Pack, pathway: Pathway): readonly Problem[] {
  const person = (facts: Readonly<Record<string, string>>): string =>
    Object.entries(facts)
      .map(([fact, value]) => `${fact} ${value}`)
      .join(", ");
  return pack.families.flatMap((family): readonly Problem[] => {
    const { none, two } = gapsOf(family, pathway, 1);
    return [
      ...none.map((gap) =>
        problem(
          "falls-between",
          `rule-families/${family.id}: nobody has anything to say of a person with ${person(gap.person)}`,
          "add a rule, widen one, or narrow when",
        ),
      ),
      ...two.map((gap) =>
        problem(
          "two-at-once",
          `rule-families/${family.id}: ${gap.speaking.join(" and ")} both speak of a person with ${person(gap.person)}`,
          "make them exclude each other, or say exclusive: false",
        ),
      ),
    ];
  });
}

/** How many cases a pack has, by kind. */
export const casesInFigures = (cases: PackCases) => ({
  written: countCases(cases.written),
  generated: countCases(cases.generated),
  vignettes: cases.vignettes.length,
});

/** Every problem with a pack's cases. `pathway` is made of the same pack. */
export function checkCases(pack: Pack, cases: PackCases, pathway: Pathway): readonly Problem[] {
  const facts = new Set(pack.facts.map((fact) => fact.id));
  const groups = [...cases.written, ...cases.generated];
  const named = [
    ...groups.flatMap((group) => checkGroup(group, pack, facts)),
    ...cases.vignettes.flatMap((vignette) => checkVignette(vignette, pack, facts)),
  ];
  const covered = new Set(cases.written.map((group) => group.rule));
  const uncovered = pack.rules
    .filter((rule) => !covered.has(rule.id))
    .map((rule) => problem("rule-without-case", `rules/${rule.id} has no case`, "write one in cases/"));
  if (named.length > 0) return [...named, ...uncovered];
  const failed = [
    ...groups.flatMap((group) => failuresOf(group, pathway)),
    ...cases.vignettes.flatMap((vignette) => failuresOfVignette(vignette, pathway)),
  ].map((f) => problem("case-failed", `${f.of}: ${f.title}: ${f.message}`, "correct the rule, or the case"));
  return [...uncovered, ...failed];
}

/** What the check of a pack's cases found, with their number by kind. */
export interface CasesReport {
  readonly problems: readonly Problem[];
  readonly counts: ReturnType<typeof casesInFigures> | undefined;
}

/** Reads and checks the cases in a pack folder. The pack itself must have passed its check. Touches the file system. */
export function inspectCases(root: string, pack: Pack, general: Pack | undefined): CasesReport {
  const cases = readCases(root);
  if (!cases.ok) return { problems: cases.error, counts: undefined };
  const pathway = createPathway(createLibrary(pack, general ?? pack), factTypesOf(pack.facts));
  return {
    problems: [...checkCases(pack, cases.value, pathway), ...checkFamilies(pack, pathway)],
    counts: casesInFigures(cases.value) };
}

/** Cohorts: every name leads somewhere, and each outcome is read by a fact of its kind for the baseline it claims. */
import type { Problem } from "../../problem.ts";
import type { Cohort, CohortOutcome } from "../cohort.ts";
import type { ChartFact } from "../fact.ts";
import { breach, type Checked, nearestNames, type Rule } from "./checked.ts";
import { partsOfTest } from "./chart.ts";

interface Named {
  readonly field: string;
  readonly kind: "measure" | "fact" | "regimen" | "calculator" | "finding";
  readonly name: string;
}

function namedByOutcome(outcome: CohortOutcome): readonly Named[] {
  if (outcome.kind === "depletion") return [{ field: "outcomes", kind: "measure", name: outcome.measure }];
  const { course, first } = outcome.facts;
  const findings = outcome.kind === "change" ? outcome.shares.flatMap(({ finding }) => finding ?? []) : [];
  return [
    ...[course, first].map((name): Named => ({ field: "outcomes", kind: "fact", name })),
    ...findings.map((name): Named => ({ field: "outcomes", kind: "finding", name })),
  ];
}

const namedBy = (cohort: Cohort): readonly Named[] => [
  { field: "treatment", kind: "measure", name: cohort.treatment },
  { field: "dose", kind: "calculator", name: cohort.dose.calculator },
  ...cohort.regimens.map((name): Named => ({ field: "regimens", kind: "regimen", name })),
  ...cohort.otherTreatments.map((name): Named => ({ field: "otherTreatments", kind: "measure", name })),
  ...Object.values(cohort.dose.inputs).map(({ measure }): Named => ({ field: "dose", kind: "measure", name: measure })),
  ...cohort.subgroups.map(({ when }): Named => ({ field: "subgroups", kind: "fact", name: partsOfTest(when).fact })),
  ...cohort.outcomes.flatMap(namedByOutcome),
];

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));

/** Whatever a cohort names exists. */
export const cohortsNameWhatExists: Rule = (checked) => {
  const { pack } = checked;
  const known: Readonly<Record<Named["kind"], ReadonlySet<string>>> = {
    measure: idsOf(pack.measures),
    fact: idsOf(pack.facts),
    regimen: idsOf(pack.regimens),
    calculator: idsOf(pack.calculators),
    finding: new Set(checked.findings.keys()),
  };
  return pack.cohorts.flatMap((cohort) =>
    namedBy(cohort)
      .filter(({ kind, name }) => !known[kind].has(name))
      .map(({ field, kind, name }) => {
        const near = nearestNames(name, known[kind]);
        return breach(
          `unknown-${kind}`,
          checked.where(`cohort/${cohort.id}`, field),
          `cohort/${cohort.id} names the ${kind} “${name}”, which is not there`,
          near.length === 0 ? "define it, or correct the name" : `did you mean ${near.join(" or ")}?`,
        );
      }),
  );
};

/** Both ways in which a fact says from which baseline it counts. */
const sinceOf = {
  change: { course: "baseline", first: "first-baseline" },
  response: { course: "course", first: "first-course" },
} as const;

function wrongWith(fact: ChartFact, baseline: "course" | "first", kind: "change" | "response", of: string): string[] {
  const wrong: string[] = [];
  if (fact.take !== kind) wrong.push(`is read by “${fact.take}”, not by “${kind}”`);
  if (fact.of !== of) wrong.push(`counts from courses of ${fact.of ?? "nothing"}, not of ${of}`);
  if (fact.since !== sinceOf[kind][baseline]) wrong.push(`is not since ${sinceOf[kind][baseline]}`);
  if (kind === "change" && fact.unit !== "%") wrong.push("is not in %");
  return wrong;
}

/** The facts of an outcome are of its kind, count from the right baseline, and share one treatment. */
export const cohortFactsFit: Rule = (checked) => {
  const facts = new Map(checked.pack.facts.map((fact) => [fact.id, fact]));
  return checked.pack.cohorts.flatMap((cohort) =>
    cohort.outcomes.flatMap((outcome): readonly Problem[] => {
      if (outcome.kind === "depletion") return [];
      return (["course", "first"] as const).flatMap((baseline) => {
        const fact = facts.get(outcome.facts[baseline]);
        const wrong = fact === undefined ? [] : wrongWith(fact, baseline, outcome.kind, cohort.treatment);
        return wrong.map((what) =>
          breach(
            "cohort-fact",
            checked.where(`cohort/${cohort.id}`, "outcomes"),
            `cohort/${cohort.id}: ${outcome.id} uses ${fact?.id ?? ""}, which ${what}`,
            `use a fact with take: ${outcome.kind}, of: ${cohort.treatment}, since: ${sinceOf[outcome.kind][baseline]}`,
          ),
        );
      });
    }),
  );
};

/** What a cohort lacks beside its names. */
function lacks(
  cohort: Cohort,
  checked: Checked,
): readonly { readonly field: string; readonly what: string; readonly fix: string }[] {
  const calculator = checked.pack.calculators.find(({ id }) => id === cohort.dose.calculator);
  const treatment = checked.pack.measures.find(({ id }) => id === cohort.treatment);
  const ids = cohort.outcomes.map(({ id }) => id);
  const inputs = calculator?.inputs.map(({ id }) => id) ?? [];
  const given = Object.keys(cohort.dose.inputs);
  return [
    ...(treatment !== undefined && treatment.kind !== "treatment"
      ? [{ field: "treatment", what: `${treatment.id} is no treatment`, fix: "name a measure of kind treatment" }]
      : []),
    ...(calculator !== undefined && !calculator.results.some(({ id }) => id === cohort.dose.result)
      ? [
          {
            field: "dose",
            what: `${calculator.id} has no result “${cohort.dose.result}”`,
            fix: "name one of its results",
          },
        ]
      : []),
    ...(calculator !== undefined && (inputs.length !== given.length || inputs.some((id) => !given.includes(id)))
      ? [{ field: "dose", what: `${calculator.id} takes ${inputs.join(", ")}`, fix: "name a measure for each of them" }]
      : []),
    ...(new Set(ids).size < ids.length
      ? [{ field: "outcomes", what: "two outcomes have one id", fix: "give each an id of its own" }]
      : []),
  ];
}

/** A cohort follows a treatment, can work out the body surface, and tells its outcomes apart. */
export const cohortsAreWhole: Rule = (checked) =>
  checked.pack.cohorts.flatMap((cohort) =>
    lacks(cohort, checked).map(({ field, what, fix }) =>
      breach("cohort-incomplete", checked.where(`cohort/${cohort.id}`, field), `cohort/${cohort.id}: ${what}`, fix),
    ),
  );

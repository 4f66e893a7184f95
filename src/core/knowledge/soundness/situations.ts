/** What a person's situation calls up: conditions that can be read, fixed texts that say something, patterns that match. */
import { parseCondition } from "../../answer/applies.ts";
import type { Problem } from "../../problem.ts";
import { namesIn } from "../../question/wordings.ts";
import type { PremiseRule } from "../situation.ts";
import { breach, type Checked, nearestNames, type Rule } from "./checked.ts";

/** `applies` names facts and amounts that can be read from a question, in the amount's own unit. */
export const conditionsAreKnown: Rule = (checked) => {
  const facts = [...(checked.general?.patientFacts ?? []), ...checked.pack.patientFacts].map((rule) => rule.id);
  const amounts = new Map([...(checked.general?.measured ?? []), ...checked.pack.measured].map((m) => [m.id, m.unit]));
  const wrong = (text: string): readonly [message: string, fix: string] | undefined => {
    const condition = parseCondition(text);
    if (condition.kind === "fact")
      return facts.includes(condition.fact)
        ? undefined
        : [
            `the patient fact “${condition.fact}” is not known`,
            `use ${nearestNames(condition.fact, facts).join(" or ") || "a fact of patient-facts.yaml"}, or add it there`,
          ];
    const unit = amounts.get(condition.measure);
    if (unit === undefined)
      return [
        `the amount “${condition.measure}” is not known`,
        `use ${[...amounts.keys()].join(", ")}, or add it to quantities.yaml`,
      ];
    return condition.unit === undefined || condition.unit === unit
      ? undefined
      : [`${condition.measure} is measured in ${unit}`, `write the threshold in ${unit}`];
  };
  return checked.pack.claims.flatMap((claim) =>
    claim.applies.flatMap((text, i): readonly Problem[] => {
      const found = wrong(text);
      return found === undefined
        ? []
        : [
            breach(
              "condition-unknown",
              checked.where(`claims/${claim.id}`, `applies/${i}`),
              `claims/${claim.id} applies to “${text}”, but ${found[0]}`,
              found[1],
            ),
          ];
    }),
  );
};

const isBlank = (text: string | undefined): boolean => text === undefined || !/\p{L}{2}/u.test(text);

/** What sets a false belief right, with its place. */
const correcting = ({
  premises,
  beliefs,
}: Checked["pack"]): readonly { readonly item: string; readonly rule: Pick<PremiseRule, "correct" | "say"> }[] => [
  ...premises.map((rule) => ({ item: `premises/${rule.id}`, rule })),
  ...beliefs.map((rule) => ({ item: `beliefs/${rule.id}`, rule })),
];

/** Fixed texts say something, and a false belief is set right by a claim or by words. */
export const fixedTextsSaySomething: Rule = (checked) => [
  ...checked.pack.urgent.flatMap((rule): readonly Problem[] =>
    isBlank(rule.text.clinician) || isBlank(rule.text.patient)
      ? [
          breach(
            "text-missing",
            checked.where(`urgent/${rule.id}`, "text"),
            `urgent/${rule.id} says nothing to one of its readers`,
            "write what to do now",
          ),
        ]
      : [],
  ),
  ...correcting(checked.pack).flatMap(({ item, rule }): readonly Problem[] =>
    rule.correct.length === 0 && (isBlank(rule.say?.clinician) || isBlank(rule.say?.patient))
      ? [
          breach(
            "text-missing",
            checked.where(item, "say"),
            `${item} corrects nothing for one of its readers`,
            "name a claim in correct, or write say",
          ),
        ]
      : [],
  ),
];

/** Why a pattern can never be found, if so. */
function patternFault(pattern: string): string | undefined {
  let depth = 0;
  for (const letter of pattern) {
    if (letter === "(") depth++;
    if (letter === ")") depth--;
    if (depth < 0) return "a bracket is closed that was not opened";
  }
  if (depth !== 0) return "a bracket is not closed";
  return /^\s*\.{2,}/u.test(pattern) ? "a pattern cannot begin with a gap" : undefined;
}

/** Patterns of facts, urgent events and beliefs can be found in a message. */
export const patternsCanMatch: Rule = (checked) => {
  const { patientFacts, urgent, premises } = checked.pack;
  const rows = [
    ...patientFacts.map((r) => ({
      item: `patient-facts/${r.id}`,
      patterns: [
        ...r.present,
        ...r.always,
        ...r.absent,
        ...r.lookalikes,
        ...(r.test === undefined ? [] : [...r.test.names, ...r.test.positive, ...r.test.negative]),
      ],
    })),
    ...urgent.map((r) => ({
      item: `urgent/${r.id}`,
      patterns: [...r.patterns, ...r.always, ...r.with, ...r.unless, ...r.together.flat(2)],
    })),
    ...premises.map((r) => ({
      item: `premises/${r.id}`,
      patterns: [...r.when.flat(), ...r.about.flat(), ...r.unless],
    })),
    ...checked.pack.wordings.map((w) => ({ item: `wordings/${w.id}`, patterns: w.phrases })),
    ...checked.pack.senses.map((s) => ({ item: `senses/${s.id}`, patterns: s.at.flatMap((place) => place.phrases) })),
  ];
  return rows.flatMap(({ item, patterns }) =>
    patterns.flatMap((pattern): readonly Problem[] => {
      const fault = patternFault(pattern);
      return fault === undefined
        ? []
        : [
            breach(
              "pattern-unreadable",
              checked.where(item),
              `${item}: “${pattern}” can never be found: ${fault}`,
              "see the pattern rules in docs/pack-format.md",
            ),
          ];
    }),
  );
};

/** Patterns of beliefs name wordings that exist, and no wording is made of itself. */
export const wordingsAreKnown: Rule = (checked) => {
  const wordings = [...(checked.general?.wordings ?? []), ...checked.pack.wordings];
  const ids = wordings.map((w) => w.id);
  const namedBy = new Map(
    [...Map.groupBy(wordings, (w) => w.id)].map(([id, same]) => [id, same.flatMap((w) => w.phrases.flatMap(namesIn))]),
  );
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (namedBy.get(from) ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  const rows = [
    ...checked.pack.premises.map((r) => ({
      item: `premises/${r.id}`,
      patterns: [...r.when.flat(), ...r.about.flat(), ...r.unless],
    })),
    ...checked.pack.wordings.map((w) => ({ item: `wordings/${w.id}`, patterns: w.phrases })),
  ];
  const unknown = rows.flatMap(({ item, patterns }) =>
    patterns
      .flatMap(namesIn)
      .filter((name) => !ids.includes(name))
      .map((name) =>
        breach(
          "unknown-wording",
          checked.where(item),
          `${item} names the wording “${name}”, which is not known`,
          `use ${nearestNames(name, ids).join(" or ") || "a wording of wordings.yaml"}, or add it there`,
        ),
      ),
  );
  const circles = checked.pack.wordings
    .filter(({ id }) => reaches(id, id))
    .map(({ id }) =>
      breach(
        "wording-circle",
        checked.where(`wordings/${id}`),
        `wordings/${id} is made of itself, directly or by others it names`,
        "write the phrases out in one of them",
      ),
    );
  return [...unknown, ...circles];
};

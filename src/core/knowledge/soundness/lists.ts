/** The editor's lists: topics with claims, phrasings that lead to one claim, texts and patterns that can be used. */
import { parseCondition } from "../../answer/applies.ts";
import type { Problem } from "../../problem.ts";
import { wordsOf } from "../../question/words.ts";
import { breach, nearestNames, type Rule } from "./checked.ts";

/** Each topic of the pack has something to say. */
export const topicsHaveClaims: Rule = (checked) => {
  const used = new Set(checked.pack.claims.map((claim) => claim.topic));
  return checked.pack.header.topics
    .filter((topic) => !used.has(topic.id))
    .map((topic) => breach("topic-empty", checked.where(`topics/${topic.id}`), `the topic ${topic.id} has no claim`, "write one, or take the topic out of pack.yaml"));
};

const normalised = (phrasing: string): string => wordsOf(phrasing).map((word) => word.plain).join(" ");

/** One phrasing leads to one claim: two claims that answer it in the same words cannot both come first. */
export const phrasingsAreDistinct: Rule = (checked) => {
  const first = new Map<string, string>();
  return checked.pack.claims.flatMap((claim) =>
    claim.answers.flatMap((phrasing, i): readonly Problem[] => {
      const key = normalised(phrasing);
      const owner = first.get(key);
      if (owner === undefined) {
        first.set(key, claim.id);
        return [];
      }
      return [
        breach(
          "phrasing-twice",
          checked.where(`claims/${claim.id}`, `answers/${i}`),
          owner === claim.id ? `claims/${claim.id} has “${phrasing}” twice` : `“${phrasing}” is asked of claims/${claim.id} and of claims/${owner}`,
          "keep it where it is answered best and ask the other in its own words",
        ),
      ];
    }),
  );
};

/** Concepts stand once, also across the general pack, and no concept is broader than itself. */
export const glossaryIsOne: Rule = (checked) => {
  const general = new Set(checked.general?.concepts.map((concept) => concept.id));
  const up = new Map(checked.pack.concepts.map((concept) => [concept.id, concept.broader]));
  const circles = (id: string): boolean => {
    const seen = [...(up.get(id) ?? [])];
    for (const next of seen) for (const more of up.get(next) ?? []) if (!seen.includes(more)) seen.push(more);
    return seen.includes(id);
  };
  return checked.pack.concepts.flatMap((concept): readonly Problem[] => [
    ...(general.has(concept.id)
      ? [breach("concept-twice", checked.where(`glossary/${concept.id}`), `the general pack already has the concept ${concept.id}`, "use that one, or choose another id")]
      : []),
    ...(circles(concept.id)
      ? [breach("concept-circle", checked.where(`glossary/${concept.id}`, "broader"), `${concept.id} is broader than itself`, "let broader lead only upwards")]
      : []),
  ]);
};

/** `applies` names facts and amounts that can be read from a question, in the amount's own unit. */
export const conditionsAreKnown: Rule = (checked) => {
  const facts = [...(checked.general?.patientFacts ?? []), ...checked.pack.patientFacts].map((rule) => rule.id);
  const amounts = new Map([...(checked.general?.measured ?? []), ...checked.pack.measured].map((m) => [m.id, m.unit]));
  const wrong = (text: string): readonly [message: string, fix: string] | undefined => {
    const condition = parseCondition(text);
    if (condition.kind === "fact")
      return facts.includes(condition.fact)
        ? undefined
        : [`the patient fact “${condition.fact}” is not known`, `use ${(nearestNames(condition.fact, facts).join(" or ") || "a fact of patient-facts.yaml")}, or add it there`];
    const unit = amounts.get(condition.measure);
    if (unit === undefined) return [`the amount “${condition.measure}” is not known`, `use ${[...amounts.keys()].join(", ")}, or add it to quantities.yaml`];
    return condition.unit === undefined || condition.unit === unit ? undefined : [`${condition.measure} is measured in ${unit}`, `write the threshold in ${unit}`];
  };
  return checked.pack.claims.flatMap((claim) =>
    claim.applies.flatMap((text, i): readonly Problem[] => {
      const found = wrong(text);
      return found === undefined ? [] : [breach("condition-unknown", checked.where(`claims/${claim.id}`, `applies/${i}`), `claims/${claim.id} applies to “${text}”, but ${found[0]}`, found[1])];
    }),
  );
};

const isBlank = (text: string | undefined): boolean => text === undefined || !/\p{L}{2}/u.test(text);

/** Fixed texts say something, and a false belief is set right by a claim or by words. */
export const fixedTextsSaySomething: Rule = (checked) => [
  ...checked.pack.urgent.flatMap((rule): readonly Problem[] =>
    isBlank(rule.text.clinician) || isBlank(rule.text.patient)
      ? [breach("text-missing", checked.where(`urgent/${rule.id}`, "text"), `urgent/${rule.id} says nothing to one of its readers`, "write what to do now")]
      : [],
  ),
  ...checked.pack.premises.flatMap((rule): readonly Problem[] =>
    rule.correct.length === 0 && (isBlank(rule.say?.clinician) || isBlank(rule.say?.patient))
      ? [breach("text-missing", checked.where(`premises/${rule.id}`, "say"), `premises/${rule.id} corrects nothing for one of its readers`, "name a claim in correct, or write say")]
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
    ...patientFacts.map((r) => ({ item: `patient-facts/${r.id}`, patterns: [...r.present, ...r.always, ...r.absent, ...r.lookalikes, ...(r.test === undefined ? [] : [...r.test.names, ...r.test.positive, ...r.test.negative])] })),
    ...urgent.map((r) => ({ item: `urgent/${r.id}`, patterns: [...r.patterns, ...r.always, ...r.with, ...r.unless, ...r.together.flat(2)] })),
    ...premises.map((r) => ({ item: `premises/${r.id}`, patterns: [...r.when.flat(), ...r.unless] })),
  ];
  return rows.flatMap(({ item, patterns }) =>
    patterns.flatMap((pattern): readonly Problem[] => {
      const fault = patternFault(pattern);
      return fault === undefined ? [] : [breach("pattern-unreadable", checked.where(item), `${item}: “${pattern}” can never be found: ${fault}`, "see the pattern rules in docs/pack-format.md")];
    }),
  );
};

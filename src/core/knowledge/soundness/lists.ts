/** The editor's lists: topics with claims, phrasings that lead to one claim, a glossary that is one. */
import type { Problem } from "../../problem.ts";
import { wordsOf } from "../../question/words.ts";
import { breach, type Rule } from "./checked.ts";

/** Each topic of the pack has something to say. */
export const topicsHaveClaims: Rule = (checked) => {
  const used = new Set(checked.pack.claims.map((claim) => claim.topic));
  return checked.pack.header.topics
    .filter((topic) => !used.has(topic.id))
    .map((topic) =>
      breach(
        "topic-empty",
        checked.where(`topics/${topic.id}`),
        `the topic ${topic.id} has no claim`,
        "write one, or take the topic out of pack.yaml",
      ),
    );
};

const normalised = (phrasing: string): string =>
  wordsOf(phrasing)
    .map((word) => word.plain)
    .join(" ");

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
          owner === claim.id
            ? `claims/${claim.id} has “${phrasing}” twice`
            : `“${phrasing}” is asked of claims/${claim.id} and of claims/${owner}`,
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
      ? [
          breach(
            "concept-twice",
            checked.where(`glossary/${concept.id}`),
            `the general pack already has the concept ${concept.id}`,
            "use that one, or choose another id",
          ),
        ]
      : []),
    ...(circles(concept.id)
      ? [
          breach(
            "concept-circle",
            checked.where(`glossary/${concept.id}`, "broader"),
            `${concept.id} is broader than itself`,
            "let broader lead only upwards",
          ),
        ]
      : []),
  ]);
};

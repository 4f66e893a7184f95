/** Beliefs told apart by example: the program sees the difference, and no word stands at two places of one scale. */
import { readingsOf } from "../../question/belief-index.ts";
import { createFeatureReader, type Feature, type Reading } from "../../question/features.ts";
import { createSenses } from "../../question/senses.ts";
import { breach, type Rule } from "./checked.ts";

const shown = ({ features, denied }: Reading): string =>
  [
    denied % 2,
    ...features
      .map(({ kind, key, value, than }: Feature) => `${kind} ${key} ${value} ${than ? "than" : ""}`)
      .toSorted(),
  ].join("; ");

/** The two statements of a pair differ in something that is read: a name, a number, a sense or a denial. */
export const pairsTellApart: Rule = ({ pack, general, where }) => {
  if (pack.beliefs.length === 0) return [];
  const senses = createSenses([...(general?.senses ?? []), ...pack.senses]);
  const reader = createFeatureReader([...pack.concepts, ...(general?.concepts ?? [])], senses);
  return pack.beliefs.flatMap(({ id, pairs }) =>
    pairs
      .map((pair, i) => ({ pair, i, read: readingsOf(pair).map((text) => shown(reader.readText(text))) }))
      .filter(({ read: [no, yes] }) => no === yes)
      .map(({ pair, i }) =>
        breach(
          "pair-tells-nothing",
          where(`beliefs/${id}`, `pairs/${i}`),
          `beliefs/${id}: both statements of “${pair}” read alike`,
          "use words that stand on a scale of senses.yaml, or add them there",
        ),
      ),
  );
};

/** A phrase stands at one place of a scale. */
export const sensesStandOnce: Rule = ({ pack, where }) =>
  pack.senses.flatMap(({ id, at }) => {
    const phrases = at.flatMap((place) => place.phrases);
    return [...new Set(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i))].map((phrase) =>
      breach(
        "sense-twice",
        where(`senses/${id}`),
        `senses/${id}: “${phrase}” stands on this scale twice`,
        "leave it at the place that it says",
      ),
    );
  });

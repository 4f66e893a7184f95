/** General refusals (price, law, a dose for oneself), ready to be found: hundreds of phrases, of which a question says few. */
import type { Audience } from "../knowledge/claim.ts";
import type { Decline } from "../knowledge/decline.ts";
import { asSaid } from "./wording.ts";

/** The first refusal that a text, given as said, runs into. */
export type Refusals = (said: string, audience: Audience) => Decline | undefined;

/** Tells of phrases, given as said, which a text says; each is looked for only where its first word stands. */
function createPhrases(): {
  readonly numberOf: (phrase: string) => number;
  readonly saidIn: (said: string) => Uint8Array;
} {
  const numbers = new Map<string, number>();
  const byFirst = new Map<string, string[]>();
  const numberOf = (phrase: string): number => {
    const known = numbers.get(phrase);
    if (known !== undefined) return known;
    const first = phrase.split(" ")[1] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
    numbers.set(phrase, numbers.size);
    return numbers.size - 1;
  };
  const saidIn = (said: string): Uint8Array => {
    const found = new Uint8Array(numbers.size);
    for (const word of new Set(said.split(" ")))
      for (const phrase of byFirst.get(word) ?? []) if (said.includes(phrase)) found[numbers.get(phrase) ?? 0] = 1;
    return found;
  };
  return { numberOf, saidIn };
}

/** Makes them ready, in their order. */
export function createRefusals(declines: readonly Decline[]): Refusals {
  const { numberOf, saidIn } = createPhrases();
  const numbered = (phrases: readonly string[]): readonly number[] => phrases.map((phrase) => numberOf(asSaid(phrase)));
  const ready = declines.map((decline) => ({
    decline,
    when: decline.when.map(numbered),
    unless: numbered(decline.unless),
  }));
  return (said, audience) => {
    const found = saidIn(said);
    const isSaid = (phrase: number): boolean => found[phrase] === 1;
    return ready.find(
      ({ decline: { audiences }, when, unless }) =>
        (audiences.length === 0 || audiences.includes(audience)) &&
        when.every((group) => group.some(isSaid)) &&
        !unless.some(isSaid),
    )?.decline;
  };
}

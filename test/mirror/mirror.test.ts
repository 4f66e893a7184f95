/** The mirror of "nothing is said of people without the disease": histories planted in others' records bring up what they should. */
import { describe, expect, test } from "vitest";
import { mirror } from "./campaign.ts";
import { antiMag } from "../support/product.ts";
import { expectedOf, undiagnosedTitle } from "./expected.ts";
import { syntheticHosts } from "./hosts.ts";

const today = "2026-11-21";
const outcomes = mirror({ hosts: syntheticHosts(100, today), confirmed: 52, undiagnosed: 13, today, seed: 2 });

describe("histories planted in other people's records, under other names, codes and units", () => {
  test("bring up what they should, and nothing they must not", () => {
    const known = outcomes.filter(({ title }) => title !== undiagnosedTitle);
    expect(known).toHaveLength(52);
    expect(known.filter(({ ok }) => !ok)).toEqual([]);
  });

  test("undiagnosed, bring up the test for anti-MAG and no treatment", () => {
    const open = outcomes.filter(({ title }) => title === undiagnosedTitle);
    expect(open).toHaveLength(13);
    expect(open.filter(({ ok }) => !ok)).toEqual([]);
  });

  test("what must not be said bears the name of a rule or a group, else it could not be missed", () => {
    const { rules } = antiMag().pack;
    const begins = (word: string): boolean =>
      word.startsWith("group:")
        ? rules.some(({ group }) => word === `group:${group}`)
        : rules.some(({ id }) => id.startsWith(word)) || "hard-stops-anti-cd20".startsWith(word);
    const words = Object.values(expectedOf).flatMap(({ not }) => not ?? []);
    expect(words.filter((word) => !begins(word))).toEqual([]);
  });

  test("were written in many ways", () => {
    const problems = outcomes.flatMap((outcome) => outcome.problems);
    // The two records that are wrong by design, and nothing else, are complained of.
    expect(new Set(problems)).toEqual(
      new Set([
        "Observation: IgM is outside what is possible; it is shown and not used",
        "Observation: IgM has a unit that cannot be used; it is shown and not used",
        "Observation: anti-MAG titre has a value that cannot be read one way; it is shown and not used",
        "Observation: CD19 B cells has a value that cannot be read one way; it is shown and not used",
        "Observation: IgM was entered in error; it is kept out of every fact",
      ]),
    );
  });
});

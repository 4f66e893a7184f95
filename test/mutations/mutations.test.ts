/** The verifier against changed sentences, its own sentences and other people's paraphrases of them. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { caught, floors, runCampaign, shippedSubject, tallyOf, verifyPack } from "./campaign.ts";
import { kinds, makeMutants } from "./mutants.ts";

const subject = shippedSubject();
const campaign = runCampaign(subject, 3200, 20261121);

describe("mutants of the pack's sentences", () => {
  test.each(kinds)("%s: the floor is held", (kind) => {
    const tally = campaign.byKind.get(kind);
    expect(tally?.total, "mutants made").toBeGreaterThan(kind === "arms" ? 4 : 150);
    expect(tally === undefined ? 0 : caught(tally)).toBeGreaterThanOrEqual(floors[kind]);
  });

  test("every mutant differs from the sentence it came from, in its words or in its record", () => {
    const claims = new Map(subject.pack.claims.map((c) => [c.id, c]));
    const same = makeMutants(subject.pack.claims, subject.lexicon, 400, 3).filter((m) => {
      const claim = claims.get(m.claim);
      return m.text === claim?.say[m.wording] && m.supports === claim.support;
    });
    expect(same).toEqual([]);
  });

  test("the same seed makes the same mutants, another seed others", () => {
    const texts = (seed: number): readonly string[] =>
      makeMutants(subject.pack.claims, subject.lexicon, 60, seed).map((m) => m.text);
    expect(texts(5)).toEqual(texts(5));
    expect(texts(5)).not.toEqual(texts(6));
  });
});

test("the pack's own sentences agree with their records, but for a few that await an editor", () => {
  const { tally } = verifyPack(subject);
  expect(tally.agrees / tally.total).toBeGreaterThan(0.95);
  expect(tally.disagrees / tally.total).toBeLessThan(0.03);
});

const file = resolve(import.meta.dirname, "../paraphrases/anti-mag.yaml");
const Paraphrases = z.array(z.looseObject({ claim: z.string(), text: z.string() }));

test.skipIf(!existsSync(file))("true paraphrases by another editor are seldom rejected", () => {
  const supports = new Map(subject.pack.claims.map((c) => [c.id, c.support]));
  const list = Paraphrases.parse(parse(readFileSync(file, "utf8")));
  expect(list.filter((p) => !supports.has(p.claim)).map((p) => p.claim)).toEqual([]);
  const tally = tallyOf(list.map((p) => subject.verify(p.text, supports.get(p.claim) ?? [])));
  expect(tally.total).toBeGreaterThanOrEqual(300);
  expect(tally.disagrees / tally.total, "wrong rejections").toBeLessThan(0.02);
  expect(tally["not-checkable"] / tally.total, "not checkable").toBeLessThan(0.2);
});

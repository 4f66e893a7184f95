import { describe, expect, test } from "vitest";
import { createChance } from "../../src/examples/chance.ts";
import { exampleRecords } from "../../src/examples/example-records.ts";
import { runCampaign } from "./campaign.ts";
import { mutateRecord } from "./mutate-record.ts";

const sources = exampleRecords("2026-11-21").map(({ bundle }) => bundle);

describe("mutated records", () => {
  test("a thousand are read without a throw, into entries that hold, of the right patient", () => {
    const outcome = runCampaign(sources, 1000, 1);
    expect(outcome.failures).toEqual([]);
    // The campaign reaches both what is taken and what is refused.
    expect(outcome.entries).toBeGreaterThan(20_000);
    expect(outcome.problems).toBeGreaterThan(1000);
  });

  test("the same seed mutates alike, another one otherwise", () => {
    const [source] = sources;
    const text = (seed: number): string => mutateRecord(source, createChance(seed)).text;
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });
});

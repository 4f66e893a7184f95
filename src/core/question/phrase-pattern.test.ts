import { describe, expect, test } from "vitest";
import { parsePattern, PatternNodes } from "./phrase-pattern.ts";
import { createPhraseIndex, findPhrases } from "./phrases.ts";
import { tokensOf } from "./tokens.ts";

describe("PatternNodes", () => {
  test("makes what two patterns share once", () => {
    const nodes = new PatternNodes();
    const [first] = parsePattern("cure of the disease", undefined, nodes);
    const [second] = parsePattern("end of (the|a) disease", undefined, nodes);
    const [third] = parsePattern("cure of the disease", undefined, nodes);
    expect(third).toBe(first);
    expect(second?.next[0]).not.toBe(first?.next[0]);
    expect(second?.next[0]?.next[0]).toBe(first?.next[0]?.next[0]);
  });

  test("tells tests apart that read alike", () => {
    const nodes = new PatternNodes();
    const patterns = ["a .. b", "a ... b", "a # b", "a #1-2 b", "a #1-3 b", "a b* b", "a b b", "a b? b", "a (b|c) b"];
    const begun = patterns.map((pattern) => parsePattern(pattern, undefined, nodes)[0]);
    expect(new Set(begun).size).toBe(patterns.length);
  });

  test("finds the same in indexes that share nodes", () => {
    const patterns = ["(high|raised) titre means .. severe?", "titre (of)? #5-9", "raised titre", "sever* disease"];
    const said = tokensOf("A raised titre means a severe disease, and a titre of 7 a severed one.");
    const owned = patterns.map((pattern, at) => [pattern, at] as const);
    const shared = new PatternNodes();
    createPhraseIndex(owned.toReversed(), undefined, shared);
    const alone = findPhrases(createPhraseIndex(owned), said);
    expect(alone.length).toBeGreaterThan(3);
    expect(findPhrases(createPhraseIndex(owned, undefined, shared), said)).toEqual(alone);
  });
});

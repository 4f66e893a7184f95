import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReviewContent, ReviewPart } from "./content.ts";
import { differences, wordDifference } from "./difference.ts";
import { commonPlaces } from "./longest-common.ts";

const part = (id: string, ...sentences: readonly string[]): ReviewPart => ({
  id,
  title: `Title of ${id}`,
  kind: "section",
  sentences: sentences.map((said) => {
    const [name = "", text = ""] = said.split(": ");
    return { id: name, says: { text, citations: [], check: "curated", read: "abstract", approved: false } };
  }),
});
const content = (...parts: readonly ReviewPart[]): ReviewContent => ({
  title: "A title",
  pages: [{ audience: "clinician", parts, references: [], terms: [], disclaimer: "" }],
  evidenceCurrentThrough: "2026-11-01",
  packs: [],
});
const told = (before: ReviewContent, after: ReviewContent) =>
  differences(before, after).map(({ sentence, kind }) => `${sentence} ${kind}`);

const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 9 });

/** The length of the longest common subsequence, by trying everything. */
function longest(a: readonly string[], b: readonly string[]): number {
  const [head, ...rest] = a;
  if (head === undefined) return 0;
  const at = b.indexOf(head);
  const taken = at < 0 ? 0 : 1 + longest(rest, b.slice(at + 1));
  return Math.max(taken, longest(rest, b));
}

describe("commonPlaces", () => {
  test("is as long as can be, in order, and pairs the same with the same", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const places = commonPlaces(a, b);
        expect(places).toHaveLength(longest(a, b));
        places.forEach(([i, j], at) => {
          expect(a[i]).toBe(b[j]);
          const [before, beside] = places[at - 1] ?? [-1, -1];
          expect(i > before && j > beside).toBe(true);
        });
      }),
    );
  });
});

describe("wordDifference", () => {
  test("what stays and goes is the old wording, what stays and comes the new one", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const runs = wordDifference(a.join(" "), b.join(" "));
        const textOf = (kind: string) =>
          runs
            .filter((run) => run.kind === "same" || run.kind === kind)
            .map(({ text }) => text.trim())
            .join(" ")
            .replaceAll(/\s+/gu, " ")
            .trim();
        expect(textOf("removed")).toBe(a.join(" "));
        expect(textOf("added")).toBe(b.join(" "));
        runs.forEach((run, at) => expect(run.kind).not.toBe(runs[at + 1]?.kind));
      }),
    );
  });

  test("marks a number that changed", () => {
    expect(wordDifference("Helps 30 % of people.", "Helps 52 % of people.")).toEqual([
      { kind: "same", text: "Helps " },
      { kind: "removed", text: "30 " },
      { kind: "added", text: "52 " },
      { kind: "same", text: "% of people." },
    ]);
  });
});

describe("differences", () => {
  const before = content(part("one", "s1: First.", "s2: Second.", "s3: Third."), part("two", "s4: Fourth."));

  test("none between the same", () => {
    expect(told(before, before)).toEqual([]);
  });

  test.each([
    [
      "added",
      content(part("one", "s1: First.", "n: New.", "s2: Second.", "s3: Third."), part("two", "s4: Fourth.")),
      ["n added"],
    ],
    ["removed", content(part("one", "s1: First.", "s3: Third."), part("two", "s4: Fourth.")), ["s2 removed"]],
    [
      "reworded",
      content(part("one", "s1: First.", "s2: Another.", "s3: Third."), part("two", "s4: Fourth.")),
      ["s2 reworded"],
    ],
    [
      "moved within a part",
      content(part("one", "s2: Second.", "s3: Third.", "s1: First."), part("two", "s4: Fourth.")),
      ["s1 moved"],
    ],
    [
      "moved to another part",
      content(part("one", "s1: First.", "s2: Second."), part("two", "s3: Third.", "s4: Fourth.")),
      ["s3 moved"],
    ],
  ])("%s", (_kind, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test("a page that came or went is added or removed as a whole", () => {
    const none = { ...before, pages: [] };
    expect(told(none, before)).toEqual(["s1 added", "s2 added", "s3 added", "s4 added"]);
    expect(told(before, none)).toEqual(["s1 removed", "s2 removed", "s3 removed", "s4 removed"]);
  });
});

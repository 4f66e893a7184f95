import { describe, expect, it } from "vitest";
import { problemsOf } from "./broken-pack.ts";
import { inspectPack } from "./check-pack.ts";
import { changed, miniPack, writePack } from "./mini-pack.ts";
import { readPack } from "./read-pack.ts";

describe("inspectPack", () => {
  it("finds nothing wrong with the sound pack", () => {
    expect(problemsOf(miniPack)).toEqual([]);
  });

  it("refuses a concept that the general pack has already", () => {
    const read = readPack(writePack(miniPack));
    if (!read.ok) throw new Error("the sound pack cannot be read");
    const twice = inspectPack(read.value, { ...read.value.pack, concepts: read.value.pack.concepts.slice(0, 1) });
    expect(twice.problems.map((p) => [p.rule, p.where?.file, p.where?.line])).toEqual([
      ["concept-twice", "glossary.yaml", 1],
    ]);
  });

  it("lets a partly used finding be listed when the reason says so", () => {
    const files = changed(
      miniPack,
      "coverage.yaml",
      "because: Only relayed by a page.",
      "because: The first part is cited; the rest is only relayed.",
    );
    expect(problemsOf(changed(files, "coverage.yaml", "facts: [T1-05]", "facts: [T1-05, T1-01]"))).toEqual([]);
  });

  it("offers the names most like a wrong one", () => {
    const [problem] = problemsOf(
      changed(miniPack, "regimens.yaml", "claims: [walking-improves]", "claims: [walking-improved]"),
    );
    expect(problem?.fix).toContain("walking-improves");
  });

  it("counts sources, claims, findings and the mean reading grade", () => {
    const read = readPack(writePack(miniPack));
    if (!read.ok) throw new Error("the sound pack cannot be read");
    const { counts } = inspectPack(read.value, undefined);
    expect(counts).toMatchObject({ sources: 3, claims: 3, findings: 5, findingsUsed: 3, findingsExplained: 2 });
    expect(counts.readingGrade).toBeGreaterThan(2);
    expect(counts.readingGrade).toBeLessThan(7);
  });
});

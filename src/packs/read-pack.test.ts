import { join } from "node:path";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import type { Problem } from "../core/problem.ts";
import { changed, lineOf, miniPack, type PackFiles, writePack } from "./mini-pack.ts";
import { readPack } from "./read-pack.ts";

function problemsOf(files: PackFiles): readonly Problem[] {
  const read = readPack(writePack(files));
  return read.ok ? [] : read.error;
}

describe("readPack", () => {
  it("reads a sound pack, its lists and the place of each item and field", () => {
    const read = readPack(writePack(miniPack));
    if (!read.ok) throw new Error("the sound pack cannot be read");
    const { pack, origins } = read.value;
    expect(pack.claims.map((c) => c.id)).toEqual(["strength-improves", "walking-improves", "walking-worsens"]);
    expect(pack.header.corrections.map((c) => c.id)).toEqual(["all-improve"]);
    const claims = miniPack["claims/results.yaml"] ?? "";
    expect(origins.get("claims/walking-improves")).toEqual({
      file: "claims/results.yaml",
      line: lineOf(claims, "- id: walking-improves"),
    });
    expect(origins.get("claims/walking-worsens#say/patient")?.line).toBe(
      lineOf(claims, "patient: Walking speed worsened"),
    );
    expect(origins.get("topics/treatment/results")).toEqual({
      file: "pack.yaml",
      line: lineOf(miniPack["pack.yaml"] ?? "", "- { id: treatment/results"),
    });
  });

  it("reads every file of a folder beside the single file of the same name", () => {
    const files = { ...miniPack, "glossary/more.yaml": "- { id: extra, kind: sign, name: extra sign }\n" };
    const read = readPack(writePack(files));
    expect(read.ok && read.value.pack.concepts.map((c) => c.id)).toContain("extra");
  });

  it.each([
    ["an unclosed bracket", "gaps.yaml", "nearest: [strength-improves]", "nearest: [strength-improves", "facts:"],
    ["a tab for indentation", "gaps.yaml", "  nearest:", "\tnearest:", "\tnearest:"],
    ["an unquoted colon", "conflicts.yaml", "topic: Does it work?", "topic: Does it: work?", "topic: Does it: work?"],
  ])("names the line of a YAML error: %s", (_, file, from, to, near) => {
    const files = changed(miniPack, file, from, to);
    const [problem] = problemsOf(files);
    expect(problem).toMatchObject({ code: "pack-yaml", where: { file } });
    expect(Math.abs((problem?.where?.line ?? 0) - lineOf(files[file] ?? "", near))).toBeLessThanOrEqual(1);
  });

  it.each([
    ["an unknown key", "claims/results.yaml", "  withheld: true", "  witheld: true", "- id: walking-improves"],
    ["a wrong value", "claims/results.yaml", "level: very-low", "level: lowest", "certainty: { level: lowest"],
    [
      "too few phrasings",
      "claims/results.yaml",
      "    - result of the series\n",
      "",
      "- Does samplumab improve walking speed?",
    ],
    ["a number where text belongs", "claims/results.yaml", `numbers: ["4"]`, "numbers: [4]", "numbers: [4]"],
    ["a bad id", "claims/results.yaml", "- id: walking-worsens", "- id: Walking_worsens", "- id: Walking_worsens"],
    ["a regimen that is not off-label", "regimens.yaml", "offLabel: true", "offLabel: false", "offLabel: false"],
    ["a pair without the words that decide", "beliefs.yaml", "<slows|quickens>", "slows", "- walking slows"],
    ["a belief that nothing sets right", "beliefs.yaml", "  correct: [walking-improves]\n", "", "- id: walks-worse"],
    ["a missing key of pack.yaml", "pack.yaml", "owner: Testers\n", "", "id: mini"],
    ["a date that is none", "pack.yaml", `searchedOn: "2026-11-01"`, "searchedOn: November", "- { id: disease/what"],
  ])("names file and line of a schema error: %s", (_, file, from, to, line) => {
    const files = changed(miniPack, file, from, to);
    const [problem] = problemsOf(files);
    expect(problem).toMatchObject({
      code: "pack-schema",
      rule: "pack-format",
      where: { file, line: lineOf(files[file] ?? "", line) },
    });
  });

  it("names all problems of all files at once", () => {
    const files = changed(
      changed(miniPack, "gaps.yaml", "about: [sample-disease]", "about: []"),
      "sources/all.yaml",
      "design: cohort",
      "design: guess",
    );
    expect(problemsOf(files).map((p) => p.where?.file)).toEqual(["sources/all.yaml", "gaps.yaml"]);
  });

  it("refuses an id that stands twice, also in another file, and names the first", () => {
    const files = { ...miniPack, "glossary/more.yaml": "- { id: samplumab, kind: drug, name: samplumab again }\n" };
    const [problem] = problemsOf(files);
    expect(problem).toMatchObject({ code: "pack-duplicate", where: { file: "glossary/more.yaml", line: 1 } });
    expect(problem?.fix).toContain("glossary.yaml:4");
  });

  it("refuses an alias bomb without expanding it", () => {
    const levels = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const bomb = levels
      .map(
        (level, i) =>
          `- &${level} [${i === 0 ? `"boom"` : Array.from({ length: 9 }, () => `*${levels[i - 1]}`).join(", ")}]`,
      )
      .join("\n");
    const problems = problemsOf({ ...miniPack, "gaps.yaml": bomb });
    expect(problems.every((p) => p.where?.file === "gaps.yaml")).toBe(true);
    expect(problems.some((p) => p.code === "pack-yaml" && /alias/i.test(p.message))).toBe(true);
  });

  it("refuses an alias that names nothing, at its line", () => {
    const files = changed(miniPack, "conflicts.yaml", "about: [samplumab]", "about: *nowhere");
    expect(problemsOf(files)[0]).toMatchObject({ code: "pack-yaml", where: { file: "conflicts.yaml" } });
  });

  it("refuses a list file that is no list, and takes an empty one for an empty list", () => {
    expect(problemsOf({ ...miniPack, "coverage.yaml": "facts: [T1-04]\n" })[0]).toMatchObject({
      code: "pack-yaml",
      where: { file: "coverage.yaml", line: 1 },
    });
    expect(problemsOf({ ...miniPack, "declines.yaml": "# nothing yet\n" })).toEqual([]);
  });

  it.each(["claim/more.yaml", "coverage-draft.yaml", "claims/more.yml", "gaps.yml"])(
    "names a file that nothing reads: %s",
    (file) => {
      expect(problemsOf({ ...miniPack, [file]: "[]\n" })).toMatchObject([{ code: "pack-file", where: { file } }]);
    },
  );

  it("leaves other files of the folder alone", () => {
    expect(
      problemsOf({ ...miniPack, "README.md": "# Mini\n", "questions.yaml": "floors: {}\n", "ordinary.txt": "a b\n" }),
    ).toEqual([]);
  });

  it("adds phrasings that stand apart to their claim, each with its place", () => {
    const files = {
      ...miniPack,
      "phrasings/more.yaml": "- claim: walking-improves\n  answers:\n    - Can I walk faster?\n",
    };
    const read = readPack(writePack(files));
    if (!read.ok) throw new Error("the pack cannot be read");
    expect(read.value.pack.claims[1]?.answers.at(-1)).toBe("Can I walk faster?");
    expect(read.value.origins.get("claims/walking-improves#answers/4")).toEqual({
      file: "phrasings/more.yaml",
      line: 3,
    });
  });

  it("names the place of phrasings for a claim that is not there", () => {
    const files = { ...miniPack, "phrasings/more.yaml": "\n- { claim: nothing, answers: [Can I walk faster?] }\n" };
    expect(problemsOf(files)).toMatchObject([
      { code: "pack-dangling", where: { file: "phrasings/more.yaml", line: 2 } },
    ]);
  });

  it("says which folder is missing", () => {
    const read = readPack(join(tmpdir(), "ranvier-no-such-pack"));
    expect(read.ok).toBe(false);
    expect(!read.ok && read.error[0]).toMatchObject({ code: "pack-missing", where: { file: "pack.yaml" } });
    expect(!read.ok && read.error[0]?.message).toContain("ranvier-no-such-pack");
  });
});

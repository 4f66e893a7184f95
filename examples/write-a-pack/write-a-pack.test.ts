import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { localActor } from "../../src/app/actor.ts";
import { askPacks } from "../../src/app/answers/ask.ts";
import type { Knowledge } from "../../src/app/answers/knowledge.ts";
import type { Answer, Sentence } from "../../src/core/answer/answer.ts";
import { createLibrary } from "../../src/core/answer/library.ts";
import { nothingWithdrawn } from "../../src/core/knowledge/withdrawn.ts";
import type { Audience } from "../../src/core/knowledge/claim.ts";
import { inspectPack } from "../../src/packs/check-pack.ts";
import { type ReadPack, readPack } from "../../src/packs/read-pack.ts";

const root = resolve(import.meta.dirname, "../..");

function read(folder: string): ReadPack {
  const pack = readPack(resolve(root, folder));
  if (!pack.ok) throw new Error(pack.error.map((p) => `${p.where?.file}:${p.where?.line} ${p.message}`).join("\n"));
  return pack.value;
}

const general = read("packs/general");
const carpalTunnel = read("examples/write-a-pack/carpal-tunnel");
const knowledge: Knowledge = {
  libraries: [read("packs/anti-mag"), carpalTunnel].map(({ pack }) => createLibrary(pack, general.pack)),
  withdrawn: nothingWithdrawn,
  bare: createLibrary(general.pack, general.pack),
};

function answerTo(question: string, audience: Audience = "clinician"): Answer {
  const surroundings = { now: () => "2026-11-21T12:00:00Z", newId: () => "id", newToken: () => "token" };
  const answer = askPacks({ knowledge, surroundings }, localActor, { question, audience });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const sentencesOf = (answer: Answer): readonly Sentence[] => [
  ...answer.bottomLine,
  ...answer.sections.flatMap((s) => s.sentences),
  ...answer.disagreements.flatMap((d) => d.sides.flatMap((s) => s.statements)),
  ...answer.nearest,
];

describe("the carpal tunnel pack", () => {
  it("passes the check and is easy to read", () => {
    const { problems, counts } = inspectPack(carpalTunnel, general.pack);
    expect(problems).toEqual([]);
    expect(counts.readingGrade).toBeLessThanOrEqual(7);
  });

  it.each([
    ["What is carpal tunnel syndrome?", "what-it-is"],
    ["How common is carpal tunnel syndrome?", "prevalence-confirmed"],
    ["Is surgery better than a splint for carpal tunnel syndrome?", "surgery-three-months"],
    ["Does a normal nerve test rule out carpal tunnel syndrome?", "normal-nerve-test"],
    ["How is carpal tunnel syndrome treated?", "surgery-three-months"],
  ])("answers “%s” beside the anti-MAG pack", (question, claim) => {
    for (const audience of ["clinician", "patient"] as const) {
      const answer = answerTo(question, audience);
      expect(answer.packs).toEqual([{ id: "carpal-tunnel", version: "0.1.0" }]);
      expect(answer.outcome).toBe("answered");
      expect(answer.bottomLine[0]?.claim).toBe(`carpal-tunnel/${claim}`);
      expect(sentencesOf(answer).every((s) => s.claim?.startsWith("carpal-tunnel/"))).toBe(true);
      expect(answer.references.every((r) => r.sourceId.startsWith("carpal-tunnel/"))).toBe(true);
    }
  });

  it("shows both sides of its dispute", () => {
    const answer = answerTo("Is a steroid injection better than a splint for carpal tunnel syndrome?");
    expect(answer.disagreements.map((d) => d.sides.map((s) => s.statements[0]?.claim))).toEqual([
      ["carpal-tunnel/dispute-injection-better", "carpal-tunnel/dispute-injection-no-better"],
    ]);
  });

  it("says openly what it did not search", () => {
    const answer = answerTo("Does typing cause carpal tunnel syndrome?");
    expect(answer.outcome).toBe("no-evidence");
    expect(answer.unknowns[0]?.text).toContain("keyboard work");
  });

  it("runs its calculator on the numbers of a question", () => {
    const answer = answerTo(
      "Carpal tunnel syndrome: latency difference with median latency 4.1 ms and ulnar latency 2.9 ms?",
    );
    expect(answer.calculations[0]?.results).toEqual({ difference: { value: 1.2, unit: "ms" } });
  });
});

describe("the anti-MAG pack beside it", () => {
  it.each([
    "What is anti-MAG neuropathy?",
    "Does rituximab work in anti-MAG neuropathy?",
    "Is IVIG useful in anti-MAG neuropathy?",
  ])("answers “%s” and never from the carpal tunnel pack", (question) => {
    const answer = answerTo(question);
    expect(answer.packs.map((p) => p.id)).toEqual(["anti-mag"]);
    expect(sentencesOf(answer).length).toBeGreaterThan(0);
    expect(sentencesOf(answer).every((s) => s.claim?.startsWith("anti-mag/"))).toBe(true);
  });

  it("answers nothing on a third disease", () => {
    expect(answerTo("How is migraine treated?").outcome).toBe("out-of-scope");
  });
});

describe("ranvier pack", () => {
  const run = (
    ...args: readonly string[]
  ): { readonly status: number | null; readonly out: string; readonly err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", "pack", ...args], {
      cwd: root,
      encoding: "utf8",
    });
    return { status, out: stdout, err: stderr };
  };

  it("check says that the example is fine, with its counts", () => {
    const { status, out } = run("check", "examples/write-a-pack/carpal-tunnel");
    expect(status).toBe(0);
    expect(out).toMatch(
      /7 sources, 13 claims; 13 of 15 findings used, 2 left out with a reason; mean reading grade .* \d\.\d/,
    );
  });

  it("check names file, line, rule and fix of a problem, and ends with 1", () => {
    const copy = join(mkdtempSync(join(tmpdir(), "ranvier-example-")), "carpal-tunnel");
    cpSync(join(root, "examples/write-a-pack/carpal-tunnel"), copy, { recursive: true });
    const file = join(copy, "conflicts.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("about: [steroid-injection, splint]", "about: [steroid, splint]"),
    );
    const { status, out } = run("check", copy);
    expect(status).toBe(1);
    expect(out).toContain(
      "conflicts.yaml:4: [unknown-concept] conflicts/injection-or-splint names the concept “steroid”",
    );
    const report = JSON.parse(run("check", copy, "--json").out) as {
      fine: boolean;
      problems: readonly { rule: string }[];
    };
    expect([report.fine, report.problems.map((p) => p.rule)]).toEqual([false, ["unknown-concept"]]);
  });

  it("ends with 2 and one sentence when it is called wrongly", () => {
    for (const args of [[], ["check"], ["check", "docs"], ["mend", "packs/general"]]) {
      const { status, out, err } = run(...args);
      expect([status, out]).toEqual([2, ""]);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
  });

  it("schema writes one schema per pack file", () => {
    const folder = mkdtempSync(join(tmpdir(), "ranvier-schema-"));
    expect(run("schema", folder).status).toBe(0);
    expect(readFileSync(join(folder, "claims.schema.json"), "utf8")).toContain("How people ask for this");
  });
});

/** The shipped exam: sound, not answered by rote, and its floors met. */
import { describe, expect, test } from "vitest";
import { isAside } from "../src/cli/commands/eval.ts";
import { missedFloors } from "../src/core/answer/exam.ts";
import { sitExam } from "../src/core/answer/sit-exam.ts";
import { isStopWord, wordsOf } from "../src/core/question/words.ts";
import { loadExam } from "../src/compose/knowledge.ts";
import { antiMag, packsFolder } from "./support/product.ts";

const loaded = loadExam(packsFolder, "anti-mag");
if (!loaded.ok) throw new Error(loaded.error.map((p) => p.message).join("\n"));
const exam = loaded.value;
const library = antiMag();
const contentOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter((w) => !isStopWord(w.plain))
      .map((w) => w.stem),
  );

describe("questions.yaml", () => {
  test("has what an exam needs of each kind", () => {
    const of = (kind: string): number => exam.questions.filter((q) => q.kind === kind).length;
    expect(of("plain")).toBeGreaterThanOrEqual(200);
    for (const [kind, least] of Object.entries({
      decline: 30,
      lookalike: 30,
      "false-premise": 20,
      "true-premise": 40,
      urgent: 30,
      "not-urgent": 60,
      "follow-up": 15,
      typo: 15,
      number: 20,
      ambiguous: 20,
    }))
      expect(of(kind), kind).toBeGreaterThanOrEqual(least);
  });

  test("names only claims, gaps and topics that exist", () => {
    const topics = library.pack.header.topics.map((t) => t.id);
    const known = (key: string): boolean =>
      key.endsWith("/*")
        ? topics.some((t) => t.startsWith(key.slice(0, -1)))
        : topics.includes(key) ||
          library.statements.has(key) ||
          (key.startsWith("gap:") && library.gaps.has(key.slice(4)));
    const unknown = exam.questions.flatMap((q) =>
      [...q.require, ...q.allow, ...q.forbid]
        .flatMap((k) => k.split("|"))
        .filter((k) => !known(k))
        .map((k) => `${q.id}: ${k}`),
    );
    expect(unknown).toEqual([]);
  });

  test("no claim's own phrasing nearly equals a question", () => {
    const phrasings = library.pack.claims.flatMap((c) => c.answers.map((a) => ({ id: c.id, a, words: contentOf(a) })));
    const near = exam.questions
      .filter((q) => q.require.length > 0)
      .flatMap((q) => {
        const words = contentOf(q.text);
        return phrasings
          .filter((p) => {
            const shared = [...words].filter((w) => p.words.has(w)).length;
            return words.size + p.words.size > 0 && shared / (words.size + p.words.size - shared) >= 0.9;
          })
          .map((p) => `${q.id} “${q.text}” ~ ${p.id} “${p.a}”`);
      });
    expect(near).toEqual([]);
  });
});

/** Shares reached of kinds without a floor in the file: the engine may not fall behind them. */
const held: Readonly<Record<string, number>> = {
  urgent: 1,
  number: 0.85,
  ambiguous: 0.95,
};

describe("the engine holds what it has reached", () => {
  const marks = sitExam(exam, library);
  const shareOf = (kind: string): number => {
    const of = marks.filter((m) => m.question.kind === kind);
    return of.filter((m) => m.faults.length === 0).length / of.length;
  };
  test.each(Object.entries(held))("%s: at least %d right", (kind, least) => {
    expect(shareOf(kind)).toBeGreaterThanOrEqual(least);
  });

  test("every floor of the file is met", () => {
    const aside = marks.filter((m) => isAside(m.question.id, exam));
    const tuned = marks.filter((m) => !aside.includes(m));
    expect(missedFloors(exam, tuned, aside)).toEqual([]);
  });

  test("at most one true premise corrected, two calm messages flagged, and no forbidden statement", () => {
    const wrong = (kind: string): number => marks.filter((m) => m.question.kind === kind && m.faults.length > 0).length;
    expect(wrong("true-premise")).toBeLessThanOrEqual(1);
    expect(wrong("not-urgent")).toBeLessThanOrEqual(2);
    expect(marks.flatMap((m) => m.forbidden.map((f) => `${m.question.id}: ${f}`))).toEqual([]);
  });
});

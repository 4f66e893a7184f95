/** What lies outside the pack is declined, and what sounds like it and lies inside is answered. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { audienceOfVoice } from "../src/core/answer/exam.ts";
import { askProduct, root } from "./support/product.ts";

type Voice = Parameters<typeof audienceOfVoice>[0];
type Asked = readonly { readonly voice: Voice; readonly text: string }[];

const questions: Readonly<Record<string, Asked>> = parse(readFileSync(join(root, "test/declines.yaml"), "utf8"));

function isDeclined({ voice, text }: Asked[number]): boolean {
  const { outcome } = askProduct({ question: text, audience: audienceOfVoice(voice) });
  return outcome === "no-evidence" || outcome === "out-of-scope";
}

describe("questions that lie outside the pack, and their answerable twins", () => {
  test.each([
    ["decline", 80, 2],
    ["declineFresh", 40, 1],
  ] as const)("of %s, %i in number, at most %i is answered", (key, count, most) => {
    const asked = questions[key] ?? [];
    expect(asked).toHaveLength(count);
    const answered = asked.filter((q) => !isDeclined(q)).map((q) => q.text);
    expect(answered.length, answered.join("\n")).toBeLessThanOrEqual(most);
  });

  test.each([
    ["answer", 60, 1],
    ["answerFresh", 30, 2],
  ] as const)("of %s, %i in number, at most %i is declined", (key, count, most) => {
    const asked = questions[key] ?? [];
    expect(asked).toHaveLength(count);
    const declined = asked.filter(isDeclined).map((q) => q.text);
    expect(declined.length, declined.join("\n")).toBeLessThanOrEqual(most);
  });
});

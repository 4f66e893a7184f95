import { expect, test } from "vitest";
import { sentencesOf } from "./sentences.ts";
import { tokensOf } from "./tokens.ts";

const sentencesIn = (text: string): number => sentencesOf(tokensOf(text)).length;

test.each([
  ["Dr. Sample saw it. It was new.", 2],
  ["It rose approx. twice in March.", 1],
  ["They say it is MS. Do I take it?", 2],
])("%s", (text, count) => expect(sentencesIn(text)).toBe(count));

/** A message with several short questions, each of which an editor decided. */
import type { FrequentQuestion } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import { wordingKey } from "./frequent.ts";
import type { Library } from "./library.ts";

const aQuestion = /[^.!?\n]+\?/g;
const joined = /^\s*(and|also|but|or|then|finally)\b[\s,]*/i;

/**
 * What the editors decided for each question of a message that asks several; nothing when there is but one, or when one
 * of them was not decided: an answer that passes over a question would be none.
 */
export function severalDecided(
  question: Question,
  { frequent, pack, lexicon }: Library,
): readonly FrequentQuestion[] | undefined {
  if (question.carried.length > 0) return undefined;
  const parts = (question.text.match(aQuestion) ?? []).map((text) => text.replace(joined, "").trim());
  const decided = parts.map((text) => frequent.get(wordingKey(text, pack, lexicon)));
  const each = [...new Set(decided)].flatMap((one) => (one === undefined || one.outline !== undefined ? [] : [one]));
  return each.length > 1 && each.length === new Set(decided).size ? each : undefined;
}

/** The statements of several answers in turns: what answers each comes first. */
export function inTurns(answers: readonly FrequentQuestion[]): readonly string[] {
  const rounds = Math.max(0, ...answers.map(({ claims }) => claims.length));
  const ids = Array.from({ length: rounds }, (_, round) => answers.flatMap(({ claims }) => claims[round] ?? []));
  return [...new Set(ids.flat())];
}

/** The phrases of patient facts: what each does, and which are only part of a longer one. */
import type { PatientFactRule } from "../knowledge/situation.ts";
import { createPhraseIndex, type Hit, type PhraseIndex } from "./phrases.ts";

/** What a phrase of a rule does. */
export type Role = "present" | "always" | "absent" | "test" | "positive" | "negative" | "lookalike";
export interface FactPhrase {
  readonly rule: PatientFactRule;
  readonly role: Role;
}

/** The rules' phrases, ready to be found. */
export function createFactIndex(rules: readonly PatientFactRule[]): PhraseIndex<FactPhrase> {
  const phrases = rules.flatMap((rule) => {
    const of = (role: Role, list: readonly string[] = []): readonly (readonly [string, FactPhrase])[] => {
      const owner = { rule, role };
      return list.map((phrase) => [phrase, owner] as const);
    };
    const { test } = rule;
    return [
      ...of("present", rule.present),
      ...of("always", rule.always),
      ...of("absent", rule.absent),
      ...of("lookalike", rule.lookalikes),
      ...of("test", test?.names),
      ...of(
        "positive",
        test?.positive.filter((p) => p !== "+"),
      ),
      ...of(
        "negative",
        test?.negative.filter((p) => p !== "-"),
      ),
    ];
  });
  return createPhraseIndex(phrases);
}

export const isResult = (role: Role): boolean => role === "positive" || role === "negative";
const covers = (a: Hit<FactPhrase>, b: Hit<FactPhrase>): boolean =>
  a.from <= b.from && a.to >= b.to && a.to - a.from > b.to - b.from;

/** Drops phrases that are part of a longer one: "hepatitis B" in "hepatitis B core antibody", a look-alike's own words. */
export function withoutCovered(hits: readonly Hit<FactPhrase>[]): readonly Hit<FactPhrase>[] {
  const said = hits.filter((h) => !isResult(h.of.role));
  return said.filter((hit, i) => {
    if (hit.of.role === "lookalike") return false;
    for (let k = Math.max(0, i - 24); k < Math.min(said.length, i + 24); k++) {
      const other = said[k];
      if (other === undefined || other === hit) continue;
      const same = other.of.rule === hit.of.rule;
      if (
        other.of.role === "lookalike" &&
        same &&
        other.from < hit.to &&
        other.to > hit.from &&
        other.to - other.from >= hit.to - hit.from
      )
        return false;
      if (covers(other, hit) && (same || other.of.role === "test" || hit.of.rule.test !== undefined)) return false;
      if (same && other.from === hit.from && other.to === hit.to && rank(other) > rank(hit)) return false;
    }
    return true;
  });
}

const ranks: Readonly<Record<Role, number>> = {
  absent: 4,
  always: 3,
  present: 2,
  test: 1,
  positive: 0,
  negative: 0,
  lookalike: 5,
};
const rank = (hit: Hit<FactPhrase>): number => ranks[hit.of.role];

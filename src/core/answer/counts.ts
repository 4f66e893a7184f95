/** What whole numbers count: a record with "two courses" does not bear out "three courses", whatever else is three there. */
import { isStopWord } from "../question/words.ts";
import type { Figure } from "./figures.ts";
import type { Statement } from "./statement.ts";

/** A number with what it counts: the noun after it, or the word before it ("day 1"). */
export interface Counted {
  readonly figure: Figure;
  readonly noun: string;
}

/** What a study plans and counts; its people, points and values go by too many names to be compared. */
const planned = /^(?:courses?|cycles?|infusions?|doses?|scales?|sessions?|visits?|injections?)$/u;
/** A scale by its abbreviation: "1 ONLS point". */
const scale = /^[A-Z][A-Z-]{2,}$/u;
const ordinals = /^(?:days?|weeks?|cycles?|grades?)$/u;

const isCount = (figure: Figure): boolean => figure.dimension === "" || figure.dimension === "point";

/** Every bare count of a text with its noun. */
export function countsOf(statement: Statement, figures: readonly Figure[]): readonly Counted[] {
  return figures.flatMap((figure): Counted[] => {
    if (figure.over !== undefined || !isCount(figure) || figure.ranged !== undefined) return [];
    if (/\bof $/u.test(statement.text.slice(0, figure.start))) return [];
    const at = statement.words.findIndex((w) => w.end > figure.start);
    const before = statement.words[at - 1];
    if (before !== undefined && ordinals.test(before.plain)) return [{ figure, noun: `${before.stem} #` }];
    const next = statement.words.slice(at + 1, at + 5);
    const stop = next.findIndex((w) => isStopWord(w.plain) || w.clause !== statement.words[at]?.clause);
    const noun = next.slice(0, stop < 0 ? undefined : stop).find((w) => planned.test(w.plain) || scale.test(w.raw));
    return noun === undefined ? [] : [{ figure, noun: noun.stem }];
  });
}

/** Counts of the sentence whose noun the record counts too, always with other numbers. */
export const miscounted = (sentence: readonly Counted[], record: readonly Counted[]): readonly Figure[] =>
  sentence.flatMap(({ figure, noun }) => {
    const same = record.filter((r) => r.noun === noun);
    return same.length > 0 && same.every((r) => r.figure.value !== figure.value) ? [figure] : [];
  });

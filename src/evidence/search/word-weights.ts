/** How much each word of a question counts: names most, words that only say what kind of thing is asked least. */
import type { Word } from "../../core/question/words.ts";

/** Words that say what is asked rather than about what; most questions have some, most passages too. */
const askingWords = new Set(
  (
    "list name names describe role roles function functions association associated known use used uses involved involve treat " +
    "treatment treatments effect effects cause causes caused related find found type types main common study studies different " +
    "available drug drugs disease diseases mechanism mechanisms following include included including mediate result results " +
    "define definition defined information"
  ).split(" "),
);

const weights = { name: 1.25, asking: 0.5, ordinary: 0.6, other: 1 } as const;

/** A name of a molecule, gene, trial or scale: a digit in it, or a capital after its first letter. */
const nameLike = /\d|.\p{Lu}/u;

/** Capitals mean nothing in a message that is all capitals. */
const isShouted = (text: string): boolean => {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return small < (text.match(/\p{Lu}/gu)?.length ?? 0);
};

/** Makes the weighing of one text's words. */
export function wordWeights(text: string, isOrdinary: (plainWord: string) => boolean): (word: Word) => number {
  const shouted = isShouted(text);
  return ({ raw, plain }) => {
    if (nameLike.test(raw) && (!shouted || /\d/.test(raw))) return weights.name;
    if (askingWords.has(plain)) return weights.asking;
    return isOrdinary(plain) ? weights.ordinary : weights.other;
  };
}

/** What of the chosen advice finds room on one page: all of hard stops and a leading sentence of the rest always, more while there is room. */
import type { Recommendation, Reference, Sentence } from "../../../src/core/answer/answer.ts";
import { referenceLine } from "../../../src/core/answer/markdown.ts";

/** The advice that a letter is given, with the references it cites and the lines that the rest of the page takes. */
export interface Room {
  readonly taken: readonly Recommendation[];
  readonly references: readonly Reference[];
  /** What cites sources outside the advice. */
  readonly citedBeside: readonly Pick<Sentence, "citations">[];
  readonly linesTaken: number;
}

/** Sentences of each advice that are in, by its key, and how many are not. */
export interface Fitted {
  readonly sentences: ReadonlyMap<string, readonly Sentence[]>;
  readonly leftOut: number;
  /** Lines that the whole page takes with them. */
  readonly lines: number;
}

/**
 * The page as it prints (letter.css): lines, characters of a line of text, and of a line of a reference. References stand in two
 * columns of smaller print, so that a line of one takes less than half a line. Behind a sentence stand its marks.
 */
export const linesOfPage = 68;
const lineLength = 108;
const marksLength = 30;
const cautionLength = 26;
const gap = 0.2;
const referenceLength = 62;
const lineOfReference = 0.44;
const recordLength = 124;
const lineOfRecord = 0.9;
/** A date is longer in words than as it is kept. */
const dateInWords = "30 September 2026";

/** Lines that a text takes. */
export const linesOf = (text: string): number =>
  Math.ceil(text.replaceAll(/\d{4}-\d{2}-\d{2}/g, dateInWords).length / lineLength) + gap;

/** Lines that a statement from the record takes, in its smaller print. */
export const linesOfRecord = (text: string): number =>
  Math.ceil(text.replaceAll(/\d{4}-\d{2}-\d{2}/g, dateInWords).length / recordLength) * lineOfRecord;

/** Everything that a hard stop says; of other advice its first sentence, one that was not said yet if there is one. */
function alwaysOf({ kind, say }: Recommendation, said: ReadonlySet<string>): readonly Sentence[] {
  if (kind === "stop") return say;
  return [say.find(({ text }) => !said.has(text)) ?? say[0]].filter((sentence) => sentence !== undefined);
}

/** The order of weight: what is said, what to follow, then options. */
function byWeight(taken: readonly Recommendation[]): readonly Sentence[] {
  return [
    ...taken.flatMap(({ say }) => say),
    ...taken.flatMap(({ monitor }) => monitor),
    ...taken.flatMap(({ options }) => options),
  ];
}

/** Chooses what is in. Sentences of one advice keep their order; one said twice is said once and counts once. */
export function fitLetter({ taken, references, citedBeside, linesTaken }: Room): Fitted {
  const lengthOf = new Map(references.map((reference) => [reference.n, referenceLine(reference).length]));
  const cited = new Set<number>();
  const costOfSources = ({ citations }: Pick<Sentence, "citations">): number =>
    [...new Set(citations.map(({ n }) => n))]
      .filter((n) => !cited.has(n))
      .map((n) => Math.ceil((lengthOf.get(n) ?? 0) / referenceLength) * lineOfReference)
      .reduce((sum, one) => sum + one, 0);
  const costOf = ({ text, citations, caution }: Sentence): number => {
    const own = (text.length + marksLength + (caution === undefined ? 0 : cautionLength)) / lineLength;
    return own + costOfSources({ citations });
  };
  const kept = new Set<Sentence>();
  const said = new Set<string>();
  // Sentences of one advice run on; its last line is half empty on the average.
  let lines = linesTaken + taken.reduce((sum, { title }) => sum + linesOf(title) + 0.5, 0);
  for (const beside of citedBeside) {
    lines += costOfSources(beside);
    for (const { n } of beside.citations) cited.add(n);
  }
  const keep = (sentence: Sentence, cost: number): void => {
    lines += cost;
    kept.add(sentence);
    said.add(sentence.text);
    for (const { n } of sentence.citations) cited.add(n);
  };
  for (const advice of taken) for (const sentence of alwaysOf(advice, said)) keep(sentence, costOf(sentence));
  const leftOut = new Set<string>();
  for (const sentence of byWeight(taken)) {
    if (said.has(sentence.text)) continue;
    const cost = costOf(sentence);
    if (lines + cost <= linesOfPage) keep(sentence, cost);
    else leftOut.add(sentence.text);
  }
  return {
    sentences: new Map(
      taken.map((r) => [r.key, [...r.say, ...r.monitor, ...r.options].filter((sentence) => kept.has(sentence))]),
    ),
    leftOut: leftOut.size,
    lines,
  };
}

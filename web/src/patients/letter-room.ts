/** What of the chosen advice finds room on one page: the leading sentences always, then the rest in order of weight while there is room. */
import type { Recommendation, Reference, Sentence } from "../../../src/core/answer/answer.ts";
import { referenceLine } from "../../../src/core/answer/markdown.ts";

/** The advice that a letter is given, with the references it cites and the lines that the rest of the page takes. */
export interface Room {
  readonly taken: readonly Recommendation[];
  readonly references: readonly Reference[];
  readonly linesTaken: number;
}

/** Sentences of each advice that are in, by its key, and how many are not. */
export interface Fitted {
  readonly sentences: ReadonlyMap<string, readonly Sentence[]>;
  readonly leftOut: number;
}

/**
 * The page as it prints (letter.css): lines, characters of a line of text, and of a line of a reference. References stand in two
 * columns of smaller print, so that a line of one takes less than half a line. Behind a sentence stand its marks.
 */
const linesOfPage = 72;
const lineLength = 100;
const marksLength = 36;
const gap = 0.2;
const referenceLength = 62;
const lineOfReference = 0.42;
/** A date is longer in words than as it is kept. */
const dateInWords = "30 September 2026";

/** Of a hard stop and of any other advice these are in whatever room there is. */
const alwaysOfStop = 3;
const alwaysOfAdvice = 1;

/** Lines that a text takes. */
export const linesOf = (text: string): number =>
  Math.ceil(text.replaceAll(/\d{4}-\d{2}-\d{2}/g, dateInWords).length / lineLength) + gap;

const alwaysOf = ({ kind, say }: Recommendation): readonly Sentence[] =>
  say.slice(0, kind === "stop" ? alwaysOfStop : alwaysOfAdvice);

/** The order of weight: what is said of hard stops, of the other advice, what to follow, then options. */
function byWeight(taken: readonly Recommendation[]): readonly Sentence[] {
  const stops = taken.filter(({ kind }) => kind === "stop");
  const others = taken.filter(({ kind }) => kind !== "stop");
  return [
    ...stops.flatMap(({ say }) => say),
    ...others.flatMap(({ say }) => say),
    ...taken.flatMap(({ monitor }) => monitor),
    ...taken.flatMap(({ options }) => options),
  ];
}

/** Chooses what is in. Sentences of one advice keep their order; one said twice is said once and counts once. */
export function fitLetter({ taken, references, linesTaken }: Room): Fitted {
  const lengthOf = new Map(references.map((reference) => [reference.n, referenceLine(reference).length]));
  const cited = new Set<number>();
  const costOf = ({ text, citations, caution }: Sentence): number => {
    const fresh = [...new Set(citations.map(({ n }) => n))].filter((n) => !cited.has(n));
    const lines = fresh.map((n) => Math.ceil((lengthOf.get(n) ?? 0) / referenceLength) * lineOfReference);
    const own = linesOf(text.padEnd(text.length + marksLength)) + (caution === undefined ? 0 : 1);
    return own + lines.reduce((sum, one) => sum + one, 0);
  };
  const kept = new Set<Sentence>();
  const said = new Set<string>();
  let lines = linesTaken + taken.reduce((sum, { title }) => sum + linesOf(title), 0);
  const keep = (sentence: Sentence, cost: number): void => {
    lines += cost;
    kept.add(sentence);
    said.add(sentence.text);
    for (const { n } of sentence.citations) cited.add(n);
  };
  for (const sentence of taken.flatMap(alwaysOf)) keep(sentence, costOf(sentence));
  const leftOut = new Set<string>();
  const saidOfStops = new Set(taken.filter(({ kind }) => kind === "stop").flatMap(({ say }) => say));
  let isFull = false;
  for (const sentence of byWeight(taken)) {
    if (said.has(sentence.text)) continue;
    const cost = costOf(sentence);
    if (!isFull && lines + cost <= linesOfPage) keep(sentence, cost);
    else {
      leftOut.add(sentence.text);
      // Nothing slips in where a hard stop's sentence found no room.
      isFull ||= saidOfStops.has(sentence);
    }
  }
  return {
    sentences: new Map(
      taken.map((r) => [r.key, [...r.say, ...r.monitor, ...r.options].filter((sentence) => kept.has(sentence))]),
    ),
    leftOut: leftOut.size,
  };
}

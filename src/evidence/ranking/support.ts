/**
 * How well a text carries a statement, by words alone. A filter that rejects, not a proof: words cannot see direction or
 * negation, so a statement that passes still needs a check of both before it is called supported.
 */
import { sentencesOf } from "../sentences.ts";
import { type Collection, rarityOf } from "./collection.ts";
import { plainWords, type TermReader } from "./terms.ts";

export interface Support {
  /** Share of the statement, by rarity, that one sentence of the text has. */
  readonly inOneSentence: number;
  /** Share that the whole text has. */
  readonly inText: number;
  /** Longest run of the statement's terms that occurs as it stands. */
  readonly longestRun: number;
  readonly numbersOccur: boolean;
  /** Share of its names (words with a capital) that occur. */
  readonly namesOccur: number;
  /** The parts together; above 0 the text is taken to carry the statement. */
  readonly score: number;
}

/** Fitted once to judgements of statements and their references; see the decision on retrieval. */
const weights = { inOneSentence: 0.72, inText: 1.41, run: 0.85, numbers: 1.16, names: 0.51, length: -0.42 } as const;
const threshold = 2.37;

function longestRun(statement: readonly string[], text: readonly string[]): number {
  let longest = 0;
  let above: number[] = [];
  for (const term of statement) {
    const row = text.map((other, at) => (other === term ? (above[at - 1] ?? 0) + 1 : 0));
    longest = row.reduce((most, run) => Math.max(most, run), longest);
    above = row;
  }
  return longest;
}

/** Names are words with a capital that do not begin the statement. */
const nameIn = /(?<!^)\b\p{Lu}\p{L}+/gu;

export function supportOf(statement: string, text: string, reader: TermReader, collection: Collection): Support {
  const said = reader.termsOf(statement);
  const asked = [...new Set(said)];
  const sentences = sentencesOf(text).map(({ start, end }) => reader.termsOf(text.slice(start, end)));
  const all = sentences.flat();
  const whole = new Set(all);
  const worth = asked.map((term) => ({ term, rarity: rarityOf(term, collection) }));
  const most = worth.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const shareIn = (terms: ReadonlySet<string>): number =>
    worth.reduce((sum, { term, rarity }) => (terms.has(term) ? sum + rarity : sum), 0) / most;
  const numbers = plainWords(statement).filter((word) => /\d/.test(word));
  const textWords = new Set(plainWords(text));
  const names = statement.match(nameIn) ?? [];
  const small = text.toLowerCase();
  const parts = {
    inOneSentence: sentences.reduce((best, terms) => Math.max(best, shareIn(new Set(terms))), 0),
    inText: shareIn(whole),
    longestRun: longestRun(said, all),
    numbersOccur: numbers.every((number) => textWords.has(number)),
    namesOccur:
      names.length === 0 ? 1 : names.filter((name) => small.includes(name.toLowerCase())).length / names.length,
  };
  const score =
    weights.inOneSentence * parts.inOneSentence +
    weights.inText * parts.inText +
    weights.run * Math.log(1 + parts.longestRun) +
    (parts.numbersOccur ? weights.numbers : 0) +
    weights.names * parts.namesOccur +
    weights.length * Math.log(1 + whole.size) -
    threshold;
  return { ...parts, score };
}

/** A sentence or finding read once for every check: its words, concepts, clauses and what stands under a "not". */
import { findConcepts, type Lexicon, type Mention } from "../question/lexicon.ts";
import { isStopWord, plain, type Word, wordsOf } from "../question/words.ts";
import type { Span } from "./figures.ts";

/** A word with the clause it stands in and whether a negation covers it. */
export interface StatementWord extends Word {
  /** The concept it helps to name, else its stem: what two texts are compared by. */
  readonly key: string;
  readonly clause: number;
  readonly negated: boolean;
  readonly content: boolean;
}

/** A negation and the content words it covers, nearest first. */
export interface Negation {
  readonly cue: string;
  readonly at: number;
  readonly covers: readonly StatementWord[];
}

export interface Statement {
  readonly text: string;
  readonly words: readonly StatementWord[];
  readonly mentions: readonly Mention[];
  readonly concepts: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly negations: readonly Negation[];
}

const cues = new Set(
  "not no never none nobody neither nor without cannot nothing can't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't won't wouldn't shouldn't couldn't".split(
    " ",
  ),
);
/** Cues that are part of a phrase which denies nothing. */
const idle = /^\s(?:only|longer than|later than|more than|less than|fewer than|until|yet only)\b/iu;
const clauseWords = new Set(
  "but although though while whereas because since so yet which who if when whether unless until however therefore".split(
    " ",
  ),
);
const reach = 7;

/** Clause numbers: a new one after punctuation or a word that opens a clause. */
function clausesOf(text: string, words: readonly Word[]): readonly number[] {
  let clause = 0;
  return words.map((word, i) => {
    const gap = text.slice(words[i - 1]?.end ?? 0, word.start);
    if (/[.;:()[\]?!]|,\s|\s[-–—]\s/u.test(gap) || clauseWords.has(word.plain)) clause++;
    return clause;
  });
}

const isContent = (word: Word): boolean => !isStopWord(word.plain) && !cues.has(word.plain) && !/^\d/u.test(word.plain);

/** Places of the words a cue covers: to the end of its clause, through "or" and "nor", seven words at most. */
function covered(at: number, words: readonly Word[], clauses: readonly number[]): readonly number[] {
  const out: number[] = [];
  for (let i = at + 1; i < words.length && i <= at + reach; i++) {
    if (clauses[i] !== clauses[at]) break;
    if (words[i]?.plain === "and" && out.length > 2) break;
    out.push(i);
  }
  return out;
}

/**
 * Short words are concepts only as the glossary writes them: "missed" is not the score mISS, "if" is not IF.
 * Longer words may be inflected.
 */
function isMeant(mention: Mention, words: readonly Word[], lexicon: Lexicon): boolean {
  const word = words[mention.from];
  if (word === undefined || mention.to - mention.from > 1 || word.plain.length > 6) return true;
  const concept = lexicon.concepts.get(mention.concept);
  const terms = concept === undefined ? [] : [concept.name, ...concept.synonyms];
  return terms.some((term) => {
    if (/^\p{Lu}[\p{Lu}\d]{1,3}$/u.test(term)) return word.raw === term || word.raw === `${term}s`;
    return term.length > 4
      ? plain(term).slice(0, 4) === word.plain.slice(0, 4)
      : plain(term) === word.plain || `${plain(term)}s` === word.plain;
  });
}

/** Reads a text once. */
export function readStatement(text: string, lexicon: Lexicon): Statement {
  const words = wordsOf(text);
  const mentions = findConcepts(words, lexicon).filter((mention) => isMeant(mention, words, lexicon));
  const clauses = clausesOf(text, words);
  const keys = words.map((word) => word.stem);
  for (const mention of [...mentions].reverse())
    for (let i = mention.from; i < mention.to; i++) keys[i] = mention.concept;
  const under = new Set<number>();
  const spans: { readonly cue: string; readonly at: number; readonly covers: readonly number[] }[] = [];
  words.forEach((word, at) => {
    if (!cues.has(word.plain) || idle.test(text.slice(word.end, word.end + 14))) return;
    const covers = covered(at, words, clauses);
    covers.forEach((i) => under.add(i));
    spans.push({ cue: word.plain, at, covers });
  });
  const read = words.map(
    (word, i): StatementWord => ({
      ...word,
      key: keys[i] ?? word.stem,
      clause: clauses[i] ?? 0,
      negated: under.has(i),
      content: isContent(word),
    }),
  );
  return {
    text,
    words: read,
    mentions,
    concepts: new Set(mentions.map((m) => m.concept)),
    keys: new Set(read.filter((w) => w.content).map((w) => w.key)),
    negations: spans.map(({ cue, at, covers }) => ({
      cue,
      at,
      covers: covers.flatMap((i) => (read[i]?.content === true ? [read[i]] : [])),
    })),
  };
}

/** Names that hold digits, such as "10-metre walk": their digits are no figures. */
export const namesIn = (statement: Statement): readonly Span[] =>
  statement.mentions.flatMap((mention) => {
    const [first, last] = [statement.words[mention.from], statement.words[mention.to - 1]];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });

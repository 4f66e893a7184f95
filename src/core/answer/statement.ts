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
  /** Said to be gone or absent further on: "B cells were undetectable". */
  readonly denied: boolean;
  readonly content: boolean;
}

/** A negation and the content words it covers, nearest first. */
export interface Negation {
  readonly cue: string;
  readonly at: number;
  readonly covers: readonly StatementWord[];
  /** The text from the cue to the end of its clause, and the text before it in its sentence. */
  readonly after: string;
  readonly before: string;
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
/** Words that say "not" of what follows without being a cue: "lacked widening", "free of", "outside CIDP". */
const deniers =
  /^(?:lack(?:s|ed|ing)?|absence|absent|free|outside|abolish\w*|overlook\w*|skip\w*|negative|undetectable|except|instead|rather|prevent\w*|missing)$/u;
/** Cues that are part of a phrase which denies nothing. */
const idle =
  /^\s(?:only|longer than|later than|more than|less than|fewer than|until|yet only|all|every\w*|always|necessarily)\b/iu;
const clauseWords = new Set(
  "but although though while whereas because since so yet which who if when whether unless until however therefore".split(
    " ",
  ),
);
/** Words that say "not" of what stands before them. */
const goneWords = /^(?:gone|absent|undetectable|vanish\w*|deplet\w+|disappear\w*|empty|lost|against|nothing|none)$/u;
const reach = 7;
/** "None of the 4 patients in that letter had improved": a subject denies its verb, however far. */
const subjects = /^(?:none|nobody|neither|nothing)$/u;
const subjectReach = 14;

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

/**
 * Places of the words a cue covers: to the end of its clause, through "or" and "nor". A cue that ends its clause
 * ("titre did not") covers what stands before it.
 */
function covered(at: number, words: readonly Word[], clauses: readonly number[]): readonly number[] {
  const out: number[] = [];
  const far = subjects.test(words[at]?.plain ?? "") ? subjectReach : reach;
  for (let i = at + 1; i < words.length && i <= at + far; i++) {
    if (clauses[i] !== clauses[at]) break;
    if (words[i]?.plain === "and" && out.length > 2 && far === reach) break;
    out.push(i);
  }
  return out.length > 0 ? out : [at - 1, at - 2, at - 3].filter((i) => i >= 0 && clauses[i] === clauses[at]);
}

/**
 * Single words are concepts only near to how the glossary writes them: "missed" is not the score mISS, "if" is not
 * IF, and "immune" shares no more than its stem with immunisation.
 */
function isMeant(mention: Mention, words: readonly Word[], lexicon: Lexicon): boolean {
  const word = words[mention.from];
  if (word === undefined || mention.to - mention.from > 1) return true;
  const concept = lexicon.concepts.get(mention.concept);
  return [concept?.name ?? "", ...(concept?.synonyms ?? [])].some((term) => {
    if (/^\p{L}?\p{Lu}[\p{Lu}\d]{1,3}$/u.test(term)) return word.raw === term || word.raw === `${term}s`;
    const written = plain(term);
    return written.slice(0, 3) === word.plain.slice(0, 3) && Math.abs(written.length - word.plain.length) <= 3;
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
  const gone = new Set<number>();
  const spans: { readonly cue: string; readonly at: number; readonly covers: readonly number[] }[] = [];
  words.forEach((word, at) => {
    const fails = word.plain.startsWith("fail") && words[at + 1]?.plain === "to";
    if (fails || deniers.test(word.plain))
      covered(at, words, clauses)
        .slice(0, 4)
        .forEach((i) => under.add(i));
    if (goneWords.test(word.plain))
      for (let i = at - 1; i >= Math.max(0, at - 5) && clauses[i] === clauses[at]; i--) gone.add(i);
    const prefixed = word.plain === "non" && text[word.end] === "-";
    if (prefixed) under.add(at + 1);
    const zero =
      word.raw === "0" &&
      !/(?:against|versus|and|,) $/u.test(text.slice(0, word.start)) &&
      /^(?:\/| of )\d/u.test(text.slice(word.end));
    if (!(zero || cues.has(word.plain)) || idle.test(text.slice(word.end, word.end + 14))) return;
    const covers = covered(at, words, clauses);
    covers.forEach((i) => under.add(i));
    spans.push({ cue: word.plain, at, covers });
  });
  const read = words.map((word, i): StatementWord => ({
    ...word,
    key: keys[i] ?? word.stem,
    clause: clauses[i] ?? 0,
    negated: under.has(i),
    denied: gone.has(i),
    content: isContent(word),
  }));
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
      after: text.slice(words[at]?.end ?? 0),
      before: text.slice(0, words[at]?.start ?? 0).replace(/^.*[.;:]\s/su, ""),
    })),
  };
}

/** Names that hold digits, such as "10-metre walk": their digits are no figures. */
export const namesIn = (statement: Statement): readonly Span[] =>
  statement.mentions.flatMap((mention) => {
    const [first, last] = [statement.words[mention.from], statement.words[mention.to - 1]];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });

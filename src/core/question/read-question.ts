/** Words to what is asked: terms, intents, amounts, the person's situation, who is asking. */
import type { FalseFriend } from "../knowledge/glossary.ts";
import type { Audience } from "../knowledge/claim.ts";
import type { Intent } from "../knowledge/pack.ts";
import type { Library } from "../answer/library.ts";
import { readAudience } from "./audience.ts";
import { readIntents } from "./intents.ts";
import { findConcepts, type Mention, type NamedFriend, plainlySaid } from "./lexicon.ts";
import { type MeasuredAmount, readMeasured } from "./measured.ts";
import { type FoundQuantity, readQuantities } from "./quantities.ts";
import type { Situation } from "./situation.ts";
import { type Mended, mendSpelling } from "./spelling.ts";
import { plain, type Word, wordsOf } from "./words.ts";

/** What an earlier question of the same conversation was about. */
export interface Earlier {
  readonly terms: readonly string[];
  readonly intent?: Intent | undefined;
}

/** A question as read against one library. */
export interface Question {
  readonly text: string;
  readonly words: readonly Word[];
  readonly mentions: readonly Mention[];
  readonly concepts: ReadonlySet<string>;
  readonly intents: readonly Intent[];
  readonly audience: Audience;
  readonly audienceGiven: boolean;
  readonly quantities: readonly FoundQuantity[];
  readonly measured: readonly MeasuredAmount[];
  readonly situation: Situation;
  readonly mended: readonly Mended[];
  readonly falseFriends: readonly FalseFriend[];
  /** Stems that stand in the sentences that ask something; all of them when no sentence does. */
  readonly asked: ReadonlySet<string>;
  /** Concepts carried over from the conversation, absent when this question stands alone. */
  readonly carried: readonly string[];
  readonly carriedIntent?: Intent | undefined;
}

const continues =
  /^\s*(and|but|or|what about|how about|what if|also|then|so|same|is it|does it|is that|why|when|how (long|often|much|many|soon)|at what|which one|what dose|what else)\b/i;
const pointsBack = /\b(it|that|this|them|those|these|there|then|one)\b/i;

/** A question continues the conversation when it begins or points like one, or names next to nothing itself. */
function isContinuation(text: string, named: number): boolean {
  return named === 0 || (named <= 2 && (continues.test(text) || pointsBack.test(text)) && text.length < 120);
}

function friendsIn(words: readonly Word[], friends: readonly NamedFriend[]): readonly FalseFriend[] {
  const said = plainlySaid(words);
  return friends.flatMap(({ friend, names }) => (names.some((name) => said.includes(name)) ? [friend] : []));
}

const asksSomething =
  /\?\s*$|^\s*(what|which|who|whom|whose|when|where|why|how|is|are|was|do|does|did|can|could|should|would|will|may|any|tell|explain|describe|compare|list|give)\b/i;

/** A message tells a story and asks a question; the story counts less when claims are searched. */
function askedStems(text: string, words: readonly Word[]): ReadonlySet<string> {
  const spans = [...text.matchAll(/[^.!?\n]+(?:[.!](?=\d)[^.!?\n]+)*[.!?\n]*/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: m[0],
  }));
  const asking = spans.filter((s) => asksSomething.test(s.text));
  const within = (word: Word): boolean =>
    asking.length === 0 || asking.some((s) => word.start >= s.start && word.end <= s.end);
  return new Set(words.filter(within).map((w) => w.stem));
}

/** Reads a question. Never fails: what was not understood is simply not there. */
export function readQuestion(
  text: string,
  library: Library,
  given: {
    readonly audience?: Audience | undefined;
    readonly earlier?: Earlier | undefined;
    /** The chart of somebody who has, or may have, the library's disease is at hand: the question is about that. */
    readonly ofPatient?: boolean | undefined;
  } = {},
): Question {
  const { lexicon, pack, general } = library;
  const { words, mended } = mendSpelling(wordsOf(text), library.vocabulary, (word) => commonWord(word, library));
  const mentions = findConcepts(words, lexicon);
  const concepts = new Set(mentions.map((m) => m.concept));
  const specific = [...concepts].filter((c) => !pack.header.subject.includes(c));
  const continuing = given.earlier !== undefined && isContinuation(text, specific.length);
  const quantities = readQuantities(text);
  return {
    text,
    words,
    mentions,
    concepts,
    intents: readIntents(words.map((w) => w.plain).join(" "), library.intentWords),
    audience: given.audience ?? readAudience(text),
    audienceGiven: given.audience !== undefined,
    asked: askedStems(text, words),
    quantities,
    measured: readMeasured(text, quantities, mentions, words, [...pack.measured, ...general.measured]),
    situation: library.readSituation(text),
    mended,
    falseFriends: friendsIn(words, lexicon.falseFriends),
    carried: [
      ...new Set([
        ...(given.ofPatient === true ? pack.header.subject.slice(0, 1) : []),
        ...(continuing ? (given.earlier?.terms ?? []) : []),
      ]),
    ].filter((t) => lexicon.concepts.has(t) && !concepts.has(t)),
    carriedIntent: continuing ? given.earlier?.intent : undefined,
  };
}

/** A word the subject uses, or one the general pack lists as ordinary English, is never "mended". */
function commonWord(word: string, library: Library): boolean {
  return (
    library.vocabulary.has(word) ||
    library.lexicon.stems.has(plain(word)) ||
    library.ordinary.has(word) ||
    library.heard.has(word)
  );
}

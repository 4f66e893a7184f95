/** Finds glossary concepts in words, longest match first. */
import type { Concept, FalseFriend } from "../knowledge/glossary.ts";
import { isStopWord, type Word, wordsOf } from "./words.ts";

/** A concept found in a text, with the words it covers. */
export interface Mention {
  readonly concept: string;
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly concept: string;
  readonly stems: readonly string[];
  /** The exact letters a very short abbreviation must have: "MS" is a disease, "ms" a millisecond. */
  readonly exact?: string | undefined;
}

/** The words of a subject, ready to be found. */
export interface Lexicon {
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly stems: ReadonlySet<string>;
  readonly falseFriends: readonly NamedFriend[];
}

/** A false friend with each of its names as it is said: plain words between spaces. */
export interface NamedFriend {
  readonly friend: FalseFriend;
  readonly names: readonly string[];
}

/** Plain words between spaces: what includes a name in this form says it. */
export const plainlySaid = (words: readonly Word[]): string => ` ${words.map((w) => w.plain).join(" ")} `;

/** Abbreviations this short count only as written, unless nobody could take them for a word; so do those a pack marks. */
function exactForm(term: string, asWritten: readonly string[] = []): string | undefined {
  const short = term.replace(/[^\p{L}\p{N}]/gu, "");
  const upper = /^[A-Z0-9]+$/.test(short);
  const mixed = /^[A-Z][a-z]{1,2}$/.test(short);
  return (upper && short.length <= 2) || (mixed && short.length <= 2) || asWritten.includes(term) ? term : undefined;
}

const toNamed = (friend: FalseFriend): NamedFriend => ({
  friend,
  names: [friend.term, ...friend.synonyms].map((term) => plainlySaid(wordsOf(term))),
});

/** Builds the lexicon of one or more glossaries. Two concepts may share a term; both are then found. */
export function createLexicon(concepts: readonly Concept[], falseFriends: readonly FalseFriend[]): Lexicon {
  const entries = new Map<string, Entry[]>();
  const stems = new Set<string>();
  for (const concept of concepts)
    for (const term of [concept.name, ...concept.synonyms]) {
      const words = wordsOf(term);
      const first = words[0];
      if (first === undefined) continue;
      const list = entries.get(first.stem) ?? [];
      list.push({ concept: concept.id, stems: words.map((w) => w.stem), exact: exactForm(term, concept.asWritten) });
      entries.set(first.stem, list);
      for (const word of words) if (!isStopWord(word.plain)) stems.add(word.stem);
    }
  for (const list of entries.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return { concepts: new Map(concepts.map((c) => [c.id, c])), entries, stems, falseFriends: falseFriends.map(toNamed) };
}

function matches(entry: Entry, words: readonly Word[], at: number): boolean {
  if (!entry.stems.every((stem, i) => words[at + i]?.stem === stem)) return false;
  return entry.exact === undefined || words[at]?.raw === entry.exact;
}

/** Concepts named by the words, longest first, without overlaps other than shared terms. */
export function findConcepts(words: readonly Word[], lexicon: Lexicon): readonly Mention[] {
  const found: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const known = lexicon.entries.get(words[at]?.stem ?? "");
    if (known === undefined) {
      at++;
      continue;
    }
    const here = known.filter((e) => matches(e, words, at));
    const longest = here[0]?.stems.length ?? 0;
    for (const entry of here)
      if (entry.stems.length === longest && !found.some((f) => f.from === at && f.concept === entry.concept))
        found.push({ concept: entry.concept, from: at, to: at + longest });
    at += Math.max(1, longest);
  }
  return found;
}

/** A concept with everything more general than it. */
export function withBroader(concept: string, lexicon: Lexicon): readonly string[] {
  const seen = [concept];
  for (const id of seen)
    for (const up of lexicon.concepts.get(id)?.broader ?? []) if (!seen.includes(up)) seen.push(up);
  return seen;
}

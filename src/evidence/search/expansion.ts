/** Words added to a search because they name the same thing: abbreviations with their long forms, medicines by all names. */
import type { Concept } from "../../core/knowledge/glossary.ts";
import { findConcepts, type Lexicon } from "../../core/question/lexicon.ts";
import { isDrugLike } from "../../core/question/spelling.ts";
import { type Word, wordsOf } from "../../core/question/words.ts";
import { isCommonWord, plainWords } from "../ranking/terms.ts";

/** A stretch of the search and the names that were searched beside it. */
export interface Expansion {
  readonly said: string;
  readonly added: readonly string[];
}

/** Most names added for one concept, the first ones of its entry. */
const mostNames = 6;

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const isAbbreviation = (text: string): boolean => /^\S{3,8}$/.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;

/** True when the letters of the first occur in this order in the second, from its first letter on: IVIg, intravenous immunoglobulin. */
function abbreviates(short: string, long: string): boolean {
  const [from, to] = [letters(short), letters(long)];
  if (!isAbbreviation(short) || !/\s|-/.test(long) || from[0] !== to[0]) return false;
  let at = 0;
  for (const letter of to) if (letter === from[at]) at++;
  return at === from.length;
}

const isDrugName = (text: string): boolean => /^[a-z]+$/.test(text) && isDrugLike(text);
const isBrand = (text: string): boolean => /^\p{Lu}\p{L}+$/u.test(text) && !/^\p{Lu}+$/u.test(text);

/**
 * Two names of one entry are taken for each other only when they are sure to be: an abbreviation and its long form, or a
 * medicine and its brands where the entry is that medicine's own. A glossary also gathers under one entry what merely
 * belongs together, such as several medicines of one class, and one medicine is never searched as another.
 */
function isSameThing(said: string, other: string, entry: Concept): boolean {
  if (abbreviates(said, other) || abbreviates(other, said)) return true;
  const [plainSaid, plainOther] = [said.toLowerCase(), other.toLowerCase()];
  if (entry.kind !== "drug" || entry.id !== entry.name.toLowerCase() || !isDrugName(entry.id)) return false;
  return plainSaid === entry.id ? isBrand(other) : isBrand(said) && plainOther === entry.id;
}

const stemsOf = (words: readonly Word[]): readonly string[] => words.map((word) => word.stem);

const sameStems = (a: string, b: string): boolean => stemsOf(wordsOf(a)).join(" ") === stemsOf(wordsOf(b)).join(" ");

/** A name that says no more than what was said, or only adds general words to it, is no help. */
const addsAName = (name: string, said: readonly Word[]): boolean => {
  const stems = new Set(stemsOf(wordsOf(name)));
  return name.length > 2 && !stemsOf(said).every((stem) => stems.has(stem));
};

/** Other names of the concepts that the words mention. In a thesaurus, every name of an entry means the same thing. */
export function expansionsOf(
  words: readonly Word[],
  glossaries: readonly Lexicon[],
  thesauri: readonly Lexicon[] = [],
): readonly Expansion[] {
  const expansions: Expansion[] = [];
  for (const lexicon of [...glossaries, ...thesauri])
    for (const { concept, from, to } of findConcepts(words, lexicon)) {
      const entry = lexicon.concepts.get(concept);
      const covered = words.slice(from, to);
      const said = covered.map((word) => word.raw).join(" ");
      if (entry === undefined || expansions.some((expansion) => expansion.said === said)) continue;
      const added = [entry.name, ...entry.synonyms]
        .filter((name) => thesauri.includes(lexicon) || isSameThing(said, name, entry))
        .filter((name) => addsAName(name, covered))
        .filter((name, at, all) => all.findIndex((other) => sameStems(other, name)) === at);
      if (added.length > 0) expansions.push({ said, added: added.slice(0, mostNames) });
    }
  return expansions;
}

/** How much a name that was added counts beside a word that was asked for. */
const addedWeight = 0.35;

/**
 * Added names as words. A name of several words shares its weight among them, since each alone says less; single letters
 * and common words are left out.
 */
export function addedWords(
  expansions: readonly Expansion[],
): readonly { readonly word: string; readonly weight: number }[] {
  return expansions.flatMap(({ added }) =>
    added.flatMap((name) => {
      const words = plainWords(name).filter((word) => word.length > 1 && !isCommonWord(word));
      return words.map((word) => ({ word, weight: Number((addedWeight / Math.sqrt(words.length)).toFixed(3)) }));
    }),
  );
}

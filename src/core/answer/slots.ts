/** Concepts a sentence names, held against the slots and findings of its record: nothing is said of another drug or test. */
import type { About } from "../knowledge/about.ts";
import type { ConceptKind } from "../knowledge/glossary.ts";
import { type Lexicon, withBroader } from "../question/lexicon.ts";
import type { Statement } from "./statement.ts";

/** Kinds that a sentence may name only when its record does. */
const strict: ReadonlySet<ConceptKind> = new Set([
  "drug",
  "procedure",
  "test",
  "condition",
  "other-condition",
]);

/** The concepts that slots name. */
export const slotConcepts = (about: About): readonly string[] =>
  [about.subject, about.drug, about.measure, about.population, about.condition].filter((id) => id !== undefined);

/** Concepts with everything more general. */
export const widened = (concepts: Iterable<string>, lexicon: Lexicon): ReadonlySet<string> =>
  new Set([...concepts].flatMap((id) => withBroader(id, lexicon)));

/** A stem among the record's, or one that holds another: "hyperviscosity" where viscosity was measured. */
const isAmong = (stem: string, words: ReadonlySet<string>): boolean =>
  words.has(stem) || (stem.length >= 6 && [...words].some((word) => word.length >= 6 && (stem.includes(word) || word.includes(stem))));

/**
 * Strict concepts of the sentence that the record does not name, by name. A term that two concepts share is
 * borne out when either is; `words` are the record's stems, for terms the glossary explains but does not list.
 */
export function unnamedConcepts(
  statement: Statement,
  allowed: ReadonlySet<string>,
  words: ReadonlySet<string>,
  lexicon: Lexicon,
): readonly string[] {
  const missing = new Set<string>();
  for (const mention of statement.mentions) {
    const kind = lexicon.concepts.get(mention.concept)?.kind;
    if (kind === undefined || !strict.has(kind) || allowed.has(mention.concept)) continue;
    const shared = statement.mentions.some((m) => m.from === mention.from && allowed.has(m.concept));
    const stems = statement.words.slice(mention.from, mention.to).map((w) => w.stem);
    if (shared || stems.every((stem) => isAmong(stem, words))) continue;
    missing.add(statement.words.slice(mention.from, mention.to).map((w) => w.raw).join(" "));
  }
  return [...missing];
}

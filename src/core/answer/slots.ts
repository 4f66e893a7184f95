/** Concepts a sentence names, held against the slots and findings of its record: nothing is said of another drug or test. */
import type { About } from "../knowledge/about.ts";
import type { ConceptKind } from "../knowledge/glossary.ts";
import type { Lexicon } from "../question/lexicon.ts";
import type { Statement } from "./statement.ts";

/** Kinds that a sentence names only when its record does. */
const firm: ReadonlySet<ConceptKind> = new Set(["drug", "procedure", "other-condition"]);
/** Kinds of which a sentence may name one more, to place what the record says. */
const loose: ReadonlySet<ConceptKind> = new Set(["test", "condition"]);

/** The concepts that slots name. */
export const slotConcepts = (about: About): readonly string[] =>
  [about.subject, about.drug, about.measure, about.population, about.condition].filter((id) => id !== undefined);

/** A stem among the record's, or one that holds another: "hyperviscosity" where viscosity was measured. */
const isAmong = (stem: string, terms: readonly ReadonlySet<string>[]): boolean =>
  terms.some((set) => set.has(stem)) ||
  (stem.length >= 6 &&
    terms.some((set) => {
      for (const term of set) if (term.length >= 6 && (stem.includes(term) || term.includes(stem))) return true;
      return false;
    }));

/** A concept that the record does not name; a firm one may not be named at all. */
export interface Unnamed {
  readonly name: string;
  readonly firm: boolean;
}

/**
 * Concepts of the sentence that the record does not name. A term that two concepts share is borne out when either
 * is; `terms` are the record's stems, for words the glossary explains but does not list. One test or condition
 * beside those that are named is let pass.
 */
export function unnamedConcepts(
  statement: Statement,
  allowed: ReadonlySet<string>,
  terms: readonly ReadonlySet<string>[],
  lexicon: Lexicon,
): readonly Unnamed[] {
  const missing = new Map<string, Unnamed>();
  let named = 0;
  for (const mention of statement.mentions) {
    const kind = lexicon.concepts.get(mention.concept)?.kind;
    if (kind === undefined || !(firm.has(kind) || loose.has(kind))) continue;
    const words = statement.words.slice(mention.from, mention.to);
    const shared = statement.mentions.some((m) => m.from === mention.from && allowed.has(m.concept));
    if (shared || words.every((w) => isAmong(w.stem, terms))) named++;
    else missing.set(mention.concept, { name: words.map((w) => w.raw).join(" "), firm: firm.has(kind) });
  }
  const all = [...missing.values()];
  const aside = all.filter((m) => !m.firm);
  return aside.length === 1 && named > 0 ? all.filter((m) => m.firm) : all;
}

/** What is read of one document for one question, each sentence once however many passages lie around it. */
import { findConcepts, withBroader } from "../../core/question/lexicon.ts";
import { type Word, wordsOf } from "../../core/question/words.ts";
import type { ConditionMention } from "./condition.ts";
import type { ConditionReader } from "./condition-reader.ts";
import type { PreparedSource } from "./prepared-source.ts";
import { type Surroundings, surroundingsOf, type Unit, unitsOf } from "./source-text.ts";

export interface SourceReading {
  readonly source: PreparedSource;
  readonly units: (block: number) => readonly Unit[];
  readonly surroundings: (block: number) => Surroundings | undefined;
  /** Conditions that a unit names. */
  readonly mentions: (unit: Unit) => readonly ConditionMention[];
  /** Stems and concepts of a unit. */
  readonly marks: (unit: Unit) => ReadonlySet<string>;
}

/** Everything a text can be recognised by: its stems, and its concepts with the broader ones. */
export function marksOf(words: readonly Word[], { lexicon }: ConditionReader): ReadonlySet<string> {
  const marks = new Set(words.map((w) => w.stem));
  for (const { concept } of findConcepts(words, lexicon))
    for (const id of withBroader(concept, lexicon)) marks.add(`#${id}`);
  return marks;
}

function remembering<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined || made.has(key)) return before as V;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** Opens a reading of one source. */
export function createSourceReading(source: PreparedSource, reader: ConditionReader): SourceReading {
  const { document } = source.stored;
  const words = remembering((unit: Unit) => wordsOf(unit.text, reader.stem));
  return {
    source,
    units: remembering((block: number) => unitsOf(document, block)),
    surroundings: remembering((at: number) => {
      const block = document.blocks[at];
      return block === undefined ? undefined : surroundingsOf(document, block);
    }),
    mentions: remembering((unit: Unit) => reader.read(unit.text, words(unit))),
    marks: remembering((unit: Unit) => marksOf(words(unit), reader)),
  };
}

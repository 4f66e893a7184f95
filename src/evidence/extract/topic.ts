/** What each sentence of a document is about: said in it, before it, over its section, or by the document as a whole. */
import type { Metadata } from "../document.ts";
import { type Condition, type ConditionMention, distinct, isAmong } from "./condition.ts";
import { tellingStems } from "./condition-names.ts";
import type { ConditionReader } from "./condition-reader.ts";
import { wordsOf } from "../../core/question/words.ts";

/** The conditions that a stretch is about, and where that is said. Empty where nothing says it. */
export interface Topic {
  readonly conditions: readonly Condition[];
  readonly said: "sentence" | "before" | "section" | "document" | "nowhere";
}

/** How a stretch stands to the conditions asked for. `open` where nothing says what it is about. */
export type Bearing = "asked" | "shared" | "other" | "open";

export const noTopic: Topic = { conditions: [], said: "nowhere" };

/** Text in which a document without a telling title names what it is about, in UTF-16 units. */
const opening = { first: 700, whole: 8_000 } as const;
/** Share of all names of conditions that the document's own must have. */
const dominant = 0.6;

const isDisease = (c: Condition): boolean => c.standing !== "setting";

/** Titles that name what a document does rather than what it is about. */
const working =
  /\b(?:protocols?|guidelines?|guidance|checklists?|polic(?:y|ies)|procedures?|pathways?|leaflets?|information|stud(?:y|ies)|trials?|reports?|reviews?|update|standards?|recommendations?|infusions?|administration|monitoring|therap(?:y|ies)|treatments?|use|effects?|role|results?)\b/i;

/** Most words of a title that is a name. */
const longestName = 14;

/**
 * A short title that names no condition known by form or glossary is itself the name: "Deafness, autosomal recessive 4".
 * The title of an entry, a text that answers a question on it, always is.
 */
function titleAsName(title: string, isEntry: boolean, reader: ConditionReader): readonly Condition[] {
  const words = wordsOf(title);
  if (words.length === 0 || words.length > longestName) return [];
  if (!isEntry && (words.length > 8 || working.test(title))) return [];
  if (!isEntry && words.some((w) => reader.lexicon.stems.has(w.stem) || reader.isOrdinary(w.plain))) return [];
  const stems = tellingStems(words, reader.forms);
  return stems.size === 0
    ? []
    : [{ id: `~${[...stems].sort().join(" ")}`, name: title.trim(), standing: "named", broader: [], stems }];
}

/** Conditions of a title, diseases before settings. A short title counts as a whole among its condition's stems. */
export function conditionsOfTitle(title: string, reader: ConditionReader): readonly Condition[] {
  const held = reader.readTitle(title).filter((m) => m.place !== "foil");
  const diseases = distinct(held.map((m) => m.condition).filter(isDisease));
  const [only] = diseases;
  if (only !== undefined && diseases.length === 1 && wordsOf(title).length <= 6)
    return [{ ...only, stems: new Set([...only.stems, ...tellingStems(wordsOf(title), reader.forms)]) }];
  return diseases.length > 0 ? diseases : distinct(held.map((m) => m.condition));
}

/** The condition that most names in the text are of, or all of them where none stands out. */
function mostNamed(text: string, reader: ConditionReader): readonly Condition[] {
  const first = distinct(
    reader
      .read(text.slice(0, opening.first))
      .filter((m) => m.place !== "foil" && isDisease(m.condition))
      .map((m) => m.condition),
  );
  if (first.length === 1) return first;
  const named = reader.read(text.slice(0, opening.whole)).filter((m) => m.place !== "foil" && isDisease(m.condition));
  const counts = new Map<string, number>();
  for (const { condition } of named) counts.set(condition.id, (counts.get(condition.id) ?? 0) + 1);
  const all = distinct(named.map((m) => m.condition));
  const top = all.find((c) => (counts.get(c.id) ?? 0) >= dominant * named.length);
  return top === undefined ? all : [top];
}

/** What a document as a whole is about. */
export function topicOfDocument(metadata: Metadata, text: string, reader: ConditionReader): Topic {
  const titles = [metadata.title, metadata.question ?? ""].filter((t) => t !== "");
  const told = distinct(titles.flatMap((title) => conditionsOfTitle(title, reader)));
  const diseases = told.filter(isDisease);
  if (diseases.length > 0) return { conditions: diseases, said: "document" };
  const named = titleAsName(metadata.title, metadata.question !== undefined, reader);
  if (named.length > 0) return { conditions: named, said: "document" };
  if (told.length > 0) return { conditions: told, said: "document" };
  const most = mostNamed(text, reader);
  return most.length === 0 ? noTopic : { conditions: most, said: "document" };
}

/** What a section is about: its innermost title that names a disease, else the document's topic. */
export function topicOfSection(titles: readonly string[], whole: Topic, reader: ConditionReader): Topic {
  for (const title of [...titles].reverse()) {
    const diseases = conditionsOfTitle(title, reader).filter(isDisease);
    if (diseases.length > 0) return { conditions: diseases, said: "section" };
  }
  return whole;
}

/** What a sentence is about, and what the next one goes on about when it says nothing itself. */
export interface SentenceTopic {
  readonly own: Topic;
  readonly onward: Topic;
}

/**
 * What a sentence is about, coming after one that left `before`. A condition asked for counts wherever the sentence holds
 * it; the text goes on about a condition only when the sentence was about it.
 */
export function topicOfSentence(
  mentions: readonly ConditionMention[],
  before: Topic,
  asked: readonly Condition[],
): SentenceTopic {
  const held = mentions.filter((m) => m.place !== "foil");
  const named = held.filter((m) => isAmong(m.condition, asked)).map((m) => m.condition);
  const scope = held.filter((m) => m.place === "scope" && isDisease(m.condition)).map((m) => m.condition);
  const told = (conditions: readonly Condition[]): Topic => ({ conditions: distinct(conditions), said: "sentence" });
  const carried: Topic = before.said === "sentence" ? { ...before, said: "before" } : before;
  const own = named.length > 0 ? told(named) : scope.length > 0 ? told(scope) : carried;
  return { own, onward: scope.length > 0 ? told(scope) : carried };
}

/**
 * Topics of sentences that follow each other, each read when it is first asked for: most sentences around a passage never are.
 * The first one, and those at the places `anew`, come after `here` and not after the sentence before them.
 */
export function topicsInTurn(
  mentionsAt: (at: number) => readonly ConditionMention[],
  here: Topic,
  anew: ReadonlySet<number>,
  asked: readonly Condition[],
): (at: number) => Topic {
  const known = new Map<number, SentenceTopic>();
  const beginOf = (at: number): number => {
    let from = at;
    while (from > 0 && !anew.has(from) && !known.has(from)) from--;
    return from;
  };
  return (at) => {
    let last: SentenceTopic | undefined;
    for (let i = beginOf(at); i <= at; i++) {
      const before = i === 0 || anew.has(i) ? here : (last?.onward ?? here);
      last = known.get(i) ?? topicOfSentence(mentionsAt(i), before, asked);
      known.set(i, last);
    }
    return last?.own ?? here;
  };
}

/** How a topic stands to what was asked. */
export function bearingOf(topic: Topic, asked: readonly Condition[]): Bearing {
  if (topic.conditions.length === 0) return "open";
  const among = topic.conditions.filter((c) => isAmong(c, asked));
  if (among.length === 0) return "other";
  return among.length === topic.conditions.length || topic.said === "sentence" ? "asked" : "shared";
}

/** What a question asks about, as terms that a sentence can hold: conditions, concepts, words, each with its weight. */
import { findConcepts } from "../../core/question/lexicon.ts";
import type { Question } from "../../core/question/read-question.ts";
import { isStopWord, type Word } from "../../core/question/words.ts";
import type { Condition } from "./condition.ts";
import { tellingStems } from "./condition-names.ts";
import type { ConditionReader } from "./condition-reader.ts";

/** One thing asked about. A sentence holds it by its concept or by all its stems. */
export interface Term {
  readonly concept?: string | undefined;
  readonly stems: readonly string[];
  readonly weight: number;
  /** `condition`: what the sentence is about stands for it. `want`: the kind of sentence stands for it. */
  readonly role: "condition" | "want" | "word";
  /** A medicine, a procedure or a proper name: a sentence that holds none of those asked for answers something else. */
  readonly key?: boolean | undefined;
}

/** A question as documents are searched for it. */
export interface AskedFor {
  readonly conditions: readonly Condition[];
  /** The conditions are those of the pack, and not named in the question. */
  readonly implied: boolean;
  readonly terms: readonly Term[];
}

const weights = { condition: 1.2, concept: 1, strange: 1, ordinary: 0.5, intent: 0.25 } as const;

/** Words that say what kind of answer is wanted rather than what about. */
const wanting =
  /^(?:treat\w*|therap\w*|manag\w*|symptoms?|signs?|caus\w*|dos(?:e|es|age|ing)|diagnos\w*|tests?|prevent\w*|outlook|prognos\w*|risks?|side|effects?|options?|available|best|new|latest|information|info|disease|diseases|syndrome|disorder|condition|conditions|illness|patients?|people|types?|kinds?|common|work|works|help|helps|cure|cured|expect|usual|recommended|evidence|study|studies|research|main|first|found|used|use|role|happen|happens|genetic|changes|related|linked|inherited|affected|many|long|often|high|low|levels?)$/;

const isAskedWord = (word: Word, question: Question): boolean =>
  !isStopWord(word.plain) && question.asked.has(word.stem);

/** A name by no glossary and of no telling form: the unusual words of the question together. */
function unusualWords(question: Question, reader: ConditionReader, taken: ReadonlySet<number>): Condition | undefined {
  const words = question.words.filter(
    (w, i) =>
      !taken.has(i) &&
      isAskedWord(w, question) &&
      /^\p{L}{4,}/u.test(w.raw) &&
      !wanting.test(w.plain) &&
      !reader.isOrdinary(w.plain) &&
      !reader.lexicon.stems.has(w.stem),
  );
  const stems = tellingStems(words.slice(0, 3), reader.forms);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || stems.size === 0 || words.length > 4) return undefined;
  return {
    id: `~${[...stems].sort().join(" ")}`,
    name: words.map((w) => w.raw).join(" "),
    standing: "named",
    broader: [],
    stems,
    partial: true,
  };
}

/** Conditions asked for: named, carried over, or implied by the pack that a question without any belongs to. */
function conditionsAsked(
  question: Question,
  reader: ConditionReader,
  implied: Condition | undefined,
): {
  readonly conditions: readonly Condition[];
  readonly implied: boolean;
  readonly spans: readonly (readonly [number, number])[];
} {
  const mentions = reader.readTitle(question.text, question.words);
  const held = mentions.filter((m) => m.place !== "foil");
  const diseases = held.filter((m) => m.condition.standing !== "setting");
  const chosen = diseases.length > 0 || implied !== undefined ? diseases : held;
  if (chosen.length > 0)
    return {
      conditions: chosen.map((m) => m.condition),
      implied: false,
      spans: chosen.map((m) => [m.start, m.end] as const),
    };
  const carried = question.carried
    .flatMap((id) => reader.conditionOf(id) ?? [])
    .filter((c) => c.standing !== "setting");
  if (carried.length > 0) return { conditions: carried, implied: false, spans: [] };
  return { conditions: implied === undefined ? [] : [implied], implied: true, spans: [] };
}

const agents: ReadonlySet<string> = new Set(["drug", "procedure"]);
/** A medicine by its ending, or a word written with a capital within a sentence. */
function isName(word: Word, question: Question, reader: ConditionReader): boolean {
  if (reader.forms.isEveryday(word.plain)) return true;
  if (wanting.test(word.plain) || reader.isOrdinary(word.plain)) return false;
  const before = question.text.slice(0, word.start).trimEnd();
  const opens = before === "" || /[.?!:]$/.test(before);
  return reader.forms.isAskedMedicine(word.plain) || (!opens && word.plain.length > 3 && /^\p{Lu}/u.test(word.raw));
}

function weightOf(word: Word, reader: ConditionReader): number {
  if (reader.forms.isEveryday(word.plain)) return weights.strange;
  if (wanting.test(word.plain)) return weights.intent;
  return reader.isOrdinary(word.plain) || reader.forms.isVague(word.plain) || word.plain.length < 4
    ? weights.ordinary
    : weights.strange;
}

/** Reads what is asked for. `implied` is the subject of the pack that the question was given to. */
export function readAskedFor(question: Question, reader: ConditionReader, implied: Condition | undefined): AskedFor {
  const named = conditionsAsked(question, reader, implied);
  const covered = new Set<number>();
  question.words.forEach((w, i) => {
    if (named.spans.some(([start, end]) => w.start >= start && w.end <= end)) covered.add(i);
  });
  const terms = named.conditions.slice(0, 4).map((c): Term => ({
    concept: c.id,
    stems: [...c.stems],
    weight: named.implied ? 0 : weights.condition,
    role: "condition",
  }));
  for (const mention of findConcepts(question.words, reader.lexicon)) {
    const own = Array.from({ length: mention.to - mention.from }, (_, i) => mention.from + i);
    const words = own.flatMap((i) => question.words[i] ?? []);
    if (own.some((i) => covered.has(i)) || !words.some((w) => isAskedWord(w, question))) continue;
    own.forEach((i) => covered.add(i));
    const isWant = words.every((w) => wanting.test(w.plain));
    terms.push({
      concept: mention.concept,
      stems: words.map((w) => w.stem),
      weight: isWant ? weights.intent : weights.concept,
      role: isWant ? "want" : "word",
      key: agents.has(reader.lexicon.concepts.get(mention.concept)?.kind ?? ""),
    });
  }
  const unusual = named.conditions.length === 0 ? unusualWords(question, reader, covered) : undefined;
  if (unusual !== undefined)
    terms.push({ concept: unusual.id, stems: [...unusual.stems], weight: weights.condition, role: "condition" });
  question.words.forEach((word, i) => {
    if (covered.has(i) || unusual?.stems.has(word.stem) === true || !isAskedWord(word, question)) return;
    if (terms.some((t) => t.stems.includes(word.stem))) return;
    terms.push({
      stems: [word.stem],
      weight: weightOf(word, reader),
      role: wanting.test(word.plain) ? "want" : "word",
      key: isName(word, question, reader),
    });
  });
  return {
    conditions: unusual === undefined ? named.conditions : [unusual],
    implied: named.implied && unusual === undefined,
    terms: terms.filter((t) => t.weight > 0),
  };
}

/** True when marks hold a term. */
export const holdsTerm = (marks: ReadonlySet<string>, term: Term): boolean =>
  (term.concept !== undefined && marks.has(`#${term.concept}`)) ||
  (term.stems.length > 0 && term.stems.every((stem) => marks.has(stem)));

/** Finds urgent events in a message: real, current and somebody's, never a textbook question. */
import type { SayTo, UrgentRule } from "../knowledge/situation.ts";
import { judgeMention, type Mention, tokensUnder } from "./mentions.ts";
import type { Passage } from "./passage.ts";
import { createPhraseIndex, findPhrases, type Hit, type PhraseIndex } from "./phrases.ts";

/** An urgent event with the fixed words for each audience. */
export interface UrgentFlag {
  readonly id: string;
  readonly level: "now" | "today";
  readonly text: SayTo;
  readonly span: { readonly start: number; readonly end: number };
}

export interface UrgentPhrase {
  readonly rule: UrgentRule;
  readonly role: "event" | "always" | "with" | "unless" | "part";
  /** For a part: which set of the rule, and which group of that set. */
  readonly set: number;
  readonly group: number;
}

function phrasesOf(rule: UrgentRule): readonly (readonly [string, UrgentPhrase])[] {
  const of = (
    role: UrgentPhrase["role"],
    list: readonly string[],
    set = 0,
    group = 0,
  ): readonly (readonly [string, UrgentPhrase])[] => {
    const owner = { rule, role, set, group };
    return list.map((phrase) => [phrase, owner] as const);
  };
  return [
    ...of("event", rule.patterns),
    ...of("always", rule.always),
    ...of("with", rule.with),
    ...of("unless", rule.unless),
    ...rule.together.flatMap((groups, set) => groups.flatMap((phrases, group) => of("part", phrases, set, group))),
  ];
}

/** The rules' phrases, ready to be found. */
export const createUrgentIndex = (rules: readonly UrgentRule[]): PhraseIndex<UrgentPhrase> =>
  createPhraseIndex(rules.flatMap(phrasesOf));

/** Asks of a person in front of us: "is this", "could he be", "am I having", and not "could it happen". */
const asksOfNow =
  /^(is|are|am|was|could|can|might|may|do|does) (this|that|it|these|he|she|i|my \w+) (be |a |an |having |have |not |now |still |being |possibly )/;

/** "Can I have …", "do I have to …" ask for leave or duty. */
const notAsked =
  /^((can|could|may|might) (i|he|she|it) (have|get|be given)|(do|does) (i|he|she|we) (have|has|need) to)/;

function isAskedOfNow(passage: Passage, mention: Mention): boolean {
  const { clause } = mention;
  if (clause.kind !== "polar-question") return false;
  const words = passage.tokens
    .slice(clause.from, Math.min(clause.to, clause.from + 8))
    .filter((t) => !t.mark)
    .map((t) => t.word)
    .join(" ");
  return asksOfNow.test(`${words} `) && !notAsked.test(words);
}

/** A question shows an event when it takes one for granted: "why is my sight blurred", "with this fever". */
function isShownByQuestion(passage: Passage, mention: Mention): boolean {
  if (mention.clause.kind === "request" && !mention.attributed) return false;
  const ofSomebody = mention.person !== undefined && mention.person.kind !== "generic";
  if (mention.clause.kind === "fragment-question") return ofSomebody || mention.noted || mention.recent;
  if (mention.attributed && mention.person?.indefinite !== true) return true;
  return isAskedOfNow(passage, mention) || (mention.noted && mention.recent);
}

/** A statement that leaves out its "I": "can't breathe lying down". */
const unsaid = /^(can|could|unable|having|lost|woke|fell|feel|feeling|got|took)$/;

const wordAt = (passage: Passage, clause: Mention["clause"]): string =>
  passage.tokens.slice(clause.from, clause.to).find((t) => !t.mark)?.word ?? "";

/** A row of findings with a value among them: "urinary retention 900 ml, reduced anal tone". */
function isListed(passage: Passage, mention: Mention): boolean {
  const tokens = passage.tokens.slice(mention.clause.from, mention.clause.to);
  return tokens.some((t) => t.word === ",") && tokens.some((t) => /^\d/.test(t.word));
}

/** A statement shows an event when it is about somebody, or reads like a note: a value, a time, something new. */
function isShownByStatement(passage: Passage, mention: Mention): boolean {
  if (mention.person?.kind === "generic") return false;
  const ownPerson =
    mention.person !== undefined && mention.person.at >= mention.clause.from && mention.person.at < mention.clause.to;
  // "Stroke or anti-MAG: how do I tell?" names a topic; a note before a question still has a value or a time.
  const isTopic = passage.asking.has(mention.clause.sentence);
  if (!ownPerson && isTopic) return mention.noted || mention.recent;
  if (mention.person !== undefined) return true;
  if (unsaid.test(wordAt(passage, mention.clause))) return true;
  return mention.noted || mention.recent || passage.somebody || isListed(passage, mention);
}

/** "She had a stroke, they are taking her in": help is sought at this hour in the same sentence or the one beside it. */
function isEmergent(passage: Passage, mention: Mention): boolean {
  const here = passage.clauseAt[mention.clause.from] ?? 0;
  for (let c = Math.max(0, here - 4); c <= here + 4; c++) {
    const away = Math.abs((passage.clauses[c]?.sentence ?? Number.NaN) - mention.clause.sentence);
    if (away <= 1 && passage.cues[c]?.some((cue) => cue.of === "emergent")) return true;
  }
  return false;
}

/** What befell these without a date is a story. */
const acquaintances =
  /^(neighbor|neighbors|friend|friends|aunt|uncle|cousin|niece|nephew|grandfather|grandmother|grandpa|grandma|colleague)$/;

/** Told as a thing of the past, or as one that has gone on for years. */
function isOver(passage: Passage, mention: Mention, rule: UrgentRule): boolean {
  if (mention.recent) return false;
  const who = passage.tokens[mention.person?.at ?? -1]?.word ?? "";
  if (acquaintances.test(who) && !passage.relativeAsked && !isEmergent(passage, mention)) return true;
  const had = mention.had && (rule.had === "past" || mention.whose === "family");
  return mention.past || mention.chronic || (had && !isEmergent(passage, mention));
}

function isEvent(passage: Passage, mention: Mention, rule: UrgentRule): boolean {
  if (mention.denied || mention.supposed || mention.general || isOver(passage, mention, rule)) return false;
  const { kind } = mention.clause;
  return kind === "statement" ? isShownByStatement(passage, mention) : isShownByQuestion(passage, mention);
}

/** What was found of one rule: its hits, and the clauses in which an `unless` phrase takes events back. */
interface Found {
  readonly hits: readonly Hit<UrgentPhrase>[];
  readonly takenBack: ReadonlySet<number | undefined>;
}

/** Words between two parts of an event that is told over several clauses of a sentence. */
const widest = 40;

interface Part {
  readonly hit: Hit<UrgentPhrase>;
  readonly mention: Mention;
}

/** The parts that may join: not denied, supposed, general, over or taken back. */
const partsHeld = (
  rule: UrgentRule,
  hits: readonly Hit<UrgentPhrase>[],
  found: Found,
  passage: Passage,
): readonly Part[] => {
  const own = tokensUnder(hits);
  return hits.flatMap((hit): readonly Part[] => {
    if (found.takenBack.has(passage.clauseAt[hit.from])) return [];
    const mention = judgeMention(passage, hit, own);
    if (mention === undefined || mention.denied || mention.supposed || mention.general) return [];
    return isOver(passage, mention, rule) ? [] : [{ hit, mention }];
  });
};

/** Fewest words of a sentence that tells something and does not only name it. */
const telling = 5;

/** A part is a present event also in a longer sentence without a person; of "could …" only what is asked of now. */
function isPresent(passage: Passage, mention: Mention, rule: UrgentRule): boolean {
  const { clause } = mention;
  const asksOfAny = clause.kind === "polar-question" && !isAskedOfNow(passage, mention) && !mention.recent;
  if (asksOfAny)
    return mention.attributed && !/^(can|could|do|does|may|might|will|would)$/.test(wordAt(passage, clause));
  if (isEvent(passage, mention, rule)) return true;
  return (
    clause.kind === "statement" &&
    mention.person === undefined &&
    !passage.asking.has(clause.sentence) &&
    clause.to - clause.from >= telling
  );
}

/** One part of each group of a set near each other in one sentence, the first or second a present event. */
function joinedEvent(rule: UrgentRule, found: Found, passage: Passage): Hit<UrgentPhrase> | undefined {
  const sentenceAt = (h: Hit<UrgentPhrase>): number => passage.clauses[passage.clauseAt[h.from] ?? 0]?.sentence ?? 0;
  const all = found.hits.filter((h) => h.of.role === "part");
  for (const hits of Map.groupBy(all, (h) => `${sentenceAt(h)} ${h.of.set}`).values()) {
    const groups = rule.together[hits[0]?.of.set ?? 0] ?? [];
    if (!groups.every((_, group) => hits.some((h) => h.of.group === group))) continue;
    const parts = partsHeld(rule, hits, found, passage);
    for (const [i, { hit, mention }] of parts.entries()) {
      if (hit.of.group > 1 || !isPresent(passage, mention, rule)) continue;
      const near = parts.slice(Math.max(0, i - 12), i + 13).filter((p) => Math.abs(p.hit.from - hit.from) <= widest);
      const chosen = groups.map((_, group) =>
        group === hit.of.group ? hit : near.find((p) => p.hit.of.group === group)?.hit,
      );
      if (!chosen.every((h) => h !== undefined)) continue;
      return { of: hit.of, from: Math.min(...chosen.map((h) => h.from)), to: Math.max(...chosen.map((h) => h.to)) };
    }
  }
  return undefined;
}

function happens(hit: Hit<UrgentPhrase>, found: Found, passage: Passage): boolean {
  const mention = judgeMention(passage, hit);
  if (mention === undefined) return false;
  if (hit.of.role === "always" && found.takenBack.has(passage.clauseAt[hit.from])) return false;
  if (hit.of.role === "always") return !mention.denied && !mention.past && mention.person?.kind !== "generic";
  return !found.takenBack.has(passage.clauseAt[hit.from]) && isEvent(passage, mention, hit.of.rule);
}

function flagOf(rule: UrgentRule, found: Found, passage: Passage): UrgentFlag | undefined {
  if (rule.with.length > 0 && !found.hits.some((h) => h.of.role === "with")) return undefined;
  const events = found.hits.filter((h) => h.of.role === "event" || h.of.role === "always");
  const event = events.find((h) => happens(h, found, passage)) ?? joinedEvent(rule, found, passage);
  const [first, last] = [passage.tokens[event?.from ?? -1], passage.tokens[(event?.to ?? 0) - 1]];
  if (first === undefined || last === undefined) return undefined;
  return { id: rule.id, level: rule.level, text: rule.text, span: { start: first.start, end: last.end } };
}

/** The urgent events of a message, those for now before those for today, each rule once. */
export function readUrgency(
  passage: Passage,
  rules: readonly UrgentRule[],
  index: PhraseIndex<UrgentPhrase>,
): readonly UrgentFlag[] {
  const byRule = Map.groupBy(findPhrases(index, passage.tokens), (hit) => hit.of.rule);
  const flags = rules.flatMap((rule) => {
    const hits = byRule.get(rule);
    if (hits === undefined) return [];
    const takenBack = new Set(hits.filter((h) => h.of.role === "unless").map((h) => passage.clauseAt[h.from]));
    return flagOf(rule, { hits, takenBack }, passage) ?? [];
  });
  return [...flags.filter((f) => f.level === "now"), ...flags.filter((f) => f.level === "today")];
}

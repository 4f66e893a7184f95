/** Finds urgent events in a message: real, current and somebody's, never a textbook question. */
import type { SayTo, UrgentRule } from "../knowledge/situation.ts";
import { judgeMention, type Mention } from "./mentions.ts";
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

function isAskedOfNow(passage: Passage, mention: Mention): boolean {
  const { clause } = mention;
  if (clause.kind !== "polar-question") return false;
  const words = passage.tokens
    .slice(clause.from, Math.min(clause.to, clause.from + 8))
    .filter((t) => !t.mark)
    .map((t) => t.word)
    .join(" ");
  return asksOfNow.test(`${words} `) && !/^(can|could|may|might) (i|he|she|it) (have|get|be given)/.test(words);
}

/** A question shows an event when it takes one for granted: "why is my sight blurred", "with this fever". */
function isShownByQuestion(passage: Passage, mention: Mention): boolean {
  if (mention.clause.kind === "request" && !mention.attributed) return false;
  const ofSomebody = mention.person !== undefined && mention.person.kind !== "generic";
  if (mention.clause.kind === "fragment-question") return ofSomebody || mention.noted || mention.recent;
  if (mention.attributed && mention.person?.indefinite !== true) return true;
  return isAskedOfNow(passage, mention) || (mention.noted && mention.recent);
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
  return mention.noted || mention.recent || passage.somebody;
}

function isEvent(passage: Passage, mention: Mention, rule: UrgentRule): boolean {
  if (mention.denied || mention.supposed || mention.general) return false;
  const over = mention.past || mention.chronic || (mention.had && (rule.had === "past" || mention.whose === "family"));
  if (over && !mention.recent) return false;
  const { kind } = mention.clause;
  return kind === "statement" ? isShownByStatement(passage, mention) : isShownByQuestion(passage, mention);
}

/** What was found of one rule: its hits, and the clauses in which an `unless` phrase takes events back. */
interface Found {
  readonly hits: readonly Hit<UrgentPhrase>[];
  readonly takenBack: ReadonlySet<number | undefined>;
}

/** A set of groups that all stand in one clause, as one stretch; none of them denied, supposed or general. */
function joinedEvent(rule: UrgentRule, found: Found, passage: Passage): Hit<UrgentPhrase> | undefined {
  const parts = found.hits.filter((h) => h.of.role === "part");
  const places = Map.groupBy(parts, (h) => `${passage.clauseAt[h.from]} ${h.of.set}`);
  for (const inside of places.values()) {
    const of = inside[0]?.of;
    const groups = rule.together[of?.set ?? 0] ?? [];
    const judged = inside.map((hit) => ({ hit, mention: judgeMention(passage, hit) }));
    const held = judged.filter(({ mention: m }) => m !== undefined && !m.denied && !m.supposed && !m.general);
    if (of === undefined || !groups.every((_, group) => held.some(({ hit }) => hit.of.group === group))) continue;
    if (
      !held.some(
        ({ hit, mention }) =>
          mention !== undefined && !found.takenBack.has(passage.clauseAt[hit.from]) && isEvent(passage, mention, rule),
      )
    )
      continue;
    return { of, from: Math.min(...held.map(({ hit }) => hit.from)), to: Math.max(...held.map(({ hit }) => hit.to)) };
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
    const hits = byRule.get(rule) ?? [];
    const takenBack = new Set(hits.filter((h) => h.of.role === "unless").map((h) => passage.clauseAt[h.from]));
    return flagOf(rule, { hits, takenBack }, passage) ?? [];
  });
  return [...flags.filter((f) => f.level === "now"), ...flags.filter((f) => f.level === "today")];
}

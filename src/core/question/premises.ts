/** Finds false beliefs that a message asserts or takes for granted; what it only asks or denies is left alone. */
import type { PremiseRule } from "../knowledge/situation.ts";
import type { Clause } from "./clauses.ts";
import { isOwn, tokensUnder } from "./mentions.ts";
import type { Passage } from "./passage.ts";
import { createPhraseIndex, findPhrases, type Hit, type PhraseIndex } from "./phrases.ts";

/** A false belief found, with the clause that holds it. */
export interface FalsePremise {
  readonly id: string;
  readonly rule: PremiseRule;
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** A phrase of one group of a rule; `group` is "unless" for words that take it back. */
export interface PremisePhrase {
  readonly rule: PremiseRule;
  readonly group: number | "unless";
}

/** The rules' phrases, ready to be found. */
export function createPremiseIndex(rules: readonly PremiseRule[]): PhraseIndex<PremisePhrase> {
  return createPhraseIndex(
    rules.flatMap((rule) => {
      const groups = rule.when.map((phrases, group) => ({ owner: { rule, group }, phrases }));
      return [...groups, { owner: { rule, group: "unless" as const }, phrases: rule.unless }].flatMap(
        ({ owner, phrases }) => phrases.map((phrase) => [phrase, owner] as const),
      );
    }),
  );
}

/** True for a clause that asserts: a statement or reason, or a "why" question, which takes its content for granted. */
const asserts = (clause: Clause): boolean => clause.presupposed || clause.why || clause.kind === "statement";

/**
 * True for a clause that carries its neighbour's assertion on: "why …, if IVIG is the standard?" takes the second half
 * for granted too, and so do "if IVIG is the standard, why …?" and "given that …, and therefore …?".
 */
function carriesOn(passage: Passage, clauseAt: number): boolean {
  const [before, clause, after] = [-1, 0, 1].map((step) => passage.clauses[clauseAt + step]);
  if (clause === undefined) return false;
  const said = passage.tokens.slice(clause.from, clause.to).filter((t) => !t.mark);
  const head = said.find((t) => t.word !== "and")?.word ?? "";
  if (head === "if" && after?.sentence === clause.sentence && after.why) return true;
  if (head === "if" && said.at(-1)?.word === "anyway") return true;
  if (before?.sentence !== clause.sentence) return false;
  if (before.why) return /^(if|when|although|though|while|whereas)$/.test(head);
  return before.presupposed && /^(therefore|hence|thus)$/.test(head);
}

/** "…; is that correct?" right after a clause makes it a question. */
function isQueried(passage: Passage, clauseAt: number): boolean {
  const [clause, next] = [passage.clauses[clauseAt], passage.clauses[clauseAt + 1]];
  if (next?.kind !== "polar-question" || next.sentence !== clause?.sentence) return false;
  const words = passage.tokens
    .slice(next.from, next.to)
    .filter((t) => !t.mark)
    .map((t) => t.word)
    .join(" ");
  return /^(and |or )?is (this|that|it) (the )?(true|correct|right|so|still|really|case)/.test(words);
}

/** "Nobody told me that …" complains of what was kept back, and so passes it on. */
const keptBack =
  /^(nobody|no one) (ever )?(told|warned|informed|explained|mentioned)( (it|to))?( (me|us|him|her))? that /;

const reports = /^(told|heard|read|said|says|promised|claims)$/;

/** "…, which is a myth": said later in the same sentence. */
function isTakenBack(passage: Passage, clauseAt: number, place: number, own: ReadonlySet<number>): boolean {
  const sentence = passage.clauses[clauseAt]?.sentence;
  for (let c = clauseAt; passage.clauses[c]?.sentence === sentence && c < clauseAt + 6; c++)
    if (passage.cues[c]?.some((cue) => cue.of === "asked-back" && cue.from > place && !isOwn(cue, own))) return true;
  return false;
}

const wordsFrom = (passage: Passage, from: number, many: number): string =>
  passage.tokens
    .slice(from, from + many)
    .map((t) => t.word)
    .join(" ");

/** Marks that the speaker doubts or asks what follows. "I was told it would …" passes the belief on. */
function isOpen(
  passage: Passage,
  clauseAt: number,
  place: number,
  own: ReadonlySet<number>,
  carried: boolean,
): boolean {
  if (isQueried(passage, clauseAt)) return true;
  const reported = (at: number): boolean =>
    passage.tokens[at]?.word === "would" &&
    passage.tokens.slice(Math.max(0, at - 8), at).some((t) => reports.test(t.word));
  if (isTakenBack(passage, clauseAt, place, own)) return true;
  const opener = (from: number): boolean =>
    carried && /^(if|when|while|though|although)$/.test(passage.tokens[from]?.word ?? "");
  return (passage.cues[clauseAt] ?? []).some(
    (cue) =>
      !isOwn(cue, own) &&
      !reported(cue.from) &&
      !opener(cue.from) &&
      !keptBack.test(wordsFrom(passage, cue.from, 7)) &&
      ((cue.of === "asked" && cue.from <= place) || (cue.of === "suppose" && cue.to <= place)),
  );
}

/** Asks for more of a thing, and so takes it for granted: "how many rituximab tablets". */
const presumes =
  /^(how (many|much) (?!patients|people|of|cases)|where (can|do|could|should|shall) (i|we|he|she) (get|buy|find|order)|what (\w+ )?dose|which (brand|dose|strength) of|(in |on |from )?which (of (my|our|his|her|the)|year|month|day))/;

/** A relative clause inside a question tells: "…, for which it is licensed"; "the wheelchair that all of us end up in". */
const tells =
  / , (for |in |of |by |with |to )?(which|who|whose) (?!of)| (that|which) (all|every|each|everyone|everybody) | , also (called|written|known|named) /;

/** A reason or common knowledge given inside a question, though no clause was cut there. */
const reasons =
  / , (since|because|as) (?!(well|long|soon|far|if|though|in|with|usual|a)\b)| (when|as|since|although|though|if) (everyone|everybody|anyone|we all) know/;

function isPresumed(passage: Passage, clause: Clause): boolean {
  if (clause.kind === "statement" || clause.kind === "supposition") return false;
  const tokens = passage.tokens.slice(clause.from, clause.to);
  const words = tokens.map((t) => t.word).join(" ");
  if (reasons.test(words)) return true;
  if (clause.kind !== "wh-question") return false;
  const opening = tokens.slice(0, 8).filter((t) => !t.mark);
  return presumes.test(opening.map((t) => t.word).join(" ")) || tells.test(words) || awaits.test(words);
}

/** "How long until I am cured?": asks only when, and takes the outcome for granted. */
const awaits =
  /^how (long|soon|many (days|weeks|months|years)) .{0,20}?\b(until|till|before) .*\b(cured?|healed|heals|wheelchair|dies?|cancer|lymphoma|waldenstrom\w*|myeloma)\b/;

/** A reason that opens a question in which no clause was cut: "Since gabapentin repairs nerves, should dad …?" */
function opensAsReason(passage: Passage, clause: Clause, hit: Hit<PremisePhrase>): boolean {
  if (clause.kind === "statement" || clause.kind === "supposition") return false;
  const tokens = passage.tokens.slice(clause.from, clause.to);
  const opening = tokens
    .slice(0, 2)
    .map((t) => t.word)
    .join(" ");
  if (!/^((since|because|as|given|considering) (?!(of|for|to|soon|far|long|well|if|when)\b)|now that)/.test(opening))
    return false;
  const comma = tokens.findLastIndex((t) => t.mark && t.word === ",");
  return comma > 0 && hit.to <= clause.from + comma;
}

/** A hit counts when its clause asserts it and nothing denies it; a "not" of the rule's own is part of the belief. */
function isHeld(passage: Passage, hit: Hit<PremisePhrase>, own: ReadonlySet<number>): boolean {
  const at = passage.clauseAt[hit.from] ?? 0;
  const clause = passage.clauses[at];
  if (clause === undefined) return false;
  const carried = carriesOn(passage, at);
  if (!(asserts(clause) || isPresumed(passage, clause) || carried || opensAsReason(passage, clause, hit))) return false;
  if (isOpen(passage, at, hit.from, own, carried)) return false;
  return !(passage.denials[at] ?? []).some(([from, to, cue]) => from < hit.to && to > hit.from && !isOwn(cue, own));
}

/** The stretch in which all groups must be said: a clause, a sentence or the message. */
function stretchOf(passage: Passage, rule: PremiseRule, place: number): number {
  const clauseAt = passage.clauseAt[place] ?? 0;
  if (rule.within === "message") return 0;
  return rule.within === "clause" ? clauseAt : (passage.clauses[clauseAt]?.sentence ?? 0);
}

function premiseOf(
  text: string,
  rule: PremiseRule,
  hits: readonly Hit<PremisePhrase>[],
  passage: Passage,
): FalsePremise | undefined {
  const stretches = Map.groupBy(hits, (hit) => stretchOf(passage, rule, hit.from));
  for (const inside of stretches.values()) {
    if (inside.some((hit) => hit.of.group === "unless")) continue;
    if (!rule.when.every((_, group) => inside.some((hit) => hit.of.group === group))) continue;
    const own = tokensUnder(inside);
    const held = inside.filter((hit) => isHeld(passage, hit, own));
    if (!rule.when.every((_, group) => held.some((hit) => hit.of.group === group))) continue;
    const start = passage.tokens[Math.min(...held.map((h) => h.from))]?.start ?? 0;
    const end = passage.tokens[Math.max(...held.map((h) => h.to)) - 1]?.end ?? start;
    return { id: rule.id, rule, span: { start, end }, text: text.slice(start, end) };
  }
  return undefined;
}

/** The false beliefs of a message, each rule once. */
export function readPremises(
  text: string,
  passage: Passage,
  rules: readonly PremiseRule[],
  index: PhraseIndex<PremisePhrase>,
): readonly FalsePremise[] {
  const byRule = Map.groupBy(findPhrases(index, passage.tokens), (hit) => hit.of.rule);
  return rules.flatMap((rule) => premiseOf(text, rule, byRule.get(rule) ?? [], passage) ?? []);
}

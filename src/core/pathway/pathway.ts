/** A pack's rules made ready: conditions read, sentences checked. Built once per pack, never changed. */
import type { Check, Sentence } from "../answer/answer.ts";
import { checksWithdrawn, type Library } from "../answer/library.ts";
import { readOf } from "../answer/references.ts";
import { cautionOf } from "../answer/sentences.ts";
import type { Claim } from "../knowledge/claim.ts";
import type { Line, Rule } from "../knowledge/rule.ts";
import { checkWithdrawn, partWithdrawn } from "../knowledge/withdrawn.ts";
import type { FactTypes } from "./fact-sort.ts";
import { createRuleSet, type ReadRule, readRule, type RuleSet, wholeForAll } from "./rule-set.ts";

/** A sentence of a rule, checked; its references are numbered when it is said. */
export interface CheckedLine {
  readonly text: string;
  readonly check: Check;
  readonly claims: readonly Claim[];
  readonly read: Sentence["read"];
  readonly approved: boolean;
  readonly caution?: string | undefined;
}

/** A rule ready to be run and to be said. */
export interface ReadyRule extends ReadRule {
  readonly say: readonly CheckedLine[];
  readonly options: readonly CheckedLine[];
  readonly monitor: readonly CheckedLine[];
  /** Approved as it stands, its sentences apart. */
  readonly approved: boolean;
  /** What is said of it because something of it was withdrawn. */
  readonly notice?: string | undefined;
}

/** The rules of one pack, ready to be run over any number of people. */
export interface Pathway extends RuleSet<ReadyRule> {
  readonly library: Library;
}

/** A rule's advice is approved when the rule is and everything it says. A notice of a withdrawal needs no approval. */
export function reviewOf({ approved, say, options, monitor, notice }: ReadyRule): "unreviewed" | "approved" {
  const speaks = say.length > 0 || notice !== undefined;
  return approved && speaks && [...say, ...options, ...monitor].every((line) => line.approved)
    ? "approved"
    : "unreviewed";
}

/** Claims that speak in a line. */
export const claimsOfLine = (line: Line): readonly string[] => (typeof line === "string" ? [line] : line.claims);

/** The line with its check; one that does not agree with its record is not said. */
export function checkLine(line: Line, library: Library): CheckedLine | undefined {
  const ids = claimsOfLine(line);
  const claims = ids.flatMap((id) => library.statements.get(id)?.claim ?? []);
  if (claims.length < ids.length) return undefined;
  const [first] = claims;
  if (first === undefined) return undefined;
  const text = typeof line === "string" ? first.say.clinician : line.text;
  const supports = claims.flatMap((claim) => claim.support);
  const verdict = typeof line === "string" ? library.verdictOf(first, text) : library.verify(text, supports);
  if (verdict.verdict !== "agrees") return undefined;
  const read = readOf(supports);
  return {
    text,
    check: verdict.check,
    claims,
    read,
    approved: claims.every((claim) => library.standing.approved.has(claim.id)),
    ...cautionOf(claims, read, library),
  };
}

function noticeOf({ id }: Rule, { standing }: Library): string | undefined {
  const own = standing.withdrawn.rule.get(id);
  if (own !== undefined) return checkWithdrawn(own);
  const part = standing.weakened.rules.get(id);
  return part === undefined ? undefined : partWithdrawn(part);
}

function readyRule(rule: Rule, library: Library): ReadyRule {
  const lines = (written: readonly Line[]): readonly CheckedLine[] =>
    written.flatMap((line) => checkLine(line, library) ?? []);
  const notice = noticeOf(rule, library);
  const isWithdrawn = library.standing.withdrawn.rule.has(rule.id);
  return {
    ...readRule(rule),
    say: isWithdrawn ? [] : lines(rule.then.say),
    options: isWithdrawn ? [] : lines(rule.then.options),
    monitor: isWithdrawn ? [] : lines(rule.then.monitor),
    approved: library.standing.approvedRules.has(rule.id),
    ...(notice === undefined ? {} : { notice }),
  };
}

/** Makes a pack's rules ready. Throws on a pack that did not pass its check. */
export function createPathway(library: Library, facts: FactTypes): Pathway {
  const rules = library.pack.rules.map((rule) => readyRule(rule, library));
  return { library, ...createRuleSet(rules, facts, checksWithdrawn(library.standing)) };
}

/** The pathway with another version of one rule, without its sentences: for trying what its cases notice. */
export function withRule(pathway: Pathway, rule: Rule): Pathway {
  const own: ReadyRule = { ...readRule(rule), say: [], options: [], monitor: [], approved: false };
  return {
    ...pathway,
    rules: [own],
    conditionOf: (id) => (id === rule.id ? wholeForAll(own) : pathway.conditionOf(id)),
  };
}

/** Whether each "not" of a sentence is borne out: the record denies the same thing, or the words only limit what is claimed. */
import type { Lexicon } from "../question/lexicon.ts";
import { isDirection } from "./direction.ts";
import { mattersOf, type Stance } from "./polarity.ts";
import type { Negation, Statement, StatementWord } from "./statement.ts";

/** What follows a "not" that claims less, never more: it needs no record. */
const limiting = new RegExp(
  String.raw`^\s*(?:` +
    [
      "all|always|every\\w*|necessarily|yet|just|even|quite|automatically|simply",
      "by (?:itself|themselves|that)|alone|on its own|the same (?:amount|for)",
      "knows?|known|mean|means|prove\\w*|proof|proven|certain|certainly|sure|clear|clearly|established|settle\\w*|validated|verified|confirmed",
      "(?:always )?(?:say|show|tell|explain|decide|speak|draw)",
      "(?:be |been |yet |fully )+(?:proven|validated|able|read|checked?|verified|quoted|opened|compared|promised|predicted|shown|tested|converted|sure)",
      "(?:able|read|shown|verified|quoted|stated|recorded here|given here|reported in what|tested in|checked by|check the|check how|compare)",
      "(?:an? |the |any )?(?:\\w+[ -]){0,2}(?:proof|guide|threshold|cut-off|rule|target|opinion|verdict|diagnosis|standard|promise|limit|answer|guarantee|substitute)",
      "in itself|normally|usually|directly|part of|concern|supported|what|meant|state[sd]?|inferred|assumed|drawn|have it|do so|taken as|count",
      "possible|enough|specific|unique|comparable|randomi[sz]ed|blinded|placebo|controlled|controls",
      "limited to|the other way|derived|trial-derived",
    ].join("|") +
    String.raw`)(?![\p{L}])`,
  "iu",
);
/** "most did not", "others do not": the rest of a share that the sentence gives. */
const remainder =
  /\b(?:most|rest|many|few)(?: of them)?(?: (?:people|patients|ones))?(?: (?:with|who|that) [^.;:,]{1,24})? (?:do|did|does|were|was|are|is|have|had)?\s*$/iu;
/** A "not" that sets two names apart: ", not MOG", "but not by lot". */
const contrast = /(?:,|\bbut|\band|\brather|\bor)\s*$/iu;
const ofVerb = /^(?:not|cannot|\p{L}+n't|never)$/u;

/** "check that the blood is not too thick" asks; it denies nothing. */
const asking = /\b(?:check|checks|sure|look|looks|ask|asks)\b[^.;:]*$/iu;

/** What a "cannot" denies for good: a test that cannot show something is another test. */
const ability = /^\s*(?:mean|show|tell|say)\b/iu;

/** "not in <the disease>", "not a <disease> trial": what was seen in another disease is told as that. */
export function notOfSubject(lexicon: Lexicon, subject: readonly string[]): RegExp {
  const concept = lexicon.concepts.get(subject[0] ?? "");
  if (concept === undefined) return /(?!)/u;
  const names = [concept.name, ...concept.synonyms].map((name) => name.replace(/[^\p{L}\p{N}]+/gu, "[^\\p{L}\\p{N}]+"));
  return new RegExp(String.raw`^\s*(?:in|about|for|from|on|an?) (?:${names.join("|")})(?![\p{L}])`, "iu");
}

/** True when the words around a negation only limit the claim. */
const isLimiting = (negation: Negation, elsewhere: RegExp): boolean =>
  elsewhere.test(negation.after) ||
  (limiting.test(negation.after) && !(negation.cue === "cannot" && ability.test(negation.after))) ||
  asking.test(negation.before) ||
  remainder.test(negation.before) ||
  (negation.cue === "not" && contrast.test(negation.before));

/** A "not" that the record does not bear out. */
export interface Unborne {
  readonly outcome: "open";
  readonly reason: string;
}

/** Words that other checks compare by sign. */
const isJudgedElsewhere = (word: StatementWord): boolean => mattersOf(word).length > 0 || isDirection(word);

/** What the record denies at all. */
interface Denials {
  readonly any: boolean;
  readonly advisesAgainst: boolean;
}

/** "must not be given" where the record advises against. */
const giving = /^\s*(?:be |to |get )?(?:given?|start(?:ed)?|begin|begun|used?|offer(?:ed)?|safe|recommended)\b/iu;

function compareNegation(negation: Negation, stance: Stance, record: Denials, elsewhere: RegExp): Unborne | undefined {
  if (record.advisesAgainst && giving.test(negation.after)) return undefined;
  if (negation.cue === "without" || negation.cue === "0" || isLimiting(negation, elsewhere)) return undefined;
  const heads = negation.covers.slice(0, 3);
  const [first] = heads;
  if (
    (first !== undefined && isJudgedElsewhere(first)) ||
    heads.slice(0, 2).some((word) => stance.get(word.key)?.no === true)
  )
    return undefined;
  const verbal = ofVerb.test(negation.cue);
  if (!verbal && record.any) return undefined;
  if (first !== undefined && stance.get(first.key)?.yes === true)
    return { outcome: "open", reason: `“${negation.cue} … ${first.raw}”, but the record affirms it` };
  const told = `${negation.cue}${negation.after.slice(0, 24)}`;
  return verbal ? { outcome: "open", reason: `nothing in the record bears out “${told}”` } : undefined;
}

/** Every negation of the sentence that the record does not bear out. */
export function compareNegations(
  statement: Statement,
  stance: Stance,
  advisesAgainst: boolean,
  elsewhere: RegExp,
): readonly Unborne[] {
  const record = { any: [...stance.values()].some((s) => s.no), advisesAgainst };
  return statement.negations.flatMap((negation) => compareNegation(negation, stance, record, elsewhere) ?? []);
}

/** The words that a record's negations deny first, where it affirms them nowhere: "cannot be converted". */
export function onlyDenied(record: readonly Statement[], stance: Stance): ReadonlySet<string> {
  const heads = record.flatMap((s) => s.negations.flatMap((n) => (n.cue === "without" ? [] : n.covers.slice(0, 1))));
  return new Set(heads.map((word) => word.key).filter((key) => stance.get(key)?.yes === false));
}

/** Words that the sentence affirms and the record only denies. */
export function missingNegations(
  statement: Statement,
  denied: ReadonlySet<string>,
  common: ReadonlySet<string>,
): readonly Unborne[] {
  const said = new Set(statement.words.filter((w) => w.negated || w.denied).map((w) => w.key));
  return statement.words
    .filter((w) => w.content && denied.has(w.key) && !said.has(w.key) && !common.has(w.key) && !isJudgedElsewhere(w))
    .map((word) => ({ outcome: "open", reason: `the record only denies “${word.raw}”` }));
}

/** Words that the sentence affirms although the support holds them denied. */
export const affirmedThoughDenied = (statement: Statement, denied: ReadonlySet<string>): readonly Unborne[] =>
  statement.words
    .filter((w) => denied.has(w.stem) && !w.negated && !w.denied)
    .map((word) => ({ outcome: "open", reason: `the support denies “${word.raw}”` }));

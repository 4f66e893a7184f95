/** Whether each "not" of a sentence is borne out: the record denies the same thing, or the words only limit what is claimed. */
import { isDirection } from "./direction.ts";
import { mattersOf, type Stance } from "./polarity.ts";
import type { Negation, Statement, StatementWord } from "./statement.ts";

/** What follows a "not" that claims less, never more: it needs no record. */
const limiting = new RegExp(
  String.raw`^\s*(?:` +
    [
      "all|always|every\\w*|necessarily|yet|only|too|just|even|quite|automatically|simply",
      "by (?:itself|themselves|that)|alone|on its own|the same (?:amount|for)",
      "knows?|known|mean|means|prove\\w*|proof|proven|certain|certainly|sure|clear|clearly|established|settle\\w*|validated|verified|confirmed",
      "(?:always )?(?:say|show|tell|explain|decide|speak|draw)",
      "(?:be |been |yet |fully )*(?:read|checked?|quoted|stated|given|recorded|promised|predicted|compared|tested|shown|proven|found|seen|able|verified|validated|opened|reported|counted|used|taken)",
      "(?:an? |the |any )?(?:\\w+[ -]){0,2}(?:proof|guide|threshold|cut-off|rule|target|opinion|verdict|diagnosis|standard|promise|limit|answer|guarantee|substitute)",
      "possible|enough|specific|unique|comparable|randomi[sz]ed|blinded|placebo|controlled|controls",
      "(?:in|about|for|from|on) anti-MAG|an anti-MAG|limited to|the other way|derived|trial-derived",
    ].join("|") +
    String.raw`)(?![\p{L}])`,
  "iu",
);
/** "most did not", "others do not": the rest of a share that the sentence gives. */
const remainder = /\b(?:most|others?|rest|many|some|few)\b[^.;:,]*$/iu;
/** A "not" that sets two names apart: ", not MOG", "but not by lot". */
const contrast = /(?:,|\bbut|\band|\brather|\bor)\s*$/iu;
const ofVerb = /^(?:not|cannot|\p{L}+n't|never)$/u;

/** True when the words around a negation only limit the claim. */
const isLimiting = (negation: Negation): boolean =>
  limiting.test(negation.after) || remainder.test(negation.before) || (negation.cue === "not" && contrast.test(negation.before));

/** A "not" that the record does not bear out: contradicted, or without anything to compare it with. */
export interface Unborne {
  readonly outcome: "conflicts" | "open";
  readonly reason: string;
}

/** Words that other checks compare by sign. */
const isJudgedElsewhere = (word: StatementWord): boolean => mattersOf(word).length > 0 || isDirection(word);

function compareNegation(negation: Negation, stance: Stance, denies: boolean): Unborne | undefined {
  if (negation.cue === "without" || negation.cue === "0" || isLimiting(negation)) return undefined;
  const heads = negation.covers.slice(0, 3);
  if (heads.some((word) => isJudgedElsewhere(word) || stance.get(word.key)?.no === true)) return undefined;
  const verbal = ofVerb.test(negation.cue);
  if (!verbal && denies) return undefined;
  const [first] = heads;
  if (first !== undefined && stance.get(first.key)?.yes === true)
    return { outcome: "conflicts", reason: `“${negation.cue} … ${first.raw}”, but the record affirms it` };
  const told = `${negation.cue}${negation.after.slice(0, 24)}`;
  return verbal ? { outcome: "open", reason: `nothing in the record bears out “${told}”` } : undefined;
}

/** Every negation of the sentence that the record does not bear out. */
export function compareNegations(statement: Statement, stance: Stance): readonly Unborne[] {
  const denies = [...stance.values()].some((s) => s.no);
  return statement.negations.flatMap((negation) => compareNegation(negation, stance, denies) ?? []);
}

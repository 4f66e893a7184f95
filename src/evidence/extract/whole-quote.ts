/** Extends a sentence by the neighbours without which it could be read otherwise: contrasts, conditions, denials, pronouns. */
import type { Unit } from "./source-text.ts";

/** A run of units that is quoted as one. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Openings that lean on the sentence before: a pronoun without its noun, or a turn. */
const leansBack =
  /^(?:(?:because|since|as|if|when|while|although|though|after|before|with|for|by|from|to|until|unless) (?:this|these|those|they|them|such)|(?:some |the )?(?:[a-zà-ɏ]+ )?ones|however|but|yet|nevertheless|nonetheless|still,|by contrast|in contrast|conversely|on the other hand|although this|despite this|instead|therefore|thus|hence|consequently|as a result|accordingly|moreover|furthermore|in addition|additionally|also,|similarly|likewise|this|these|those|that (?:is|was|means)|they|them|it (?!is (?:recommended|important|essential|not (?:known|clear)|unclear|unknown|possible|estimated|thought|believed|best|advisable|helpful|useful|common|rare))|its|he|she|his|her|their|such|both|the (?:latter|former|same|other|others|remaining|rest)\b|the (?:effect|response|difference|improvement|increase|reduction|benefit)s?(?! (?:of|in|on|to|from)\b)|neither|none of (?:these|them)|all (?:of (?:these|them)|six|seven|eight|nine|ten|\d+)|of (?:these|them|those)|one of (?:these|them)|some of (?:these|them)|most of (?:these|them)|only (?:one|two|three|four|five|\d+|these|those|in these)|the (?:first|second|third) (?:one|group|arm)|another|others|for example|for instance|e\.g\.|i\.e\.|in (?:these|this|those|that|such)|with (?:this|these)|after (?:this|that)|then,|there(?:after|by))\b/i;
/** Openings that take back or limit what the sentence before says. */
const limitsBack =
  /^(?:however|but|yet|nevertheless|nonetheless|by contrast|in contrast|conversely|on the other hand|unfortunately|only\b|not all|except|unless|with the exception|this (?:(?:[a-zà-ɏ]+ ){0,3})(?:was|were|is|are|did|does|has|had|may|might|should|could) (?:not|only|never|limited|unproven|unconfirmed)|(?:these|they|it) (?:(?:[a-zà-ɏ]+ ){0,3})(?:was|were|is|are|did|does|do|has|have|had|should|must|can) (?:not|never|only)|(?:these|this|the) (?:difference|effect|improvement|result|finding|benefit|response)s? (?:(?:[a-zà-ɏ]+ ){0,3})(?:not|only|disappeared|lost|was lost|did not)|caution|it is (?:unclear|unknown|not (?:known|clear))|whether (?:this|these|it)|(?:it|this|these) (?:should|must) (?:not|only)|in patients (?:without|who do not)|no (?:such )?(?:difference|effect|benefit|improvement)|neither|none of (?:these|them)|the (?:difference|effect|improvement|benefit|result)s? (?:was|were|is|did))(?=[\s,])/i;

/** At most so many units on each side, and so many UTF-16 units in all. */
const mostBack = 2;
const mostForward = 2;
const mostLength = 900;

/** Units that follow each other in the text: the same block, or the next one of running text. */
function adjoins(before: Unit | undefined, after: Unit | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return (
    before.block === after.block ||
    (before.kind === "paragraph" && after.kind === "paragraph" && after.block - before.block === 1)
  );
}

/** A list item stands under the line that opens its list, which may hold its condition. */
function openingOf(units: readonly Unit[], at: number): number {
  const own = units[at];
  if (own?.kind !== "list-item") return at;
  let from = at;
  for (let i = at; i >= 0; i--) {
    const unit = units[i];
    if (unit === undefined || (unit.kind !== "list-item" && !unit.text.trimEnd().endsWith(":"))) break;
    if (unit.text.trimEnd().endsWith(":")) {
      from = i;
      break;
    }
  }
  return from;
}

/**
 * The run around the unit at `at`; `units` are those of its stretch of the document in order. Nothing when what belongs
 * to it is missing or would make it too long to be quoted: a part of it could say the opposite.
 */
export function wholeRun(units: readonly Unit[], at: number): Run | undefined {
  // A list that is quoted whole with its opening is not quoted in parts.
  if (units.slice(0, at).some((u) => u.end >= (units[at]?.end ?? 0))) return undefined;
  let from = openingOf(units, at);
  let to = at;
  for (let steps = 0; leansBack.test(units[from]?.text ?? ""); steps++) {
    if (steps >= mostBack || !adjoins(units[from - 1], units[from])) return undefined;
    from = openingOf(units, from - 1);
  }
  for (let steps = 0; limitsBack.test(units[to + 1]?.text ?? "") && adjoins(units[to], units[to + 1]); steps++) {
    if (steps >= mostForward) return undefined;
    to++;
  }
  const length = (units[to]?.end ?? 0) - (units[from]?.start ?? 0);
  return length > mostLength ? undefined : { from, to };
}

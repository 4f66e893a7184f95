/** Words that rate the evidence itself: a sentence may withhold them freely, and claim them only where its record does. */
import { isIdle } from "./direction.ts";
import type { Stance } from "./polarity.ts";
import type { Statement } from "./statement.ts";

/**
 * "Proven", "validated", "randomised", "comparable": taken from a sentence that said "not", each claims more than the
 * study showed. A record bears one out by affirming the same word.
 */
const rating =
  /^(?:prov(?:e|es|ed|en)|proof|valid(?:ated)?|established|confirm(?:ed|s)?|verified|known|knows|randomi[sz]ed|blinded|controlled|comparison|comparable|fair(?:ly)?|reliable|unique|universal|mandatory|routine|specific|useful|shown|converted|licensed|speaks)$/u;
/** "on its own a reason", "that alone means": sufficiency, in a clause without a "not". */
const sufficient =
  /\b(?:by itself|in itself|(?:alone|on its own) (?:a|is|means|makes|shows|can|justifies|settles|decides))\b/giu;
const denies = /\b(?:not|no|never|cannot|nor|neither|none|nobody)\b/iu;
/** "This is certain." */
const surely = /\bis certain\b(?=[.;,])/iu;
/** "could be read", where the pack says that something could not. */
const opened = /\bcould (?:be )?(?:read|checked|quoted)\b/iu;

/** Phrases that call one finding enough, where the record's text does not say so. */
const sufficiencies = (text: string, told: string): readonly string[] =>
  [...text.matchAll(sufficient)].flatMap((match) => {
    const clause =
      text.slice(0, match.index).replace(/^.*[.;:,]\s/su, "") + text.slice(match.index).replace(/[.;:,]\s.*$/su, "");
    return denies.test(clause) || told.includes(match[0]) ? [] : [match[0]];
  });

/** Words of the sentence that claim more for the evidence than its record does; `told` is the record's text. */
export function overstatements(statement: Statement, stance: Stance, told: string): readonly string[] {
  const bold = statement.words.flatMap((word, at) => {
    const compound = statement.text[word.start - 1] === "-";
    const free = compound || !rating.test(word.plain) || word.negated || word.denied || isIdle(statement, at);
    return free || stance.get(word.stem)?.yes === true || stance.get(word.key)?.yes === true ? [] : [word.raw];
  });
  const phrases = [opened, surely].flatMap((pattern) => pattern.exec(statement.text)?.[0] ?? []);
  return [...bold, ...sufficiencies(statement.text, told), ...phrases];
}

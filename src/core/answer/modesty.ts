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
/** "could be read", where the pack says that something could not. */
const opened = /\bcould (?:be )?(?:read|checked|quoted)\b/iu;

/** Words of the sentence that claim more for the evidence than its record does. */
export function overstatements(statement: Statement, stance: Stance): readonly string[] {
  const bold = statement.words.flatMap((word, at) => {
    const compound = statement.text[word.start - 1] === "-";
    const free = compound || !rating.test(word.plain) || word.negated || word.denied || isIdle(statement, at);
    return free || stance.get(word.stem)?.yes === true || stance.get(word.key)?.yes === true ? [] : [word.raw];
  });
  const reading = opened.exec(statement.text)?.[0];
  return reading === undefined ? bold : [...bold, reading];
}

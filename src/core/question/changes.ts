/** Two values of one amount in a row: whether they are of the same thing, and which of them is the later one. */
import type { FoundQuantity } from "./quantities.ts";

/** Which of two values counts now; `unsaid` when the text does not tell. */
export type Later = "first" | "second" | "unsaid";

const arrow = /(?:→|->|=>|–>|>>)/u;
/** One value directly after another: "6 to 11 g/L", "70-75 kg", "52 → 20". */
const direct = /^\s*,?\s*(?:up to|down to|to|and then|then|→|->|=>|–>|>>|[-–—])\s*$/iu;

/** Words that may stand between two values of one thing; any other word may name another thing. */
const linking = new RegExp(
  `^(?:[\\s.,;:()/–—<>≤≥=~-]|${arrow.source}|\\b(?:${[
    "to|into|and|then|but|now|today|currently|presently|is|it|it's|was|has|had|been|at|in|by|on|over|within|up|down|from",
    "later|latest|after|afterwards|before|beforehand|previously|earlier|again|only|about|around|nearly|almost|just|more|less|than|over|above|under|below",
    "the|a|an|this|last|next|one|two|three|four|six|twelve|days?|weeks?|months?|years?|ago|baseline|initially|first",
    "rose|rises|risen|fell|falls|fallen|went|gone|increased|decreased|dropped|climbed|jumped|came|reached|value",
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
  ].join("|")})(?![\\p{L}\\p{N}]))*$`,
  "iu",
);
/** "after the second infusion", "before rituximab": when, whatever it is called. */
const occasions =
  /\b(?:before|after|since|following|during|on|into)\s+(?:(?:the|a|an|her|his|my|their)\s+)?(?:(?:first|second|third|last)\s+)?\p{L}[\p{L}-]*(?:\s+(?:infusion|course|dose|cycle|treatment)s?)?/giu;
const spans = /\b\d+\s*-?\s*(?:days?|d|weeks?|wks?|months?|mo|years?|yrs?|h|hours?)\b|\b(?:19|20)\d\d\b/giu;

const farthest = 90;

const pastBefore =
  /\b(?:previous(?:ly)?|was|were|had been|from|baseline|initial(?:ly)?|before|used to be|last)\b[^.!?]{0,25}$/iu;
const pastAfter =
  /^[\s,]*(?:before|previously|earlier|ago|initially|at baseline|last (?:week|month|year)|(?:a|one|two|\d+) (?:weeks?|months?|years?) (?:ago|before|earlier))\b/iu;
const fallsBack = /^\s*[(,;]\s*(?:it\s+)?(?:was|had been|previously|before|up from|down from|from)\s*(?:at\s+)?$/iu;
const movesOn =
  /\b(?:now|today|currently|presently|later|latest|then|afterwards|risen|rose|fell|fallen|went|gone|increased|decreased|dropped|climbed|jumped|reached)\b/iu;
const moving =
  /\b(?:from|rose|risen|rises|rising|fell|fallen|falls|falling|went|gone|goes|increased?|decreased?|dropped|climbed|jumped)\b[^.!?]{0,30}$/iu;

const between = (text: string, first: FoundQuantity, second: FoundQuantity): string =>
  text.slice(first.end, second.start);

/** True when the second number follows the first as its range or its change, so that one unit serves both. */
export const followsDirectly = (text: string, first: FoundQuantity, second: FoundQuantity): boolean =>
  direct.test(between(text, first, second));

/** True when the second number says where the first one went: "from 6 to 11", "52 → 20". */
const isChange = (text: string, first: FoundQuantity, second: FoundQuantity): boolean =>
  followsDirectly(text, first, second) &&
  (arrow.test(between(text, first, second)) ||
    /\b(?:up to|down to|then)\b/iu.test(between(text, first, second)) ||
    moving.test(text.slice(Math.max(0, first.start - 40), first.start)));

/** The later of two values, or nothing when the second is not, by what stands between, a value of the same thing. */
export function laterOf(text: string, first: FoundQuantity, second: FoundQuantity): Later | undefined {
  const link = between(text, first, second);
  if (link.length > farthest) return undefined;
  if (isChange(text, first, second)) return "second";
  // A number alone may count anything: "IgM 30 g/L in 2 samples".
  if (second.unit === undefined || !linking.test(link.replace(spans, " ").replace(occasions, " "))) return undefined;
  const [before, after] = [
    text.slice(Math.max(0, first.start - 40), first.start),
    text.slice(second.end, second.end + 40),
  ];
  if (pastAfter.test(after)) return pastBefore.test(before) ? "unsaid" : "first";
  if (fallsBack.test(link)) return "first";
  return movesOn.test(link) || pastBefore.test(before) ? "second" : "unsaid";
}

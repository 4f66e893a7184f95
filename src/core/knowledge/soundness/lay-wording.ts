/** What lay readers are never given: a dose, a verdict on a titre, an order about a medicine. Source: CLINICAL.md rule 7. */
import { findConcepts, type Lexicon } from "../../question/lexicon.ts";
import { wordsOf } from "../../question/words.ts";

/** A forbidden thing found in a lay wording. */
export interface LayBreach {
  readonly rule: "lay-dose" | "lay-titre" | "lay-order";
  readonly message: string;
  readonly fix: string;
}

/** Amounts of a medicine. "40 g/L" is a laboratory value; "1.2 g" and "375 mg/m2" are doses. */
const doses = [
  /\d[\d,.]*\s?(?:mg|milligrams?|mcg|[µμ]g|micrograms?)(?![\p{L}])(?!\s?(?:\/|per\s)\s?d?l(?:it|\b))/iu,
  /\d[\d,.]*\s?(?:g|grams?|grammes?)(?![\p{L}])(?!\s?(?:\/|per\s|a\s|in a\s)\s?(?:d?l\b|(?:deci)?lit))/iu,
  /\d\s?(?:iu|tablets?|pills?|capsules?|drops?|puffs?)\b/iu,
  /\b(?:weekly|daily|monthly|fortnightly|yearly)\s(?:infusions?|drips?|doses?|injections?|tablets?|pills?)\b/iu,
  /\b(?:infusions?|drips?|doses?|injections?|tablets?|pills?)\s(?:once|twice|\w+ times|every)\s(?:a|each|per|\d+|two|three|four|six)?\s?(?:day|week|month)/iu,
];

/** A level with the units of an antibody titre, or the antibody level with a number of its size. */
const titres = [
  /\d[\d,.]*\s?(?:btu|b[uü]hlmann|titre units?|titer units?|tu)\b/iu,
  /\b1\s?:\s?\d{2,}/u,
  /\b(?:titre|titer|antibody level|antibodies|anti-\p{L}+)(?![\p{L}])[^.]{0,40}\b(?:\d{1,3}(?:,\d{3})+|(?!(?:19|20)\d\d\b)\d{4,})\b/iu,
];

const verbs =
  "take|start|begin|stop|change|switch|increase|raise|double|reduce|lower|halve|skip|avoid|use|try|ask for|request|insist on|refuse|keep taking|continue";
const orders = [
  // The sentence begins as an order: "Stop rituximab", "Do not take it".
  new RegExp(
    String.raw`(?:^|[.;:!]\s+)(?:please\s|never\s|always\s|(?:do not|don't)\s)?(?<verb>${verbs})\s(?<rest>[^.;]{1,60})`,
    "giu",
  ),
  // Or tells "you" what must be done.
  new RegExp(
    String.raw`\byou\s(?:should|must|need to|have to|ought to|had better|may not|must not|should not|cannot)\s(?:not\s|never\s)?(?:be given|be treated with|have|get|receive|${verbs})\s(?<rest>[^.;]{1,60})`,
    "giu",
  ),
];

const medicine =
  /\b(?:medicines?|medication|drugs?|tablets?|pills?|treatments?|infusions?|drips?|doses?|vaccines?|steroids?|it|them)\b/iu;

/** True when the words speak of something that is taken or given. */
const namesMedicine = (text: string, lexicon: Lexicon): boolean =>
  medicine.test(text) ||
  findConcepts(wordsOf(text), lexicon).some((m) => lexicon.concepts.get(m.concept)?.kind === "drug");

const firstMatch = (text: string, patterns: readonly RegExp[]): string | undefined =>
  patterns.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);

function orderIn(text: string, lexicon: Lexicon): string | undefined {
  for (const pattern of orders)
    for (const match of text.matchAll(pattern))
      if (namesMedicine(match.groups?.["rest"] ?? "", lexicon)) return match[0];
  return undefined;
}

/** Everything a lay wording must not hold. */
export function layBreaches(text: string, lexicon: Lexicon): readonly LayBreach[] {
  const dose = firstMatch(text, doses);
  const titre = firstMatch(text, titres);
  const order = orderIn(text, lexicon);
  return [
    ...(dose === undefined
      ? []
      : [
          {
            rule: "lay-dose",
            message: `a dose (“${dose.trim()}”)`,
            fix: "leave the amount and the schedule out",
          } as const,
        ]),
    ...(titre === undefined
      ? []
      : [
          {
            rule: "lay-titre",
            message: `a titre verdict (“${titre.trim()}”)`,
            fix: "say it without the number",
          } as const,
        ]),
    ...(order === undefined
      ? []
      : [
          {
            rule: "lay-order",
            message: `an order (“${order.replace(/^[.;:!\s]+/u, "").trim()}”)`,
            fix: "say what is known, or what the care team will do",
          } as const,
        ]),
  ];
}

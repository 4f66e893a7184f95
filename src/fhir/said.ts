/** What words of a record mean: results, certainty of a diagnosis, and numbers written as text. */
import type { Comparator } from "../core/quantity.ts";
import { plain } from "./recognise.ts";

const positives = ["positive", "pos", "reactive", "detected", "present", "yes", "true", "abnormal band", "+"];
const negatives = [
  "negative",
  "neg",
  "non reactive",
  "nonreactive",
  "not reactive",
  "not detected",
  "none detected",
  "undetected",
  "undetectable",
  "absent",
  "no",
  "false",
  "not present",
  "none",
];
const unclear = [
  "indeterminate",
  "equivocal",
  "borderline",
  "inconclusive",
  "weak positive",
  "pending",
  "unknown",
  "invalid",
];

/** SNOMED CT codes of results. */
const resultCodes: Readonly<Record<string, "positive" | "negative">> = {
  "10828004": "positive",
  "260373001": "positive",
  "260385009": "negative",
  "260415000": "negative",
};

/** Reads a result from codes and words; what is neither is indeterminate. Nothing when no word is known. */
export function resultOf(
  codes: readonly string[],
  text: string | undefined,
  own: { readonly positive: readonly string[]; readonly negative: readonly string[] },
): "positive" | "negative" | "indeterminate" | undefined {
  for (const code of codes) if (Object.hasOwn(resultCodes, code)) return resultCodes[code];
  if (text === undefined) return undefined;
  const said = plain(text);
  const is = (words: readonly string[]): boolean => words.some((word) => said === plain(word));
  const begins = (words: readonly string[]): boolean =>
    words.some((word) => said === plain(word) || said.startsWith(`${plain(word)} `));
  if (is(unclear) || begins(unclear)) return "indeterminate";
  if (begins(own.negative) || is(negatives)) return "negative";
  if (begins(own.positive) || is(positives)) return "positive";
  if (begins(negatives.filter((word) => word.length > 3))) return "negative";
  return begins(positives.filter((word) => word.length > 3)) ? "positive" : undefined;
}

/** How surely a diagnosis in words is the patient's own and holds. */
export type Certainty = "stated" | "suspected" | "denied" | "other" | "past";

const patterns: readonly (readonly [Certainty, RegExp])[] = [
  [
    "other",
    /\b(family history|fh of|mother|father|brother|sister|sibling|parent|relative|risk of|at risk|screening|prophyla\w*|vaccin\w* against|counsell?ing|education|concern about)\b/u,
  ],
  [
    "denied",
    /\b(no|not|without|denies|denied|negative for|no evidence of|ruled out|excluded|exclusion of|unlikely|absence of|never)\b/u,
  ],
  [
    "suspected",
    /\b(suspect\w*|possibl[ey]|probabl[ey]|presumed|query|rule out|r o|to exclude|differential|likely|provisional|\?)|^\?|\?$/u,
  ],
  ["past", /\b(history of|h o|previous|former|past|status post|resolved|in remission)\b/u],
];

/** Reads the certainty of a diagnosis from its words. */
export function certaintyOf(text: string): Certainty {
  const said = `${plain(text)}${text.includes("?") ? " ?" : ""}`;
  return patterns.find(([, pattern]) => pattern.test(said))?.[0] ?? "stated";
}

/** A number written as text, or why it cannot be read. */
export type NumberInText =
  | { readonly value: number; readonly comparator?: Comparator | undefined; readonly unit?: string | undefined }
  | { readonly ambiguous: true };

const comparators: Readonly<Record<string, Comparator>> = {
  "<": "<",
  ">": ">",
  "<=": "<=",
  ">=": ">=",
  "≤": "<=",
  "≥": ">=",
};
/** The comparator that a sign stands for. */
export const comparatorOf = (sign: string | undefined): Comparator | undefined =>
  sign === undefined ? undefined : comparators[sign];

const written = /^(<=|>=|<|>|≤|≥)?\s*(-?\d+(?:[.,\s]\d+)*)\s*([^\d\s].{0,39})?$/u;

/**
 * Reads "12.5 g/L" or "> 70000 BTU". A comma, or a point before exactly three digits, reads two ways (5,200; 70.000) and is
 * never guessed.
 */
export function numberIn(text: string): NumberInText | undefined {
  const match = written.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, digits = "", unit] = match;
  if (!/^-?\d+(\.\d+)?$/u.test(digits) || /^-?[1-9]\d{0,2}\.\d{3}$/u.test(digits)) return { ambiguous: true };
  return { value: Number(digits), comparator: comparatorOf(sign), unit: unit?.trim() };
}

/** Names of procedures at which a medicine is talked of or watched, and not given. */
const talk =
  /\b(education|counsell?ing|consent|discuss\w*|consult\w*|advice|review|evaluation|assessment|planning|referral|declined|refus\w*|contraindicat\w*|allerg\w*|level|monitoring|eligib\w*)\b/u;
const giving = /\b(infusion|administration|injection|given)\b/u;
const notGiven = /\b(education|counsell?ing|consent|discuss\w*|declined|refus\w*|contraindicat\w*|allerg\w*)\b/u;

/** Whether something named so was only talked of. */
export function isOnlyTalk(text: string): boolean {
  const said = plain(text);
  return notGiven.test(said) || (talk.test(said) && !giving.test(said));
}

/** The test that the name of a condition says was positive: "hepatitis B core antibody positive". */
export function positiveTestIn(text: string): string | undefined {
  const said = plain(text);
  const [, after, before] =
    /^(?:positive|reactive)(?: for)? (.{3,})$|^(?!.*\b(?:non|not)\b)(.{3,}?)(?: is| test)? (?:positive|reactive|detected)$/u.exec(
      said,
    ) ?? [];
  return after ?? before;
}

/** A proof in one line: the conditions that decided it, with the values used. */
import type { Quantity } from "../quantity.ts";
import { amountWords } from "../quantity-words.ts";
import type { Proof } from "./answer.ts";

/** Conditions told, at most; the proof itself holds all. */
const most = 5;

/** A value that its condition does not say already: yes and no are. */
const amount = (value: Quantity | string | boolean): string | undefined =>
  typeof value === "boolean" ? undefined : amountWords(value);

/** The conditions at the ends of a proof that have its own value: those that made it so. */
function decisive(proof: Proof): readonly Proof[] {
  const parts = (proof.parts ?? []).filter((part) => part.value === proof.value);
  return parts.length === 0 ? [proof] : parts.flatMap(decisive);
}

const elapsedUnits = new Set(["d", "wk", "mo", "a"]);

/** The day of a value: it was measured on it, or so long has passed since it. */
export const dayWords = (value: Quantity | string | boolean, date: string): string =>
  typeof value === "object" && elapsedUnits.has(value.unit) ? `since ${date}` : `on ${date}`;

/** A condition that does not hold. What is denied to be known is not known. */
const denied = (one: Proof): string =>
  one.text.endsWith(" is known")
    ? inWords({ ...one, text: one.text.replace(/ is known$/u, " is not known") })
    : `not: ${inWords(one)}`;

/** What a negation denies: the conditions that decided it. Two negations are none. */
function negated(part: Proof): readonly string[] {
  return decisive(part).flatMap((one) =>
    one.text === "not" && one.parts !== undefined ? one.parts.flatMap(decisive).map(inWords) : [denied(one)],
  );
}

function inWords({ text, used, why, parts }: Proof): string {
  if (text === "not" && parts !== undefined) return parts.flatMap(negated).join("; ");
  const values = (used ?? []).flatMap(({ value, date }) => {
    const said = amount(value);
    if (said === undefined) return date === undefined ? [] : [`on ${date}`];
    return text.includes(said) && date === undefined
      ? []
      : [`${said}${date === undefined ? "" : ` ${dayWords(value, date)}`}`];
  });
  const details = [...new Set(values), ...(why === undefined ? [] : [why])];
  return details.length === 0 ? text : `${text} (${details.join(", ")})`;
}

const known = / is known\b.*$/u;

/** That a value is known is said already by what is said of it. */
export const withoutSaidAgain = (conditions: readonly string[]): readonly string[] =>
  conditions.filter((one) => {
    const named = known.test(one) ? `${one.replace(known, "")} is ` : undefined;
    return named === undefined || !conditions.some((other) => other.startsWith(named) && !known.test(other));
  });

/** "IgM ≥ 40 g/L (52 g/L on 2026-10-01); …". A proof without parts is its own condition. */
export function proofWords(proof: Proof): string {
  if (proof.parts === undefined || proof.parts.length === 0) return proof.text;
  const all = withoutSaidAgain([...new Set(decisive(proof).map(inWords))]);
  const more = all.length - most;
  return `${all.slice(0, most).join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}

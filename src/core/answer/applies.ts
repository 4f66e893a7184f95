/** Decides which statements bear on the person in a question, from the facts and amounts it gives. */
import type { Claim } from "../knowledge/claim.ts";
import type { Question } from "../question/read-question.ts";
import { isUsable } from "../question/measured.ts";
import { thresholdWords } from "../quantity-words.ts";
import type { Proof } from "./answer.ts";

const threshold = /^(?<measure>[a-z0-9-]+) (?<sign>>=|<=|>|<) (?<value>\d+(?:\.\d+)?) ?(?<unit>\S+)?$/;

/** A condition of a claim's `applies`, parsed. */
export type Condition =
  | { readonly kind: "fact"; readonly fact: string; readonly wanted: boolean }
  | {
      readonly kind: "amount";
      readonly measure: string;
      readonly sign: string;
      readonly value: number;
      readonly unit: string | undefined;
    };

/** Parses "igm >= 40 g/L", "diabetes" or "not diabetes". */
export function parseCondition(text: string): Condition {
  const match = threshold.exec(text.trim());
  const { measure, sign, value, unit } = match?.groups ?? {};
  if (measure !== undefined && sign !== undefined && value !== undefined)
    return { kind: "amount", measure, sign, value: Number(value), unit };
  const wanted = !text.startsWith("not ");
  return { kind: "fact", fact: text.replace(/^not /, "").trim(), wanted };
}

const compare: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ">=": (a, b) => a >= b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
};

/** A bound such as "> 70000" decides a threshold only when every value it allows does. */
function decide(sign: string, threshold: number, value: number, comparator: string | undefined): boolean | "unknown" {
  const holds = compare[sign]?.(value, threshold) ?? false;
  if (comparator === undefined) return holds;
  const upward = comparator.startsWith(">");
  const wantsUp = sign.startsWith(">");
  if (upward === wantsUp) return holds ? true : "unknown";
  return holds ? "unknown" : false;
}

/** What of a question a condition is proved from. */
export interface Said {
  readonly situation: Pick<Question["situation"], "facts">;
  readonly measured: Question["measured"];
}

/** The proof of one condition from what the question says, or nothing when the question does not speak to it. */
export function proveCondition(text: string, question: Said): Proof | undefined {
  const condition = parseCondition(text);
  if (condition.kind === "fact") {
    const fact = question.situation.facts.find(
      (f) => f.fact === condition.fact && f.whose !== "family" && f.time !== "past",
    );
    const past = question.situation.facts.find(
      (f) => f.fact === condition.fact && f.whose !== "family" && f.fact.startsWith("previous-"),
    );
    const said = fact ?? past;
    if (said === undefined || said.polarity === "unknown") return undefined;
    const value = (said.polarity === "present") === condition.wanted;
    return {
      text: condition.wanted ? said.name : `not: ${said.name}`,
      value,
      why: "stated in the question",
      used: [{ fact: said.fact, value: said.polarity === "present", resources: [] }],
    };
  }
  const amount = question.measured.find((m) => isUsable(m) && m.measure.id === condition.measure);
  if (amount === undefined || !isUsable(amount)) return undefined;
  if (condition.unit !== undefined && condition.unit !== amount.measure.unit) return undefined;
  const value = decide(condition.sign, condition.value, amount.quantity.value, amount.quantity.comparator);
  return {
    text: `${amount.measure.name} ${thresholdWords(condition.sign, { value: condition.value, unit: amount.measure.unit })}`,
    value,
    why: "stated in the question",
    used: [{ fact: condition.measure, value: amount.quantity, resources: [] }],
  };
}

/** Proof that a claim applies: any one of its conditions holds. */
export function proveApplies(claim: Claim, question: Question): Proof | undefined {
  const proofs = claim.applies.flatMap((text) => proveCondition(text, question) ?? []);
  return proofs.find((p) => p.value === true);
}

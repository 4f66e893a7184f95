/** Decides a condition about one person: its three-valued truth, with a proof that shows every value it used. */
import type { Proof } from "../answer/answer.ts";
import { type Day, hasPassed } from "./elapsed.ts";
import type { FactReader, FactValue } from "../chart/fact-value.ts";
import type { Quantity } from "../quantity.ts";
import { amountWords, numberWords, thresholdWords, unitWords } from "../quantity-words.ts";
import { compareAmount } from "./compare.ts";
import type { Comparison, Condition } from "./condition.ts";
import { atLeast, every, negate, some, type Truth } from "./truth.ts";

/** What a condition is decided from. `ruleHolds` gives the proof of another rule's condition. */
export interface Context {
  readonly read: FactReader;
  readonly today: Day;
  readonly nameOf: (fact: string) => string;
  /** A comparison in English. */
  readonly say: (comparison: Comparison) => string;
  readonly ruleHolds: (rule: string) => Proof;
}

type Use = NonNullable<Proof["used"]>[number];

const use = (fact: string, value: FactValue): readonly Use[] =>
  value.known
    ? [
        {
          fact,
          value: value.value,
          ...(value.date === undefined ? {} : { date: value.date }),
          resources: value.resources,
        },
      ]
    : [];

const inWords = (values: readonly string[], fact: string): string => {
  const [only] = values;
  if (values.length === 1 && (only === "true" || only === "false")) return only === "true" ? fact : `not: ${fact}`;
  return `${fact} is ${values.map(amountWords).join(" or ")}`;
};

/** A comparison as an English clause: "IgM is at least 40 g/L". */
export function sayComparison(comparison: Comparison, nameOf: (fact: string) => string): string {
  if (comparison.kind === "rule") return `the rule “${nameOf(`rule/${comparison.rule}`)}” holds`;
  const name = nameOf(comparison.fact);
  switch (comparison.kind) {
    case "amount":
      return `${name} ${thresholdWords(comparison.sign, comparison)}`;
    case "is":
      return comparison.wanted
        ? inWords(comparison.values, name)
        : comparison.values.length === 1 && comparison.values[0] === "true"
          ? `not: ${name}`
          : `${name} is not ${comparison.values.map(amountWords).join(" or ")}`;
    case "known":
      return comparison.wanted ? `${name} is known` : `${name} is not known`;
    case "unknown-because":
      return `${name} is not known: ${comparison.reason.replaceAll("-", " ")}`;
    case "censored":
      return comparison.wanted ? `${name} is given only as a bound` : `${name} is given as a number`;
    case "given-in":
      return `${name} is ${comparison.wanted ? "" : "not "}given in ${unitWords(comparison.unit)}`;
    default:
      return `${name} is more than ${numberWords(comparison.count)} ${unitWords(comparison.unit, comparison.count)} old`;
  }
}

/** Truth of a comparison on a value that is known, with a reason when even that does not decide it. */
function decideKnown(comparison: Comparison, value: Quantity | string | boolean): readonly [Truth, string?] {
  if (comparison.kind === "is") {
    const text = typeof value === "object" ? String(value.value) : String(value);
    return [comparison.values.includes(text) === comparison.wanted];
  }
  if (comparison.kind !== "amount") return ["unknown"];
  if (typeof value !== "object") return ["unknown", `“${String(value)}” is not an amount`];
  if (value.unit !== comparison.unit)
    return ["unknown", `it is given in ${unitWords(value.unit)}, not in ${unitWords(comparison.unit)}`];
  const truth = compareAmount(value, comparison.sign, comparison.value);
  return truth === "unknown" ? [truth, `${amountWords(value)} is a bound and does not decide it`] : [truth];
}

function proveComparison(comparison: Comparison, context: Context): Proof {
  const text = context.say(comparison);
  if (comparison.kind === "rule") {
    const proof = context.ruleHolds(comparison.rule);
    return { text, value: proof.value, parts: [proof] };
  }
  const value = context.read(comparison.fact);
  const used = use(comparison.fact, value);
  switch (comparison.kind) {
    case "known":
      return { text, value: value.known === comparison.wanted, ...(value.known ? { used } : { why: value.text }) };
    case "unknown-because":
      return {
        text,
        value: !value.known && value.because === comparison.reason,
        ...(value.known ? { used } : { why: value.text }),
      };
    default:
  }
  if (!value.known) return { text, value: "unknown", why: value.text, used: [] };
  if (comparison.kind === "censored") {
    const bound = typeof value.value === "object" && value.value.comparator !== undefined;
    return { text, value: bound === comparison.wanted, used };
  }
  if (comparison.kind === "given-in") {
    const same = typeof value.value === "object" && value.value.unit === comparison.unit;
    return { text, value: same === comparison.wanted, used };
  }
  if (comparison.kind === "age") {
    const passed = hasPassed(value.date, `${comparison.count} ${comparison.unit}`, context.today);
    return { text, value: passed, used, ...(passed === "unknown" ? { why: "its date is not exact enough" } : {}) };
  }
  const [truth, why] = decideKnown(comparison, value.value);
  return { text, value: truth, used, ...(why === undefined ? {} : { why }) };
}

const joined: Readonly<Record<"all" | "any", string>> = { all: "all of these", any: "any of these" };

/** Proves a condition: a tree of the same shape, each node with its value. */
export function prove(condition: Condition, context: Context): Proof {
  switch (condition.kind) {
    case "comparison":
      return proveComparison(condition.comparison, context);
    case "not": {
      const part = prove(condition.part, context);
      return { text: "not", value: negate(part.value), parts: [part] };
    }
    case "at-least": {
      const parts = condition.parts.map((part) => prove(part, context));
      const values = parts.map((part) => part.value);
      return {
        text: `at least ${condition.count} of these`,
        value: atLeast(condition.count, values),
        parts,
      };
    }
    default: {
      const parts = condition.parts.map((part) => prove(part, context));
      const values = parts.map((part) => part.value);
      return { text: joined[condition.kind], value: condition.kind === "all" ? every(values) : some(values), parts };
    }
  }
}

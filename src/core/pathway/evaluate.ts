/** Decides a condition about one person: its three-valued truth, with a proof that shows every value it used. */
import type { Proof } from "../answer/answer.ts";
import { type Day, hasPassed } from "./elapsed.ts";
import type { FactReader, KnownFact } from "../chart/fact-value.ts";
import type { Quantity } from "../quantity.ts";
import { amountWords, numberWords, thresholdWords, unitWords } from "../quantity-words.ts";
import { compareAmount } from "./compare.ts";
import type { Comparison, Condition } from "./condition.ts";
import { atLeast, every, negate, some, type Truth } from "./truth.ts";

/** What a condition is decided from. `ruleHolds` gives the proof of another rule's condition, `ruleTruth` its value alone. */
export interface Context {
  readonly read: FactReader;
  readonly today: Day;
  readonly nameOf: (fact: string) => string;
  /** A comparison in English. */
  readonly say: (comparison: Comparison) => string;
  readonly ruleHolds: (rule: string) => Proof;
  readonly ruleTruth: (rule: string) => Truth;
}

type Use = NonNullable<Proof["used"]>[number];

const use = (fact: string, { value, date, resources }: KnownFact): readonly Use[] => [
  { fact, value, ...(date === undefined ? {} : { date }), resources },
];

type FactComparison = Exclude<Comparison, { readonly kind: "rule" }>;

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

const unitOf = (value: Quantity | string | boolean): string | undefined =>
  typeof value === "object" ? value.unit : undefined;

/** Truth of a comparison with a value that is known. */
function decideKnown(comparison: FactComparison, value: KnownFact, today: Day): Truth {
  switch (comparison.kind) {
    case "amount":
      return unitOf(value.value) === comparison.unit && typeof value.value === "object"
        ? compareAmount(value.value, comparison.sign, comparison.value)
        : "unknown";
    case "is": {
      const text = String(typeof value.value === "object" ? value.value.value : value.value);
      return comparison.values.includes(text) === comparison.wanted;
    }
    case "censored":
      return (typeof value.value === "object" && value.value.comparator !== undefined) === comparison.wanted;
    case "given-in":
      return (unitOf(value.value) === comparison.unit) === comparison.wanted;
    case "age":
      return hasPassed(value.date, `${comparison.count} ${comparison.unit}`, today);
    default:
      return "unknown";
  }
}

function decideComparison(comparison: Comparison, context: Context): Truth {
  if (comparison.kind === "rule") return context.ruleTruth(comparison.rule);
  const value = context.read(comparison.fact);
  if (comparison.kind === "known") return value.known === comparison.wanted;
  if (comparison.kind === "unknown-because") return !value.known && value.because === comparison.reason;
  return value.known ? decideKnown(comparison, value, context.today) : "unknown";
}

/** Decides a condition without a proof: the same truth as `prove` gives, at a fraction of its cost. */
export function decide(condition: Condition, context: Context): Truth {
  switch (condition.kind) {
    case "comparison":
      return decideComparison(condition.comparison, context);
    case "not":
      return negate(decide(condition.part, context));
    case "at-least":
      return atLeast(
        condition.count,
        condition.parts.map((part) => decide(part, context)),
      );
    default: {
      const settling = condition.kind === "any";
      let truth: Truth = !settling;
      for (const part of condition.parts) {
        const one = decide(part, context);
        if (one === settling) return settling;
        if (one === "unknown") truth = "unknown";
      }
      return truth;
    }
  }
}

/** Why even a value that is known does not decide a comparison. */
function whyOpen(comparison: FactComparison, { value }: KnownFact): string | undefined {
  if (comparison.kind === "age") return "its date is not exact enough";
  if (comparison.kind !== "amount") return undefined;
  if (typeof value !== "object") return `“${String(value)}” is not an amount`;
  if (value.unit !== comparison.unit)
    return `it is given in ${unitWords(value.unit)}, not in ${unitWords(comparison.unit)}`;
  return `${amountWords(value)} is a bound and does not decide it`;
}

function proveComparison(comparison: Comparison, context: Context): Proof {
  const text = context.say(comparison);
  if (comparison.kind === "rule") {
    const proof = context.ruleHolds(comparison.rule);
    return { text, value: proof.value, parts: [proof] };
  }
  const value = decideComparison(comparison, context);
  const fact = context.read(comparison.fact);
  if (!fact.known) {
    const asksWhetherKnown = comparison.kind === "known" || comparison.kind === "unknown-because";
    return { text, value, why: fact.text, ...(asksWhetherKnown ? {} : { used: [] }) };
  }
  const why = value === "unknown" ? whyOpen(comparison, fact) : undefined;
  return { text, value, used: use(comparison.fact, fact), ...(why === undefined ? {} : { why }) };
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

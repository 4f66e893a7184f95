/** Facts chosen from others by cases. Three-valued: a test is true, false, or cannot be decided. */
import { keptWith } from "../kept-with.ts";
import type { ChartFact, FactCase, FactTest } from "../knowledge/fact.ts";
import type { Quantity } from "../quantity.ts";
import type { FactReader, FactValue, UnknownFact } from "./fact-value.ts";
import { unknown } from "./known.ts";

/** The outcome of a test, with the facts it looked at. */
export interface Tested {
  readonly holds: boolean | undefined;
  readonly used: readonly FactValue[];
}

interface Interval {
  readonly from: number;
  readonly to: number;
  /** Whether the end itself is left out. */
  readonly open: boolean;
}

/** Where an amount lies: a point, or everything beyond a bound. */
function intervalOf({ value, comparator }: Quantity): Interval {
  if (comparator === undefined) return { from: value, to: value, open: false };
  const open = comparator === "<" || comparator === ">";
  return comparator.startsWith(">") ? { from: value, to: Infinity, open } : { from: -Infinity, to: value, open };
}

const not = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth);

/** Compares an amount with a limit; a bound decides only where every value it allows agrees. */
export function holdsFor(amount: Quantity, operator: string, limit: number): boolean | undefined {
  const { from, to, open } = intervalOf(amount);
  if (operator === "<") return not(holdsFor(amount, ">=", limit));
  if (operator === "<=") return not(holdsFor(amount, ">", limit));
  if (operator === "=") {
    if (from === to) return from === limit;
    const outside = from > limit || to < limit || (open && (from === limit || to === limit));
    return outside ? false : undefined;
  }
  if (operator === ">=") {
    if (from >= limit) return true;
    return to < limit || (to === limit && open && from !== to) ? false : undefined;
  }
  if (from > limit || (from === limit && open && from !== to)) return true;
  return to <= limit ? false : undefined;
}

/** A test taken apart: "igm >= 40 g/L", "pregnancy is not unknown". */
interface ParsedTest {
  readonly fact: string;
  readonly operator: string;
  readonly negated: boolean;
  /** The word that is expected, for "is". */
  readonly expected: string | undefined;
  /** The amount that is compared with, and its unit when one is named. */
  readonly limit: number;
  readonly unit: string | undefined;
}

function parseTest(test: FactTest): ParsedTest {
  const [fact = "", operator = "", ...rest] = test.split(" ");
  const [limit, unit] = rest;
  return { fact, operator, negated: limit === "not", expected: rest.at(-1), limit: Number(limit), unit };
}

/** Whether a test holds of its fact. */
function holdsOf({ operator, negated, expected, limit, unit }: ParsedTest, fact: FactValue): boolean | undefined {
  if (operator === "is") {
    if (expected === "unknown") return fact.known === negated;
    if (!fact.known) return undefined;
    return (typeof fact.value !== "object" && String(fact.value) === expected) !== negated;
  }
  if (!fact.known || typeof fact.value !== "object") return undefined;
  // A titre keeps its laboratory's unit: a limit in another one says nothing about it.
  return unit === undefined || unit === fact.value.unit ? holdsFor(fact.value, operator, limit) : undefined;
}

/** Runs one test. */
export function runTest(test: FactTest, read: FactReader): Tested {
  const parsed = parseTest(test);
  const fact = read(parsed.fact);
  return { holds: holdsOf(parsed, fact), used: [fact] };
}

interface ParsedCase {
  readonly all: readonly ParsedTest[];
  readonly any: readonly ParsedTest[];
}

/** The tests of a case, taken apart once for all charts. */
const testsOf = keptWith(({ all, any }: FactCase): ParsedCase => ({
  all: all.map(parseTest),
  any: any.map(parseTest),
}));

/** Whether a case holds: all of `all`, and one of `any` when there are any. One that holds used only what decided it. */
function runCase(option: FactCase, read: FactReader, unknownAs: ChartFact["unknownAs"]): Tested {
  const { all, any } = testsOf(option);
  const used: FactValue[] = [];
  const deciding: FactValue[] = [];
  const look = (test: ParsedTest): boolean | undefined => {
    const fact = read(test.fact);
    used.push(fact);
    const holds = holdsOf(test, fact) ?? (unknownAs === "no" ? false : undefined);
    if (holds === true) deciding.push(fact);
    return holds;
  };
  let allHold: boolean | undefined = true;
  for (const test of all) {
    const holds = look(test);
    if (allHold !== false && holds !== true) allHold = holds;
  }
  let oneHolds: boolean | undefined = any.length === 0;
  for (const test of any) {
    const holds = look(test);
    if (oneHolds !== true && holds !== false) oneHolds = holds;
  }
  if (allHold === true && oneHolds === true) return { holds: true, used: deciding };
  return { holds: allHold === false || oneHolds === false ? false : undefined, used };
}

const isUnknown = (value: FactValue): value is UnknownFact => !value.known;

/** The value of the first case that holds. */
export function readChoice(fact: ChartFact, read: FactReader): FactValue {
  const looked: FactValue[] = [];
  for (const option of fact.cases) {
    const { holds, used } = runCase(option, read, fact.unknownAs);
    if (holds === false) {
      looked.push(...used);
      continue;
    }
    const resources = [...new Set(used.flatMap((value) => value.resources))];
    if (holds === true) {
      const date = used
        .flatMap((value) => (value.known && value.date !== undefined ? [value.date] : []))
        .sort()
        .at(-1);
      return { known: true, value: option.value, date, resources };
    }
    const why = used.find(isUnknown);
    return { ...unknown(why?.because ?? "missing", why?.text ?? `${fact.name} cannot be told`), resources };
  }
  const resources = [...new Set(looked.flatMap((value) => value.resources))];
  if (fact.otherwise !== undefined) return { known: true, value: fact.otherwise, resources };
  const why = looked.find(isUnknown);
  return {
    ...unknown(why?.because ?? "not-assessable", `${fact.name} cannot be told: ${why?.text ?? "nothing decides it"}`),
    resources,
  };
}

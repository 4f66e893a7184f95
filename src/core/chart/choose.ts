/** Facts chosen from others by cases. Three-valued: a test is true, false, or cannot be decided. */
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

/** Runs one test. */
export function runTest(test: FactTest, read: FactReader): Tested {
  const [name = "", operator = "", ...rest] = test.split(" ");
  const fact = read(name);
  if (operator === "is") {
    const negated = rest[0] === "not";
    const expected = rest.at(-1);
    if (expected === "unknown") return { holds: fact.known === negated, used: [fact] };
    if (!fact.known) return { holds: undefined, used: [fact] };
    const is = typeof fact.value !== "object" && String(fact.value) === expected;
    return { holds: negated ? !is : is, used: [fact] };
  }
  const amount = fact.known && typeof fact.value === "object" ? fact.value : undefined;
  const [limit, unit] = rest;
  // A titre keeps its laboratory's unit: a limit in another one says nothing about it.
  const decides = amount !== undefined && (unit === undefined || unit === amount.unit);
  return { holds: decides ? holdsFor(amount, operator, Number(limit)) : undefined, used: [fact] };
}

/** Whether a case holds: all of `all`, and one of `any` when there are any. */
function runCase(option: FactCase, read: FactReader, unknownAs: ChartFact["unknownAs"]): Tested {
  const settle = (tested: Tested): Tested =>
    tested.holds === undefined && unknownAs === "no" ? { ...tested, holds: false } : tested;
  const all = option.all.map((test) => settle(runTest(test, read)));
  const any = option.any.map((test) => settle(runTest(test, read)));
  const used = [...all, ...any].flatMap((tested) => tested.used);
  const deciding = [...all, ...any.filter((tested) => tested.holds === true)].flatMap((tested) => tested.used);
  if (all.some((t) => t.holds === false)) return { holds: false, used };
  if (any.length > 0 && any.every((t) => t.holds === false)) return { holds: false, used };
  if (all.some((t) => t.holds === undefined)) return { holds: undefined, used };
  if (any.length > 0 && !any.some((t) => t.holds === true)) return { holds: undefined, used };
  return { holds: true, used: deciding };
}

const isUnknown = (value: FactValue): value is UnknownFact => !value.known;

/** The value of the first case that holds. */
export function readChoice(fact: ChartFact, read: FactReader): FactValue {
  const looked: FactValue[] = [];
  for (const option of fact.cases) {
    const { holds, used } = runCase(option, read, fact.unknownAs);
    looked.push(...used);
    const resources = [...new Set(used.flatMap((value) => value.resources))];
    if (holds === true) {
      const date = used
        .flatMap((value) => (value.known && value.date !== undefined ? [value.date] : []))
        .sort()
        .at(-1);
      return { known: true, value: option.value, date, resources };
    }
    if (holds === undefined) {
      const why = used.find(isUnknown);
      return { ...unknown(why?.because ?? "missing", why?.text ?? `${fact.name} cannot be told`), resources };
    }
  }
  const resources = [...new Set(looked.flatMap((value) => value.resources))];
  if (fact.otherwise !== undefined) return { known: true, value: fact.otherwise, resources };
  const why = looked.find(isUnknown);
  return {
    ...unknown(why?.because ?? "not-assessable", `${fact.name} cannot be told: ${why?.text ?? "nothing decides it"}`),
    resources,
  };
}

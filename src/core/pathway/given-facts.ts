/** Facts of a case as written in YAML to what a rule reads: "40 g/L", "> 70000 BTU", "negative", "unknown: stale". */
import type { FactReader, FactValue, UnknownReason } from "../chart/fact-value.ts";
import type { GivenFacts } from "../knowledge/case.ts";
import { Comparator, type Quantity } from "../quantity.ts";
import type { FactSort, FactTypes } from "./fact-sort.ts";

const amount = /^(?<comparator>>=|<=|>|<)? ?(?<value>-?\d+(?:\.\d+)?)(?: (?<unit>\S+))?$/u;

const reasons: Readonly<Record<UnknownReason, string>> = {
  missing: "not on record",
  stale: "the last value is too old to be used",
  "assay-changed": "the assay changed",
  censored: "given only as a bound",
  unit: "its unit cannot be read",
  conflicting: "the record contradicts itself",
  "not-assessable": "cannot be assessed",
  "possibly-passive": "may come from donated antibodies",
};

const isReason = (text: string): text is UnknownReason => Object.hasOwn(reasons, text);

const unknown = (because: UnknownReason): FactValue => ({
  known: false,
  because,
  text: reasons[because],
  resources: [],
});

/** A number with its unit; the fact's own unit when none is written. */
function quantityFrom(text: string, sort: FactSort | undefined): Quantity | undefined {
  const { comparator, value, unit } = amount.exec(text)?.groups ?? {};
  if (value === undefined) return undefined;
  const own = sort?.kind === "amount" ? sort.unit : undefined;
  const bound = Comparator.safeParse(comparator);
  return {
    value: Number(value),
    unit: unit ?? own ?? "1",
    ...(bound.success ? { comparator: bound.data } : {}),
  };
}

type Given = GivenFacts[string];
type Written = string | number | boolean;

interface Around {
  readonly on?: string | undefined;
  readonly assay?: string | undefined;
  readonly laboratory?: string | undefined;
}

function valueFrom(written: Written, sort: FactSort | undefined, around: Around, fact: string): FactValue {
  const reason = typeof written === "string" ? /^unknown(?:: (?<reason>[a-z-]+))?$/u.exec(written) : null;
  if (reason !== null) {
    const because = reason.groups?.["reason"] ?? "missing";
    if (!isReason(because)) throw new Error(`${fact}: “${because}” is no reason for a fact to be unknown`);
    return unknown(because);
  }
  const quantity =
    typeof written === "boolean" || sort?.kind === "choice" || sort?.kind === "day"
      ? undefined
      : quantityFrom(String(written), sort);
  const value =
    quantity === undefined
      ? written
      : {
          ...quantity,
          ...(around.assay === undefined ? {} : { assay: around.assay }),
          ...(around.laboratory === undefined ? {} : { laboratory: around.laboratory }),
        };
  return {
    known: true,
    value: typeof value === "number" ? String(value) : value,
    ...(around.on === undefined ? {} : { date: around.on }),
    resources: [`given/${fact}`],
  };
}

function readGiven(given: Given, sort: FactSort | undefined, fact: string): FactValue {
  if (typeof given !== "object") return valueFrom(given, sort, {}, fact);
  if ("unknown" in given) return valueFrom(`unknown: ${given.unknown}`, sort, {}, fact);
  return valueFrom(given.is, sort, given, fact);
}

/** A reader over the facts of a case; facts that are not given are missing. */
export function givenReader(given: GivenFacts, facts: FactTypes): FactReader {
  const values = new Map(
    Object.entries(given).map(([fact, value]) => [fact, readGiven(value, facts.get(fact)?.sort, fact)]),
  );
  return (fact) => values.get(fact) ?? unknown("missing");
}

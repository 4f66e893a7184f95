/** The grammar of conditions: one line of text to a comparison, several lines to a tree. docs/rules.md describes it. */
import type { UnknownReason } from "../chart/fact-value.ts";
import type { WrittenCondition } from "../knowledge/rule.ts";
import { err, ok, type Result } from "../problem.ts";

export type Sign = ">=" | "<=" | ">" | "<";
export type TimeUnit = "d" | "wk" | "mo" | "a";

/** One comparison. `text` is the line it was written as. */
export type Comparison = { readonly text: string } & (
  | {
      readonly kind: "amount";
      readonly fact: string;
      readonly sign: Sign;
      readonly value: number;
      readonly unit: string;
    }
  | { readonly kind: "is"; readonly fact: string; readonly values: readonly string[]; readonly wanted: boolean }
  | { readonly kind: "known"; readonly fact: string; readonly wanted: boolean }
  | { readonly kind: "unknown-because"; readonly fact: string; readonly reason: UnknownReason }
  | { readonly kind: "censored"; readonly fact: string; readonly wanted: boolean }
  | { readonly kind: "given-in"; readonly fact: string; readonly unit: string; readonly wanted: boolean }
  | { readonly kind: "age"; readonly fact: string; readonly count: number; readonly unit: TimeUnit }
  | { readonly kind: "rule"; readonly rule: string }
);

/** A condition, read. `path` says where in the rule it stands, for problems: `when/all/0`. */
export type Condition = { readonly path: string } & (
  | { readonly kind: "comparison"; readonly comparison: Comparison }
  | { readonly kind: "all" | "any"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  | { readonly kind: "at-least"; readonly count: number; readonly parts: readonly Condition[] }
);

/** Why a line could not be read, and where it stands in the rule. */
export interface ConditionProblem {
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

const fact = String.raw`(?<fact>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)`;
const amount = new RegExp(String.raw`^${fact} (?<sign>>=|<=|>|<) (?<value>-?\d+(?:\.\d+)?)(?: (?<unit>\S+))?$`, "u");
const age = new RegExp(String.raw`^${fact} is older than (?<count>[1-9]\d*) (?<unit>d|wk|mo|a)$`, "u");
const because = new RegExp(String.raw`^${fact} is unknown because (?<reason>[a-z-]+)$`, "u");
const known = new RegExp(String.raw`^${fact} is (?<word>known|unknown|censored|not censored)$`, "u");
const givenIn = new RegExp(String.raw`^${fact} is (?<not>not )?given in (?<unit>\S+)$`, "u");
const oneOf = new RegExp(String.raw`^${fact} is (?<not>not )?(?<values>[a-z0-9-]+(?: or [a-z0-9-]+)*)$`, "u");
const rule = /^rule (?<rule>[a-z0-9-]+) holds$/u;

const reasons: readonly UnknownReason[] = [
  "missing",
  "stale",
  "assay-changed",
  "censored",
  "unit",
  "conflicting",
  "not-assessable",
  "possibly-passive",
];

const isReason = (text: string | undefined): text is UnknownReason => reasons.some((reason) => reason === text);
const isSign = (text: string | undefined): text is Sign =>
  text === ">=" || text === "<=" || text === ">" || text === "<";
const isTimeUnit = (text: string | undefined): text is TimeUnit =>
  text === "d" || text === "wk" || text === "mo" || text === "a";

/** Reads a comparison that names a fact. */
function readComparison(text: string): Comparison | undefined {
  const byAmount = amount.exec(text)?.groups;
  if (byAmount?.["fact"] !== undefined && isSign(byAmount["sign"]))
    return {
      text,
      kind: "amount",
      fact: byAmount["fact"],
      sign: byAmount["sign"],
      value: Number(byAmount["value"]),
      unit: byAmount["unit"] ?? "1",
    };
  const byAge = age.exec(text)?.groups;
  if (byAge?.["fact"] !== undefined && isTimeUnit(byAge["unit"]))
    return { text, kind: "age", fact: byAge["fact"], count: Number(byAge["count"]), unit: byAge["unit"] };
  const byReason = because.exec(text)?.groups;
  if (byReason?.["fact"] !== undefined)
    return isReason(byReason["reason"])
      ? { text, kind: "unknown-because", fact: byReason["fact"], reason: byReason["reason"] }
      : undefined;
  const byKnown = known.exec(text)?.groups;
  if (byKnown?.["fact"] !== undefined)
    return byKnown["word"]?.endsWith("censored") === true
      ? { text, kind: "censored", fact: byKnown["fact"], wanted: byKnown["word"] === "censored" }
      : { text, kind: "known", fact: byKnown["fact"], wanted: byKnown["word"] === "known" };
  const byUnit = givenIn.exec(text)?.groups;
  if (byUnit?.["fact"] !== undefined)
    return {
      text,
      kind: "given-in",
      fact: byUnit["fact"],
      unit: byUnit["unit"] ?? "1",
      wanted: byUnit["not"] === undefined,
    };
  const byValue = oneOf.exec(text)?.groups;
  if (byValue?.["fact"] !== undefined && byValue["values"] !== undefined)
    return {
      text,
      kind: "is",
      fact: byValue["fact"],
      values: byValue["values"].split(" or "),
      wanted: byValue["not"] === undefined,
    };
  return undefined;
}

/** Reads one line. */
export function parseComparison(line: string): Comparison | undefined {
  const text = line.trim().replace(/\s+/gu, " ");
  const named = rule.exec(text)?.groups?.["rule"];
  return named === undefined ? readComparison(text) : { text, kind: "rule", rule: named };
}

const unreadable = (path: string, text: string): ConditionProblem => ({
  path,
  message: `“${text}” is not a condition`,
  fix: "write <fact> >= <number> <unit>, <fact> is <value>, <fact> is unknown or rule <id> holds; see docs/rules.md",
});

/** Reads a whole condition; every line that is none is named with its place. */
export function parseCondition(
  written: WrittenCondition,
  path = "when",
): Result<Condition, readonly ConditionProblem[]> {
  if (typeof written === "string") {
    const comparison = parseComparison(written);
    return comparison === undefined ? err([unreadable(path, written)]) : ok({ path, kind: "comparison", comparison });
  }
  if ("not" in written) {
    const part = parseCondition(written.not, `${path}/not`);
    return part.ok ? ok({ path, kind: "not", part: part.value }) : part;
  }
  const [name, list] =
    "all" in written ? ["all", written.all] : "any" in written ? ["any", written.any] : ["of", written.of];
  const read = list.map((one, i) => parseCondition(one, `${path}/${name}/${i}`));
  const problems = read.flatMap((r) => (r.ok ? [] : r.error));
  if (problems.length > 0) return err(problems);
  const parts = read.flatMap((r) => (r.ok ? [r.value] : []));
  if ("atLeast" in written) {
    if (written.atLeast > parts.length)
      return err([
        {
          path,
          message: `at least ${written.atLeast} of ${parts.length} can never hold`,
          fix: "ask for fewer, or list more",
        },
      ]);
    return ok({ path, kind: "at-least", count: written.atLeast, parts });
  }
  return ok({ path, kind: "all" in written ? "all" : "any", parts });
}

/** Every comparison of a condition, in reading order, with its place. */
export function comparisonsOf(
  condition: Condition,
): readonly { readonly comparison: Comparison; readonly path: string }[] {
  if (condition.kind === "comparison") return [{ comparison: condition.comparison, path: condition.path }];
  if (condition.kind === "not") return comparisonsOf(condition.part);
  return condition.parts.flatMap(comparisonsOf);
}

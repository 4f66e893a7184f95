/** A rule as one English sentence, for reviewers and for the export. */
import { type Condition, type Comparison } from "./condition.ts";
import { sayComparison } from "./evaluate.ts";
import type { ReadyRule } from "./pathway.ts";

const joinWith = (parts: readonly string[], word: string): string =>
  parts.length <= 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1) ?? ""}`;

const isSimple = (condition: Condition): boolean => condition.kind === "comparison";
const bracket = (condition: Condition, text: string): string => (isSimple(condition) ? text : `(${text})`);

/** A condition in words; groups inside a group stand in brackets. */
export function sayCondition(condition: Condition, nameOf: (fact: string) => string): string {
  const say = (part: Condition): string => bracket(part, sayCondition(part, nameOf));
  const leaf = (comparison: Comparison): string => sayComparison(comparison, nameOf);
  switch (condition.kind) {
    case "comparison":
      return leaf(condition.comparison);
    case "not":
      return `it is not so that ${say(condition.part)}`;
    case "all":
      return joinWith(condition.parts.map(say), "and");
    case "any":
      return joinWith(condition.parts.map(say), "or");
    default:
      return `at least ${condition.count} of: ${condition.parts.map(say).join("; ")}`;
  }
}

/** "When rituximab is planned, and IgM is at least 40 g/L: plan plasma exchange." */
export function sayRule(ready: ReadyRule, nameOf: (fact: string) => string): string {
  const { rule, scope, when, scopeIfSuspected } = ready;
  const conditions = [...(scope === undefined ? [] : [sayCondition(scope, nameOf)]), sayCondition(when, nameOf)];
  const open = rule.unknown === "stop" ? " What is not known counts as if it held." : "";
  const suspected =
    scopeIfSuspected === undefined
      ? ""
      : ` Where the disease is only suspected: when ${sayCondition(scopeIfSuspected, nameOf)}, in place of the first condition.`;
  return `When ${conditions.join(", and ")}: ${rule.title}.${open}${suspected}`;
}

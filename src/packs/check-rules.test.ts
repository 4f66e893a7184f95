import { describe, expect, test } from "vitest";
import { type Break, expectedOf, problemsOf, refusalOf } from "./broken-pack.ts";
import { changed, miniPack } from "./mini-pack.ts";

const file = "rules.yaml";

const breaks: readonly Break[] = [
  {
    what: "a line that is no condition",
    file,
    from: "- protein.high is not true",
    to: "- protein high",
    rule: "condition-unreadable",
    line: "- protein high",
  },
  {
    what: "a fact that is not there",
    file,
    from: "- protein.high is not true",
    to: "- protein.hihg is not true",
    rule: "condition-misfit",
    line: "- protein.hihg",
  },
  {
    what: "a threshold in another unit",
    file,
    from: "- protein.change >= 30 %",
    to: "- protein.change >= 30 g/L",
    rule: "condition-misfit",
    line: "- protein.change",
  },
  {
    what: "a word for an amount",
    file,
    from: "- protein.change >= 30 %",
    to: "- protein.change is large",
    rule: "condition-misfit",
    line: "- protein.change",
  },
  {
    what: "a word that a fact never is",
    file,
    from: "- protein.high is not true",
    to: "- protein.high is not raised",
    rule: "condition-misfit",
    line: "- protein.high",
  },
  {
    what: "a threshold that no claim carries",
    file,
    from: "- protein.change >= 30 %",
    to: "- protein.change >= 35 %",
    rule: "threshold-without-claim",
    line: "- protein.change",
  },
  {
    what: "a title whose number no claim carries",
    file,
    from: "title: Protein changed by 30 % or more",
    to: "title: Protein changed by 35 % or more",
    rule: "threshold-without-claim",
    line: "title: Protein",
  },
  {
    what: "words of its own that its claims do not bear out",
    file,
    from: "Walking speed improved in 30 %",
    to: "Walking speed worsened in 30 %",
    rule: "line-not-verified",
    line: "- { text: Walking",
  },
  {
    what: "a rule that is not there",
    file,
    from: "scope: biologic.ever is true",
    to: "scope: rule stop-hihg holds",
    rule: "unknown-rule",
    line: "scope:",
  },
  {
    what: "rules that lean on each other",
    file,
    from: "scope: biologic.ever is true",
    to: "scope: rule stop-high holds",
    also: [[file, "when: protein.high is true", "when: rule change-large holds"]],
    rule: "rule-circle",
    line: "when:",
  },
  {
    what: "a claim that is not there",
    file,
    from: "because: [walking-improves]",
    to: "because: [walking-improved]",
    rule: "unknown-claim",
    line: "because: [walking-improved]",
  },
  {
    what: "one side of a dispute alone",
    file,
    from: "options: [walking-worsens]",
    to: "options: [strength-improves]",
    rule: "one-sided",
    line: "then:",
  },
  {
    what: "a hard stop that lets the unknown pass",
    file,
    from: "unknown: stop",
    to: "unknown: ask",
    rule: "rule-unsafe",
    line: "then:\n    kind: stop",
  },
  {
    what: "treatment for people who only might have the disease",
    file,
    from: "owner: Testers\n  scope",
    to: "owner: Testers\n  population: [suspected]\n  scope",
    rule: "rule-unsafe",
    line: "population:",
  },
  {
    what: "a hard stop on what nobody plans, for people who only might have the disease",
    file,
    from: "agent: samplumab\n",
    to: "agent: samplumab\n  population: [confirmed, suspected]\n  scope: biologic.ever is true\n",
    rule: "rule-unsafe",
    line: "population: [confirmed, suspected]",
  },
  {
    what: "a hard stop on what nobody plans by a scope of their own",
    file,
    from: "agent: samplumab\n",
    to: "agent: samplumab\n  population: [confirmed, suspected]\n  scope: biologic.ever is true\n  scopeIfSuspected: rule change-large holds\n",
    rule: "rule-unsafe",
    line: "scopeIfSuspected:",
  },
  {
    what: "a scope for people whom the rule is not for",
    file,
    from: "scope: biologic.ever is true",
    to: "scope: biologic.ever is true\n  scopeIfSuspected: biologic.ever is true",
    rule: "rule-unsafe",
    line: "scopeIfSuspected:",
  },
  {
    what: "a dose by a calculator that is not there",
    file,
    from: "calculator: dose",
    to: "calculator: doses",
    rule: "dose-unknown",
    line: "dose: [{",
  },
  {
    what: "a due day counted from a fact that is not there",
    file,
    from: "due: { since: protein.latest",
    to: "due: { since: protein.last",
    rule: "dose-unknown",
    line: "due:",
  },
];

/** The sound pack with its hard stop also for people in whom the disease is only suspected, in this scope. */
const stopWhileSuspected = (scopeIfSuspected: string) =>
  problemsOf(
    changed(
      changed(
        miniPack,
        "facts.yaml",
        "- { id: protein.seen",
        "- { id: plan.samplumab, name: planned samplumab, take: planned, measure: samplumab, absent: no }\n- { id: protein.seen",
      ),
      file,
      "agent: samplumab\n",
      `agent: samplumab\n  population: [confirmed, suspected]\n  scope: biologic.ever is true\n  scopeIfSuspected: ${scopeIfSuspected}\n`,
    ),
  ).filter(({ rule }) => rule === "rule-unsafe");

describe("hard stops for people in whom the disease is only suspected", () => {
  test.each([
    "plan.samplumab is true",
    "{ all: [plan.samplumab is true, protein.high is true] }",
    "{ any: [plan.samplumab is true, all: [plan.samplumab is not false, biologic.ever is true]] }",
  ])("are taken when they bear only on what is planned: %s", (scope) => {
    expect(stopWhileSuspected(scope)).toEqual([]);
  });

  test.each([
    "{ any: [plan.samplumab is true, protein.high is true] }",
    "plan.samplumab is not true",
    "plan.samplumab is known",
    "protein.latest is known",
    "{ all: [protein.latest is known, protein.high is not true] }",
  ])("are refused when they can bear on what is not: %s", (scope) => {
    expect(stopWhileSuspected(scope)).toHaveLength(1);
  });
});

describe("checkPack on rules", () => {
  test.each(breaks)("refuses $what", (broken) => {
    expect(refusalOf(broken)).toEqual(expectedOf(broken));
  });
});

/** Rules as a board left them: without withdrawn sentences and doses; a hard stop never vanishes with them. */
import type { Line, Rule } from "./rule.ts";
import type { Withdrawal, Withdrawals } from "./withdrawn.ts";

export interface ReducedRules {
  readonly rules: readonly Rule[];
  /** They stay among the rules, because others may lean on them, and count as not known. */
  readonly withdrawn: Withdrawals;
  /** Rules that still speak without one of their sentences, doses or reasons. */
  readonly weakened: ReadonlyMap<string, Withdrawal>;
}

/** What is withdrawn of the things that a rule is made of. */
export interface WithdrawnParts {
  readonly claim: Withdrawals;
  readonly calculator: Withdrawals;
  readonly regimen: Withdrawals;
}

const claimsIn = (line: Line): readonly string[] => (typeof line === "string" ? [line] : line.claims);

/** The first withdrawal that something of the rule rests on. */
function causeIn({ then, because }: Rule, { claim, calculator, regimen }: WithdrawnParts): Withdrawal | undefined {
  const said = [...then.say, ...then.options, ...then.monitor].flatMap(claimsIn);
  for (const id of [...because, ...said]) {
    const found = claim.get(id);
    if (found !== undefined) return found.because === undefined ? { ...found, because: { kind: "claim", id } } : found;
  }
  for (const dose of then.dose) {
    const found = calculator.get(dose.calculator) ?? regimen.get(dose.regimen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withoutParts(rule: Rule, { claim, calculator, regimen }: WithdrawnParts): Rule {
  const lines = (given: readonly Line[]): readonly Line[] =>
    given.filter((line) => !claimsIn(line).some((id) => claim.has(id)));
  return {
    ...rule,
    // oxlint-disable-next-line unicorn/no-thenable -- the pack's own word; a rule is never awaited
    then: {
      ...rule.then,
      say: lines(rule.then.say),
      options: lines(rule.then.options),
      monitor: lines(rule.then.monitor),
      dose: rule.then.dose.filter((dose) => !calculator.has(dose.calculator) && !regimen.has(dose.regimen)),
    },
    because: rule.because.filter((id) => !claim.has(id)),
  };
}

/** A rule that is left with nothing to say, or with no reason, is withdrawn too, unless it is a hard stop. */
export function reduceRules(rules: readonly Rule[], named: Withdrawals, parts: WithdrawnParts): ReducedRules {
  const withdrawn = new Map(named);
  const weakened = new Map<string, Withdrawal>();
  const reduced = rules.map((rule) => {
    const cause = causeIn(rule, parts);
    const left = cause === undefined ? rule : withoutParts(rule, parts);
    if (cause === undefined || withdrawn.has(rule.id)) return left;
    const isEmpty = left.because.length === 0 || left.then.say.length === 0;
    (isEmpty && rule.then.kind !== "stop" ? withdrawn : weakened).set(rule.id, cause);
    return left;
  });
  return { rules: reduced, withdrawn, weakened };
}

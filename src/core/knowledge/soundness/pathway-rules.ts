/** Rules of the care pathway: conditions that can be read over facts that exist, and nothing without a claim behind it. */
import { isCarried } from "../../answer/figure-match.ts";
import { type Figure, readFigures } from "../../answer/figures.ts";
import { namesIn, readStatement } from "../../answer/statement.ts";
import { createVerifier } from "../../answer/verify.ts";
import { type Comparison, type Condition, comparisonsOf, parseCondition } from "../../pathway/condition.ts";
import { factTypesOf, type FactTypes } from "../../pathway/fact-sort.ts";
import { claimsOfLine } from "../../pathway/pathway.ts";
import type { Problem } from "../../problem.ts";
import type { Line, Rule as PathwayRule } from "../rule.ts";
import { breach, type Checked, nearestNames, type Rule } from "./checked.ts";

interface ReadCondition {
  readonly rule: PathwayRule;
  readonly condition: Condition;
}

const item = (rule: PathwayRule): string => `rules/${rule.id}`;

const written = (rule: PathwayRule) =>
  [
    ["scope", rule.scope],
    ["scopeIfSuspected", rule.scopeIfSuspected],
    ["when", rule.when],
  ] as const;

/** Every condition that can be read; what cannot be read is named by `conditionsCanBeRead`. */
const conditionsIn = (checked: Checked): readonly ReadCondition[] =>
  checked.pack.rules.flatMap((rule) =>
    written(rule).flatMap(([path, text]) => {
      const read = text === undefined ? undefined : parseCondition(text, path);
      return read?.ok === true ? [{ rule, condition: read.value }] : [];
    }),
  );

/** Lines that are no condition, with their place. */
export const conditionsCanBeRead: Rule = (checked) =>
  checked.pack.rules.flatMap((rule) =>
    written(rule).flatMap(([path, text]): readonly Problem[] => {
      const read = text === undefined ? undefined : parseCondition(text, path);
      return read === undefined || read.ok
        ? []
        : read.error.map((p) =>
            breach("condition-unreadable", checked.where(item(rule), p.path), `${item(rule)}: ${p.message}`, p.fix),
          );
    }),
  );

/** Why a comparison does not fit its fact, with a fix. */
function misfit(comparison: Comparison, facts: FactTypes): readonly [message: string, fix: string] | undefined {
  if (comparison.kind === "rule") return undefined;
  const fact = facts.get(comparison.fact);
  if (fact === undefined)
    return [
      `the fact “${comparison.fact}” is not in facts.yaml`,
      `use ${nearestNames(comparison.fact, facts.keys()).join(" or ") || "a fact of facts.yaml"}, or add it there`,
    ];
  const { sort } = fact;
  if (comparison.kind === "amount") {
    if (sort.kind !== "amount") return [`${fact.id} is no amount`, `write ${fact.id} is <value>`];
    return sort.unit === undefined || sort.unit === comparison.unit
      ? undefined
      : [`${fact.id} is given in ${sort.unit}, not in ${comparison.unit}`, `write the threshold in ${sort.unit}`];
  }
  if (comparison.kind !== "is") return undefined;
  if (sort.kind === "amount" || sort.kind === "day")
    return [`${fact.id} is ${sort.kind === "day" ? "a day" : "an amount"}`, "compare it with >=, <=, > or <"];
  const allowed = sort.kind === "flag" ? ["true", "false"] : sort.values;
  const wrong = comparison.values.filter((value) => allowed !== undefined && !allowed.includes(value));
  return wrong.length === 0
    ? undefined
    : [`${fact.id} is never “${wrong.join(", ")}”`, `use one of ${allowed?.join(", ") ?? ""}`];
}

/** Facts and rules that conditions name exist, and are compared with what they can be, in their own unit. */
export const comparisonsFit: Rule = (checked) => {
  const facts = factTypesOf(checked.pack.facts);
  const rules = new Set(checked.pack.rules.map((rule) => rule.id));
  return conditionsIn(checked).flatMap(({ rule, condition }) =>
    comparisonsOf(condition).flatMap(({ comparison, path }): readonly Problem[] => {
      if (comparison.kind === "rule" && !rules.has(comparison.rule))
        return [
          breach(
            "unknown-rule",
            checked.where(item(rule), path),
            `${item(rule)} leans on the rule “${comparison.rule}”, which is not in this pack`,
            `use ${nearestNames(comparison.rule, rules).join(" or ") || "a rule of this pack"}`,
          ),
        ];
      const found = misfit(comparison, facts);
      return found === undefined
        ? []
        : [
            breach(
              "condition-misfit",
              checked.where(item(rule), path),
              `${item(rule)}: “${comparison.text}”: ${found[0]}`,
              found[1],
            ),
          ];
    }),
  );
};

/** No rule leans on itself, however far round. */
export const rulesDoNotCircle: Rule = (checked) => {
  const leans = new Map<string, readonly string[]>();
  for (const { rule, condition } of conditionsIn(checked)) {
    const named = comparisonsOf(condition).flatMap(({ comparison }) =>
      comparison.kind === "rule" ? [comparison.rule] : [],
    );
    leans.set(rule.id, [...(leans.get(rule.id) ?? []), ...named]);
  }
  return checked.pack.rules.flatMap((rule): readonly Problem[] => {
    const seen = [...(leans.get(rule.id) ?? [])];
    for (const next of seen) for (const more of leans.get(next) ?? []) if (!seen.includes(more)) seen.push(more);
    return seen.includes(rule.id)
      ? [
          breach(
            "rule-circle",
            checked.where(item(rule), "when"),
            `${item(rule)} leans on itself`,
            "write its condition out in facts",
          ),
        ]
      : [];
  });
};

/** Claims a rule rests on: those it gives as reasons and those that speak in it. */
const claimsOf = (rule: PathwayRule): readonly string[] => [
  ...rule.because,
  ...[...rule.then.say, ...rule.then.options, ...rule.then.monitor].flatMap(claimsOfLine),
];

/** Units as a sentence would write them, so that figures can be compared. */
const inProse = (unit: string): string =>
  unit === "1" || unit === "count" ? "" : unit.replace("10*9/L", "× 10⁹/L").replace(/^a$/u, "years");

/** A threshold as text; counts up to one say only whether there is any. */
function thresholdText(comparison: Comparison): string | undefined {
  if (comparison.kind === "age") return `${comparison.count} ${inProse(comparison.unit)}`;
  if (comparison.kind !== "amount") return undefined;
  if (Math.abs(comparison.value) <= 1 && (comparison.unit === "count" || comparison.unit === "%")) return undefined;
  return `${Math.abs(comparison.value)} ${inProse(comparison.unit)}`.trim();
}

/** Every number of a title or a threshold is carried by a claim the rule rests on. */
export const thresholdsHaveClaims: Rule = (checked) => {
  const carriedBy = (rule: PathwayRule): readonly Figure[] =>
    claimsOf(rule)
      .flatMap((id) => checked.claims.get(id)?.support ?? [])
      .filter((support) => support.says === "supports")
      .flatMap((support) => support.numbers.flatMap((n) => readFigures(n)));
  const uncarried = (text: string, carried: readonly Figure[]): readonly Figure[] =>
    readFigures(text, namesIn(readStatement(text, checked.lexicon))).filter(
      (figure) => !isCarried(figure, carried, new Set([figure.dimension])),
    );
  const problem = (rule: PathwayRule, field: string, figures: readonly Figure[]): readonly Problem[] =>
    figures.length === 0
      ? []
      : [
          breach(
            "threshold-without-claim",
            checked.where(item(rule), field),
            `${item(rule)} uses ${figures.map((f) => `“${f.raw}”`).join(", ")}, which no claim it rests on carries`,
            "name the claim that carries it in because, or correct the number",
          ),
        ];
  const titles = checked.pack.rules.flatMap((rule) => problem(rule, "title", uncarried(rule.title, carriedBy(rule))));
  const thresholds = conditionsIn(checked).flatMap(({ rule, condition }) =>
    comparisonsOf(condition).flatMap(({ comparison, path }) => {
      const text = thresholdText(comparison);
      return text === undefined ? [] : problem(rule, path, uncarried(text, carriedBy(rule)));
    }),
  );
  return [...titles, ...thresholds];
};

/** Words of a rule's own agree with the records of the claims they cite. */
export const linesAreVerified: Rule = (checked) => {
  const verify = createVerifier(checked.lexicon, checked.findings, checked.pack.header.subject);
  const check = (rule: PathwayRule, field: string, line: Line): readonly Problem[] => {
    if (typeof line === "string") return [];
    const supports = line.claims.flatMap((id) => checked.claims.get(id)?.support ?? []);
    const { verdict, reasons } = verify(line.text, supports);
    return verdict === "agrees"
      ? []
      : [
          breach(
            "line-not-verified",
            checked.where(item(rule), field),
            `${item(rule)}: “${line.text}” ${verdict === "disagrees" ? "disagrees with" : "cannot be checked against"} its claims: ${reasons.join("; ")}`,
            "say it in a claim's own wording, or cite the claim that says it",
          ),
        ];
  };
  return checked.pack.rules.flatMap((rule) =>
    (["say", "options", "monitor"] as const).flatMap((part) =>
      rule.then[part].flatMap((line, i) => check(rule, `then/${part}/${i}`, line)),
    ),
  );
};

/** Hard stops hold a medicine back and stop on what is not known. */
export const stopsAreHard: Rule = (checked) =>
  checked.pack.rules.flatMap((rule): readonly Problem[] =>
    rule.then.kind === "stop" && (rule.agent === undefined || rule.unknown !== "stop")
      ? [
          breach(
            "rule-unsafe",
            checked.where(item(rule), "then"),
            `${item(rule)} is a hard stop without an agent, or lets the unknown pass`,
            "add agent and unknown: stop",
          ),
        ]
      : [],
  );

/** A claim that states one side of a dispute never stands in a rule without the other sides. */
export const bothSidesAreShown: Rule = (checked) =>
  checked.pack.rules.flatMap((rule) => {
    const cited = new Set(claimsOf(rule));
    return checked.pack.conflicts.flatMap((conflict): readonly Problem[] => {
      const shown = conflict.sides.filter((side) => side.claims.some((id) => cited.has(id)));
      const silent = conflict.sides.filter((side) => !side.claims.some((id) => cited.has(id)));
      return shown.length === 0 || silent.length === 0
        ? []
        : [
            breach(
              "one-sided",
              checked.where(item(rule), "then"),
              `${item(rule)} shows one side of “${conflict.topic}” and not “${silent.map((side) => side.label).join("”, “")}”`,
              "cite a claim of each side",
            ),
          ];
    });
  });

/** Doses and due days name calculators, regimens, inputs and facts that exist. */
export const dosesCanBeWorkedOut: Rule = (checked) => {
  const facts = factTypesOf(checked.pack.facts);
  return checked.pack.rules.flatMap((rule): readonly Problem[] => {
    const problem = (field: string, message: string, fix: string): Problem =>
      breach("dose-unknown", checked.where(item(rule), field), `${item(rule)}: ${message}`, fix);
    const { due, dose } = rule.then;
    const doses = dose.flatMap((one, i): readonly Problem[] => {
      const calculator = checked.pack.calculators.find((c) => c.id === one.calculator);
      const regimen = checked.pack.regimens.find((r) => r.id === one.regimen);
      const inputs = new Set(calculator?.inputs.map((input) => input.id));
      const field = `then/dose/${i}`;
      return [
        ...(calculator === undefined ? [problem(field, `there is no calculator ${one.calculator}`, "name one")] : []),
        ...(regimen === undefined ? [problem(field, `there is no regimen ${one.regimen}`, "name one")] : []),
        ...Object.entries(one.inputs).flatMap(([input, fact]) =>
          inputs.has(input) && facts.has(fact)
            ? []
            : [problem(field, `${input} from ${fact}: one of the two is unknown`, "name an input and a fact")],
        ),
      ];
    });
    const unknown = due === undefined ? [] : [due.since].flat().filter((fact) => !facts.has(fact));
    return [
      ...doses,
      ...unknown.map((fact) => problem("then/due", `there is no fact ${fact}`, "name a fact of facts.yaml")),
    ];
  });
};

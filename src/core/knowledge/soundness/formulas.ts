/** Calculators and regimens: formulas that parse and run, units that are known, doses that stay with professionals. */
import { calculate, type Given } from "../../answer/calculate.ts";
import type { Problem } from "../../problem.ts";
import { type Calculator, type CalculatorInput, type Regimen } from "../calculator.ts";
import { parseFormula } from "../formula.ts";
import { breach, type Checked, type Rule } from "./checked.ts";

/** Names that a regimen input brings into a formula. */
const regimenNames = ["perM2", "fixedMg", "doses", "largeVialMg", "smallVialMg"];

/** Units that questions and results can be written in: UCUM where it has one, laboratories' own words else. */
const unitsKnown: ReadonlySet<string> = new Set(
  "1 % count point mg mg/m2 g/m2 mg/kg g kg lb mg/dL mg/L g/dL g/L m/s m2 m cm mm ms s h d wk mo a /uL 10*9/L cP mPa.s BTU TU kPa mV uV Cel mL mL/h mg/h".split(
    " ",
  ),
);

interface Written {
  readonly field: string;
  readonly formula: string;
  readonly names: readonly string[];
}

/** Each formula of a calculator with the names it may use: results see the results before them. */
function formulasOf(calculator: Calculator): readonly Written[] {
  const given = [
    ...calculator.inputs.map((input) => input.id),
    ...(calculator.inputs.some((input) => input.kind === "regimen") ? regimenNames : []),
  ];
  const results = calculator.results.flatMap((result, i): readonly Written[] => {
    const names = [...given, ...calculator.results.slice(0, i).map((r) => r.id)];
    const when = result.when === undefined ? [] : [{ field: `results/${i}/when`, formula: result.when, names }];
    return [...when, { field: `results/${i}/formula`, formula: result.formula, names }];
  });
  const all = [...given, ...calculator.results.map((r) => r.id)];
  return [
    ...results,
    ...calculator.readings.map((r, i) => ({ field: `readings/${i}/when`, formula: r.when, names: all })),
  ];
}

/** Formulas parse and name only what is known. */
export const formulasParse: Rule = (checked) =>
  checked.pack.calculators.flatMap((calculator) =>
    formulasOf(calculator).flatMap(({ field, formula, names }): readonly Problem[] => {
      const item = `calculators/${calculator.id}`;
      const parsed = parseFormula(formula);
      if (!parsed.ok)
        return [
          breach(
            "formula-unreadable",
            checked.where(item, field),
            `${item}: ${parsed.error.message}`,
            "write it with + - * / ^, comparisons, and, or, not, sqrt, round, min, max",
          ),
        ];
      const unknown = [...parsed.value.names].filter((name) => !names.includes(name));
      return unknown.map((name) =>
        breach(
          "formula-unknown-name",
          checked.where(item, field),
          `${item}: “${formula}” names “${name}”, which is no input and no result before it`,
          `use ${names.join(", ")}`,
        ),
      );
    }),
  );

const mid = (low: number, high: number): number => (low + high) / 2;

/** Inputs to try a calculator with: smallest, middle and largest numbers, every choice in turn. */
function trials(calculator: Calculator, regimens: readonly Regimen[]): readonly Given[] {
  const choices = (input: CalculatorInput): readonly string[] =>
    input.kind === "regimen"
      ? regimens.filter((r) => r.drug === input.drug).map((r) => r.id)
      : input.options.map((o) => o.id);
  const rounds = Math.max(3, ...calculator.inputs.map((input) => choices(input).length));
  return Array.from({ length: rounds }, (_, round): Given =>
    Object.fromEntries(
      calculator.inputs.map((input) => {
        if (input.kind !== "number")
          return [input.id, choices(input)[round % Math.max(1, choices(input).length)] ?? ""];
        const [low, high] = [input.min ?? 1, input.max ?? 100];
        const value = [low, mid(low, high), high][round % 3] ?? low;
        return [input.id, { value: input.whole ? Math.round(value) : value, unit: input.unit ?? "1" }];
      }),
    ),
  );
}

/** What goes wrong in a trial run, if anything. */
function failureOf(calculator: Calculator, given: Given, regimens: readonly Regimen[]): string | undefined {
  try {
    const run = calculate(calculator, given, regimens);
    return run.ok ? undefined : run.error.map((p) => p.message).join("; ");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A calculator runs on its smallest, middle and largest inputs. */
export const calculatorsRun: Rule = (checked) => {
  const broken = new Set(formulasParse(checked).map((p) => p.where?.pointer?.split("/")[1]));
  return checked.pack.calculators.flatMap((calculator): readonly Problem[] => {
    if (broken.has(calculator.id)) return [];
    const failure = trials(calculator, checked.pack.regimens)
      .map((given) => failureOf(calculator, given, checked.pack.regimens))
      .find((message) => message !== undefined);
    if (failure === undefined) return [];
    return [
      breach(
        "calculator-fails",
        checked.where(`calculators/${calculator.id}`),
        `calculators/${calculator.id} fails on a trial run: ${failure}`,
        "give min and max to each number, options to each choice, and let formulas give numbers and conditions yes or no",
      ),
    ];
  });
};

const unitsOf = (calculator: Calculator): readonly { readonly field: string; readonly unit: string }[] => [
  ...calculator.inputs.flatMap((input, i) =>
    [...(input.unit === undefined ? [] : [input.unit]), ...input.also.map((a) => a.unit)].map((unit) => ({
      field: `inputs/${i}`,
      unit,
    })),
  ),
  ...calculator.results.map((result, i) => ({ field: `results/${i}`, unit: result.unit })),
];

/** Units are ones that a question can be read in. */
export const unitsAreKnown: Rule = (checked) => [
  ...checked.pack.calculators.flatMap((calculator) =>
    unitsOf(calculator)
      .filter(({ unit }) => !unitsKnown.has(unit))
      .map(({ field, unit }) => unitBreach(checked, `calculators/${calculator.id}`, field, unit)),
  ),
  ...checked.pack.measured.flatMap((measured) =>
    [measured.unit, ...measured.also.map((a) => a.unit)]
      .filter((unit) => !unitsKnown.has(unit))
      .map((unit) => unitBreach(checked, `quantities/${measured.id}`, "unit", unit)),
  ),
];

const unitBreach = (checked: Checked, item: string, field: string, unit: string): Problem =>
  breach(
    "unit-unknown",
    checked.where(item, field),
    `${item} uses the unit “${unit}”, which questions are not read in`,
    `use one of ${[...unitsKnown].join(", ")}`,
  );

const isDose = (calculator: Calculator): boolean =>
  calculator.inputs.some((input) => input.kind === "regimen") ||
  calculator.results.some((result) => /^m?g(?:\/(?:m2|kg|h|d))?$/u.test(result.unit));

/** A calculator that gives a dose is closed to patients and carers. */
export const doseCalculatorsAreClosed: Rule = (checked) =>
  checked.pack.calculators.flatMap((calculator): readonly Problem[] => {
    const open = (["patient", "carer"] as const).filter((reader) => !calculator.closedTo.includes(reader));
    if (!isDose(calculator) || open.length === 0) return [];
    return [
      breach(
        "dose-open-to-patients",
        checked.where(`calculators/${calculator.id}`),
        `calculators/${calculator.id} gives a dose and is open to the ${open.join(" and the ")}`,
        "add closedTo: [patient, carer]",
      ),
    ];
  });

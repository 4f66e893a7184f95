/** Runs calculators: checked inputs in, results with their reading out. No input is ever assumed. */
import type { Calculator, CalculatorInput, Regimen } from "../knowledge/calculator.ts";
import { type FormulaValue, type Names, parseFormula } from "../knowledge/formula.ts";
import { err, ok, type Problem, type Result } from "../problem.ts";
import type { Quantity } from "../quantity.ts";

export type Given = Readonly<Record<string, Quantity | string | boolean>>;

/** A finished calculation: inputs as used, results, the regimen's caution, what is said instead of a result, and claims to read it by. */
export interface Calculated {
  readonly inputs: Given;
  readonly results: Given;
  readonly instead: readonly string[];
  readonly claims: readonly string[];
  readonly regimen?: Regimen | undefined;
}

const problem = (input: CalculatorInput, message: string, fix: string): Problem => ({
  code: "calculator-input",
  message: `${input.name}: ${message}`,
  where: { pointer: input.id },
  fix,
});

/** Units of an input in words, for messages. */
export const unitsOf = (input: CalculatorInput): string =>
  [input.unit, ...input.also.map((u) => u.unit)].filter((u) => u !== undefined).join(" or ");

function checkNumber(
  input: CalculatorInput,
  value: Quantity,
  censored: Calculator["censored"],
): Result<number, Problem> {
  if (!Number.isFinite(value.value)) return err(problem(input, "not a number", `give a number in ${unitsOf(input)}`));
  if (value.comparator !== undefined && censored === "refused")
    return err(
      problem(
        input,
        `${value.comparator} ${value.value} is a bound, not a value`,
        "ask the laboratory for the exact value",
      ),
    );
  const factor = value.unit === input.unit ? 1 : input.also.find((u) => u.unit === value.unit)?.factor;
  if (factor === undefined)
    return err(
      problem(
        input,
        value.unit === "" ? "no unit was given" : `${value.unit} is not a unit it takes`,
        `use ${unitsOf(input)}`,
      ),
    );
  const converted = Number((value.value * factor).toPrecision(12));
  if (input.whole && !Number.isInteger(converted))
    return err(problem(input, "must be a whole number", "give a whole number"));
  if ((input.min !== undefined && converted < input.min) || (input.max !== undefined && converted > input.max))
    return err(
      problem(
        input,
        `${value.value} ${value.unit} is outside ${input.min ?? "-∞"} to ${input.max ?? "∞"} ${input.unit ?? ""}`.trim(),
        "check the number and its unit",
      ),
    );
  return ok(converted);
}

function optionsOf(input: CalculatorInput, regimens: readonly Regimen[]): readonly string[] {
  return input.kind === "regimen"
    ? regimens.filter((r) => r.drug === input.drug).map((r) => r.id)
    : input.options.map((o) => o.id);
}

interface Read {
  readonly names: Record<string, FormulaValue>;
  readonly used: Record<string, Quantity | string | boolean>;
  readonly regimen?: Regimen | undefined;
}

function readInputs(
  calculator: Calculator,
  given: Given,
  regimens: readonly Regimen[],
): Result<Read, readonly Problem[]> {
  const problems: Problem[] = [];
  const names: Record<string, FormulaValue> = {};
  const used: Record<string, Quantity | string | boolean> = {};
  let regimen: Regimen | undefined;
  for (const input of calculator.inputs) {
    const value = given[input.id];
    if (value === undefined) {
      problems.push(
        problem(
          input,
          "missing",
          input.kind === "number"
            ? `give ${input.name} in ${unitsOf(input) || "numbers"}`
            : `choose ${optionsOf(input, regimens).join(", ")}`,
        ),
      );
    } else if (input.kind === "number") {
      const checked =
        typeof value === "object"
          ? checkNumber(input, value, calculator.censored)
          : err(problem(input, "not a number", "give a number"));
      if (!checked.ok) problems.push(checked.error);
      else {
        names[input.id] = checked.value;
        used[input.id] = {
          value: checked.value,
          unit: input.unit ?? "1",
          ...(typeof value === "object" && value.comparator !== undefined ? { comparator: value.comparator } : {}),
        };
      }
    } else if (typeof value !== "string" || !optionsOf(input, regimens).includes(value)) {
      problems.push(problem(input, "not one of the choices", `choose ${optionsOf(input, regimens).join(", ")}`));
    } else {
      names[input.id] = value;
      used[input.id] = value;
      regimen = regimens.find((r) => input.kind === "regimen" && r.id === value) ?? regimen;
    }
  }
  for (const key of Object.keys(given))
    if (!calculator.inputs.some((i) => i.id === key))
      problems.push({
        code: "calculator-input",
        message: `${key} is not an input of ${calculator.name}`,
        where: { pointer: key },
        fix: `use ${calculator.inputs.map((i) => i.id).join(", ")}`,
      });
  return problems.length > 0 ? err(problems) : ok({ names, used, regimen });
}

/** Values a formula can read of a regimen. */
const regimenNames = (regimen: Regimen | undefined): Record<string, FormulaValue> =>
  regimen === undefined
    ? {}
    : {
        perM2: regimen.dose.unit === "mg/m2" ? regimen.dose.value : 0,
        fixedMg: regimen.dose.unit === "mg" ? regimen.dose.value : 0,
        doses: regimen.doses ?? 0,
        largeVialMg: Math.max(...regimen.vialsMg, 0),
        smallVialMg: regimen.vialsMg.length > 0 ? Math.min(...regimen.vialsMg) : 0,
      };

function evaluate(formula: string, names: Names): FormulaValue {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value.evaluate(names);
}

/** Computes. Every problem with the inputs comes back at once; a formula that the pack check passed cannot fail here. */
export function calculate(
  calculator: Calculator,
  given: Given,
  regimens: readonly Regimen[],
): Result<Calculated, readonly Problem[]> {
  const read = readInputs(calculator, given, regimens);
  if (!read.ok) return read;
  const names: Record<string, FormulaValue> = { ...read.value.names, ...regimenNames(read.value.regimen) };
  const results: Record<string, Quantity | string | boolean> = {};
  const { regimen } = read.value;
  const instead: string[] = regimen?.caution === undefined ? [] : [regimen.caution];
  for (const result of calculator.results) {
    if (result.when !== undefined && evaluate(result.when, names) !== true) {
      if (result.otherwise !== undefined) instead.push(result.otherwise);
      continue;
    }
    const value = evaluate(result.formula, names);
    names[result.id] = value;
    if (typeof value !== "number") results[result.id] = value;
    else if (!Number.isFinite(value)) instead.push(`${result.name} cannot be computed from these numbers`);
    else results[result.id] = { value: Number(value.toFixed(result.digits)), unit: result.unit };
  }
  const readings = calculator.readings.filter((r) => evaluate(r.when, names) === true).flatMap((r) => r.claims);
  const claims = [...readings, ...calculator.claims, ...(regimen?.claims ?? [])];
  return ok({ inputs: read.value.used, results, instead, claims: [...new Set(claims)], regimen });
}

/** What a calculator's inputs and results are called, by id. */
export const namesOf = (calculator: Calculator): Readonly<Record<string, string>> =>
  Object.fromEntries([...calculator.inputs, ...calculator.results].map(({ id, name }) => [id, name]));

/** What a regimen brings into a formula, in words. */
const regimenWords: Readonly<Record<string, string>> = {
  perM2: "dose per m²",
  fixedMg: "fixed dose",
  doses: "number of doses",
  largeVialMg: "large vial",
  smallVialMg: "small vial",
};

/** The formulas of a calculator in one line, in the names of what goes in and comes out. */
export function formulaOf(calculator: Calculator): string {
  const names = { ...regimenWords, ...namesOf(calculator) };
  const inWords = (formula: string): string =>
    formula
      .replaceAll(/[a-z][A-Za-z0-9]*/gu, (id) => (Object.hasOwn(names, id) ? (names[id] ?? id) : id))
      .replaceAll(" * ", " × ");
  return calculator.results.map(({ name, formula }) => `${name} = ${inWords(formula)}`).join("; ");
}

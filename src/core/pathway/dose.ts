/** Works out a published regimen for the person: dose by a calculator of the pack, and the days it is given. */
import type { Calculation } from "../answer/answer.ts";
import { calculate, formulaOf, type Given, namesOf } from "../answer/calculate.ts";
import type { Library } from "../answer/library.ts";
import type { ReferenceList } from "../answer/references.ts";
import type { Regimen } from "../knowledge/calculator.ts";
import type { RuleDose } from "../knowledge/rule.ts";
import { type Day, dayAfter } from "./elapsed.ts";
import type { Context } from "./evaluate.ts";

/** One infusion or day of a regimen. `date` is there when the day of the first is known. */
export interface DoseDay {
  readonly dose: number;
  /** Counted from 1 on the day of the first; left out where the interval is counted in months. */
  readonly day?: number | undefined;
  readonly date?: string | undefined;
}

/** A dose worked out, or the facts that it lacks. */
export interface Dosed {
  readonly calculation?: Calculation | undefined;
  readonly days: readonly DoseDay[];
  readonly missing: readonly string[];
  readonly cautions: readonly string[];
  /** Why none is worked out, where something holds the medicine back. */
  readonly withheld?: string | undefined;
}

/** The days of a regimen's doses; none where the number of doses or the interval was not verified. */
export function daysOfRegimen(regimen: Regimen, start?: Day): readonly DoseDay[] {
  const { doses, every } = regimen;
  if (doses === undefined || every === undefined) return [];
  return Array.from({ length: doses }, (_, i) => {
    const days = every.unit === "mo" ? undefined : every.value * i * (every.unit === "wk" ? 7 : 1);
    const date = start === undefined ? undefined : dayAfter(start, `${every.value * i} ${every.unit}`);
    return {
      dose: i + 1,
      ...(days === undefined ? {} : { day: days + 1 }),
      ...(date === undefined ? {} : { date }),
    };
  });
}

/** Values of the chart that go into a dose, with their days. */
function valuesFrom(dose: RuleDose, context: Context): NonNullable<Calculation["from"]> {
  return Object.values(dose.inputs).flatMap((fact) => {
    const value = context.read(fact);
    if (!value.known || typeof value.value !== "object") return [];
    const { date } = value;
    return [{ name: context.nameOf(fact), value: value.value, ...(date === undefined ? {} : { date }) }];
  });
}

/** Computes one dose of a rule from the facts of the chart. Nothing is computed from a value that is not known. */
export function workOutDose(
  dose: RuleDose,
  library: Library,
  context: Context,
  references: ReferenceList,
  start?: Day,
): Dosed {
  const calculator = library.pack.calculators.find((c) => c.id === dose.calculator);
  const regimen = library.pack.regimens.find((r) => r.id === dose.regimen);
  if (calculator === undefined || regimen === undefined)
    throw new Error(`dose ${dose.calculator} ${dose.regimen} is not in the pack; run pack check`);
  const given: Record<string, Given[string]> = {};
  const missing: string[] = [];
  for (const input of calculator.inputs) {
    if (input.kind === "regimen") given[input.id] = regimen.id;
    const fact = dose.inputs[input.id];
    if (fact === undefined) continue;
    const value = context.read(fact);
    if (value.known) given[input.id] = value.value;
    else missing.push(fact);
  }
  const result = missing.length > 0 ? undefined : calculate(calculator, given, library.pack.regimens);
  if (result === undefined) return { days: [], missing, cautions: [] };
  if (!result.ok) return { days: [], missing: [], cautions: result.error.map((p) => p.message) };
  return {
    calculation: {
      calculator: `${library.pack.header.id}/${calculator.id}`,
      title: `${regimen.name}, ${regimen.route}, off-label`,
      formula: formulaOf(calculator),
      names: namesOf(calculator),
      inputs: result.value.inputs,
      results: result.value.results,
      citation: references.citeSource(calculator.source.source, calculator.source.at, calculator.source.read),
      reading: [],
      cautions: [...calculator.cautions, ...result.value.instead],
      from: valuesFrom(dose, context),
    },
    days: daysOfRegimen(regimen, start),
    missing: [],
    cautions: [],
  };
}

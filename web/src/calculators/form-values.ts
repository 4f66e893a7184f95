/** What is typed into a calculator's form, and how it becomes the amounts the server takes. Nothing is assumed. */
import type { CalculatorInput } from "../../../src/core/knowledge/calculator.ts";
import type { Problem } from "../../../src/core/problem.ts";
import type { Comparator, Quantity } from "../../../src/core/quantity.ts";

/** One field: the text as typed and the unit chosen. */
export interface FieldValue {
  readonly text: string;
  readonly unit: string;
}
export type FormValues = Readonly<Record<string, FieldValue>>;

/** Problems by the id of the input they are about. */
export type FieldProblems = Readonly<Record<string, string>>;

const plainNumber = /^(?<comparator><=|>=|<|>|≤|≥)?\s*(?<value>-?\d+(?:\.\d+)?)$/;
const comparators: Readonly<Record<string, Comparator>> = {
  "<": "<",
  ">": ">",
  "<=": "<=",
  ">=": ">=",
  "≤": "<=",
  "≥": ">=",
};

/** A field with nothing in it, in the input's own unit. */
export const emptyField = (input: CalculatorInput): FieldValue => ({ text: "", unit: input.unit ?? "1" });

/** An amount from a field, or what is wrong with the text. "5,200" reads two ways and is refused. */
export function parseField(field: FieldValue): Quantity | string {
  const groups = plainNumber.exec(field.text.trim())?.groups;
  const value = groups?.["value"];
  if (value === undefined)
    return field.text.includes(",")
      ? "Write the number without commas, and with a point for decimals."
      : "Write a number, such as 12.5.";
  const comparator = comparators[groups?.["comparator"] ?? ""];
  return { value: Number(value), unit: field.unit, ...(comparator === undefined ? {} : { comparator }) };
}

export interface Parsed {
  readonly inputs: Readonly<Record<string, Quantity | string>>;
  readonly problems: FieldProblems;
}

/** The whole form as a request, with a problem for each field that cannot be read. */
export function parseForm(inputs: readonly CalculatorInput[], values: FormValues): Parsed {
  const parsed: Record<string, Quantity | string> = {};
  const problems: Record<string, string> = {};
  for (const input of inputs) {
    const field = values[input.id] ?? emptyField(input);
    if (field.text.trim() === "") problems[input.id] = input.kind === "number" ? "Write a number." : "Choose one.";
    else if (input.kind !== "number") parsed[input.id] = field.text;
    else {
      const amount = parseField(field);
      if (typeof amount === "string") problems[input.id] = amount;
      else parsed[input.id] = amount;
    }
  }
  return { inputs: parsed, problems };
}

/** The server's problems, sorted to the fields they point at; `rest` belongs to no field. */
export function problemsByField(
  problems: readonly Problem[],
  inputs: readonly CalculatorInput[],
): { readonly fields: FieldProblems; readonly rest: readonly Problem[] } {
  const isField = (problem: Problem): boolean => inputs.some((input) => input.id === problem.where?.pointer);
  return {
    fields: Object.fromEntries(
      problems
        .filter(isField)
        .map((p) => [p.where?.pointer ?? "", `${p.message}${p.fix === undefined ? "" : `; ${p.fix}`}.`]),
    ),
    rest: problems.filter((problem) => !isField(problem)),
  };
}

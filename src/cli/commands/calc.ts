/** ranvier calc: lists calculators, or runs one on name=value inputs with units. */
import { parseArgs } from "node:util";
import { type CalculatorView, findCalculator, listCalculators, runCalculator } from "../../app/answers/browse.ts";
import { withdrawnProblem } from "../../app/standings/withdrawn-items.ts";
import { unitsOf } from "../../core/answer/calculate.ts";
import type { CalculatorInput } from "../../core/knowledge/calculator.ts";
import { Audience } from "../../core/knowledge/claim.ts";
import type { Quantity } from "../../core/quantity.ts";
import { amountWords } from "../../core/quantity-words.ts";
import { readQuantities } from "../../core/question/quantities.ts";
import { print, printJson, sayProblems } from "../output.ts";
import { requireDecided } from "../setup.ts";
import { UsageError } from "../usage-error.ts";

function describeInput(input: CalculatorInput, view: CalculatorView): string {
  const takes =
    input.kind === "regimen"
      ? view.regimens.map((r) => r.id).join(" | ")
      : input.kind === "choice"
        ? input.options.map((o) => o.id).join(" | ")
        : `number${unitsOf(input) === "" || input.unit === "1" ? "" : ` in ${unitsOf(input)}`}`;
  return `    ${input.id}=<${takes}>  ${input.name}`;
}

function listAll(views: readonly CalculatorView[]): string {
  return views
    .map((v) =>
      [`${v.calculator.id}  ${v.calculator.name}`, ...v.calculator.inputs.map((i) => describeInput(i, v))].join("\n"),
    )
    .join("\n\n");
}

/** "70 mm" to a quantity; a bare number only where the input has no unit. */
function valueFor(input: CalculatorInput | undefined, text: string): Quantity | string {
  if (input === undefined || input.kind !== "number") return text;
  const [found, second] = readQuantities(text);
  if (found === undefined || second !== undefined)
    throw new UsageError(
      `${input.id}: “${text}” is not one number. Write it as ${input.id}="<number> ${unitsOf(input)}".`,
    );
  if (found.ambiguous !== undefined)
    throw new UsageError(`${input.id}: ${found.ambiguous}. Write it without a thousands separator.`);
  const unitless = input.unit === undefined || input.unit === "1" || input.unit === "count" || input.unit === "point";
  return {
    value: found.value,
    unit: found.unit ?? (unitless ? (input.unit ?? "1") : ""),
    ...(found.comparator === undefined ? {} : { comparator: found.comparator }),
  };
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, audience: { type: "string" } },
  });
  const knowledge = await requireDecided();
  const [id, ...pairs] = positionals;
  if (id === undefined) {
    if (values.json === true) printJson(listCalculators(knowledge));
    else print(listAll(listCalculators(knowledge)));
    return 0;
  }
  const view = findCalculator(knowledge, id);
  const withdrawn = withdrawnProblem(knowledge, "calculator", id);
  if (withdrawn !== undefined) throw new UsageError(withdrawn.message);
  if (view === undefined)
    throw new UsageError(
      `There is no calculator “${id}”. Use one of: ${listCalculators(knowledge)
        .map((c) => c.calculator.id)
        .join(", ")}.`,
    );
  if (pairs.length === 0) {
    print(listAll([view]));
    return 0;
  }
  const given: Record<string, Quantity | string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`“${pair}” is not name=value. Write inputs as name="value unit".`);
    const name = pair.slice(0, at);
    given[name] = valueFor(
      view.calculator.inputs.find((i) => i.id === name),
      pair.slice(at + 1),
    );
  }
  const audience = Audience.safeParse(values.audience ?? "clinician");
  if (!audience.success) throw new UsageError(`--audience takes ${Audience.options.join(", ")}.`);
  const result = runCalculator(knowledge, id, given, audience.data);
  if (!result.ok) {
    sayProblems(result.error);
    return 2;
  }
  if (values.json === true) {
    printJson(result.value);
    return 0;
  }
  const { calculation, references } = result.value;
  print(calculation.title);
  for (const [name, value] of Object.entries(calculation.results))
    print(`  ${view.calculator.results.find((r) => r.id === name)?.name ?? name}: ${amountWords(value)}`);
  print(`  formula: ${calculation.formula}`);
  for (const sentence of calculation.reading)
    print(`  ${sentence.text} [${sentence.citations.map((c) => c.n).join(",")}]`);
  for (const caution of calculation.cautions) print(`  Note: ${caution}`);
  for (const r of references) print(`  [${r.n}] ${r.citation}`);
  return 0;
}

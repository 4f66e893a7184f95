/** Runs the calculators whose inputs a question gives, and says what is missing for the one it asks for. */
import type { Calculator, CalculatorInput } from "../knowledge/calculator.ts";
import { isLay } from "../knowledge/claim.ts";
import type { Quantity } from "../quantity.ts";
import type { FoundQuantity } from "../question/quantities.ts";
import type { Question } from "../question/read-question.ts";
import type { Calculation, Notice } from "./answer.ts";
import { calculate, formulaOf, namesOf, unitsOf } from "./calculate.ts";
import type { Library } from "./library.ts";
import type { ReferenceList } from "./references.ts";
import type { Writer } from "./sentences.ts";

/** Calculations of a question and what stood in the way of others. */
export interface QuestionCalculations {
  readonly calculations: readonly Calculation[];
  readonly notices: readonly Notice[];
}

/** Numbers looked at; a question worth computing has far fewer. */
const mostNumbers = 24;

interface Place {
  readonly start: number;
  readonly end: number;
}

const nowhere: readonly Place[] = [];

/** Where a phrase stands among the words of a question, as text offsets. */
function placesOf(phrase: string, question: Question, { stemsOf }: Library): readonly Place[] {
  const stems = stemsOf(phrase);
  const [first] = stems;
  if (first === undefined) return nowhere;
  const places: Place[] = [];
  for (let at = 0; at + stems.length <= question.words.length; at++)
    if (question.words[at]?.stem === first && stems.every((stem, i) => question.words[at + i]?.stem === stem))
      places.push({ start: question.words[at]?.start ?? 0, end: question.words[at + stems.length - 1]?.end ?? 0 });
  return places;
}

/** A dose is asked for only when its drug is named too. */
function asksFor(calculator: Calculator, question: Question, library: Library): boolean {
  const [first] = calculator.about;
  const ofDrug = first !== undefined && library.lexicon.concepts.get(first)?.kind === "drug";
  if (ofDrug && !question.concepts.has(first)) return false;
  return calculator.words.some((phrase) => placesOf(phrase, question, library).length > 0);
}

const takesUnit = (input: CalculatorInput, unit: string | undefined): boolean =>
  unit !== undefined && (input.unit === unit || input.also.some((u) => u.unit === unit));

/** How far a number stands from an input's name; names before the number are preferred. */
function distanceTo(
  input: CalculatorInput,
  number: FoundQuantity,
  question: Question,
  library: Library,
): number | undefined {
  let best: number | undefined;
  for (const phrase of [input.name, ...input.words])
    for (const place of placesOf(phrase, question, library)) {
      const gap =
        place.end <= number.start
          ? number.start - place.end
          : place.start >= number.end
            ? place.start - number.end + 4
            : 0;
      if (gap <= 30 && (best === undefined || gap < best)) best = gap;
    }
  for (const phrase of input.wordsAfter)
    for (const place of placesOf(phrase, question, library)) {
      const gap = place.start - number.end;
      if (gap >= 0 && gap <= 3 && (best === undefined || gap < best)) best = gap;
    }
  return best;
}

/** The number meant for an input: nearest to its name, or the only one in its unit. */
function numberFor(
  input: CalculatorInput,
  calculator: Calculator,
  question: Question,
  taken: ReadonlySet<FoundQuantity>,
  library: Library,
): FoundQuantity | undefined {
  const free = question.quantities.slice(0, mostNumbers).filter((q) => !taken.has(q));
  const byName = free
    .flatMap((q) => {
      const distance = distanceTo(input, q, question, library);
      return distance === undefined || (q.unit !== undefined && input.unit !== undefined && !takesUnit(input, q.unit))
        ? []
        : [{ q, distance }];
    })
    .sort((a, b) => a.distance - b.distance)[0]?.q;
  if (byName !== undefined) return byName;
  const byUnit = free.filter((q) => takesUnit(input, q.unit));
  const rivals = calculator.inputs.filter((i) => i !== input && i.unit === input.unit).length;
  return byUnit.length === 1 && rivals === 0 ? byUnit[0] : undefined;
}

interface Gathered {
  readonly given: Record<string, Quantity | string>;
  readonly missing: readonly CalculatorInput[];
  readonly unclear: readonly string[];
}

/** The choice a question names; a regimen also by its dose. */
function choiceFor(input: CalculatorInput, question: Question, library: Library): string | undefined {
  if (input.kind === "regimen") {
    const regimens = library.pack.regimens.filter((r) => r.drug === input.drug);
    const byDose = regimens.filter((r) =>
      question.quantities.some((q) => q.unit === r.dose.unit && q.value === r.dose.value),
    );
    return byDose[0]?.id;
  }
  const said = input.options.filter((o) => placesOf(o.name, question, library).length > 0);
  return said.length === 1 ? said[0]?.id : undefined;
}

function gather(calculator: Calculator, question: Question, library: Library): Gathered {
  const given: Record<string, Quantity | string> = {};
  const missing: CalculatorInput[] = [];
  const unclear: string[] = [];
  const taken = new Set<FoundQuantity>();
  for (const input of calculator.inputs) {
    if (input.kind !== "number") {
      const choice = choiceFor(input, question, library);
      if (choice === undefined) missing.push(input);
      else given[input.id] = choice;
      continue;
    }
    const number = numberFor(input, calculator, question, taken, library);
    if (number === undefined) {
      missing.push(input);
      continue;
    }
    taken.add(number);
    if (number.ambiguous !== undefined) unclear.push(`${input.name}: ${number.ambiguous}`);
    else if (number.unit === undefined && input.unit !== undefined && input.unit !== "1" && input.unit !== "count")
      unclear.push(`${input.name} ${number.raw} has no unit; write it in ${unitsOf(input)}`);
    else
      given[input.id] = {
        value: number.value,
        unit: number.unit ?? input.unit ?? "1",
        ...(number.comparator === undefined ? {} : { comparator: number.comparator }),
      };
  }
  return { given, missing, unclear };
}

/** A calculator runs when it is asked for by name, or when two or more of its inputs are all there is to give. */
function shouldRun(
  calculator: Calculator,
  asked: boolean,
  gathered: Gathered,
  question: Question,
  library: Library,
): boolean {
  if (gathered.missing.length > 0 || gathered.unclear.length > 0) return false;
  if (asked) return true;
  const about = calculator.about.some((c) => question.concepts.has(c) && !library.pack.header.subject.includes(c));
  return about && calculator.inputs.filter((i) => i.kind === "number").length >= 2;
}

/** What to add to a question for an input; a regimen with the doses it may name. */
function wantedOf(input: CalculatorInput, library: Library): string {
  if (input.kind !== "regimen") return input.name;
  const regimens = library.pack.regimens.filter((regimen) => regimen.drug === input.drug);
  const doses = new Set(regimens.map(({ dose }) => `${dose.value} ${dose.unit}`));
  return doses.size === 0 ? input.name : `${input.name} (${[...doses].join(" or ")})`;
}

/** Computes what the question asks to be computed. */
export function calculationsFor(
  question: Question,
  library: Library,
  writer: Writer,
  references: ReferenceList,
): QuestionCalculations {
  const calculations: Calculation[] = [];
  const notices: Notice[] = [];
  if (question.quantities.length === 0) return { calculations, notices };
  for (const calculator of [...library.pack.calculators, ...library.general.calculators]) {
    const asked = asksFor(calculator, question, library);
    const gathered = gather(calculator, question, library);
    if (isLay(question.audience) && calculator.closedTo.includes(question.audience === "carer" ? "carer" : "patient")) {
      if (asked)
        notices.push({
          kind: "withheld",
          text: `${calculator.name} is for professionals; your team works this out with you.`,
        });
      continue;
    }
    if (asked)
      for (const text of gathered.unclear)
        notices.push({ kind: "ambiguous", text: `${calculator.name}: ${text}. Nothing was computed.` });
    if (asked && gathered.missing.length > 0 && Object.keys(gathered.given).length > 0)
      notices.push({
        kind: "ambiguous",
        text: `For ${calculator.name}, also give: ${gathered.missing.map((i) => wantedOf(i, library)).join(", ")}.`,
      });
    if (!shouldRun(calculator, asked, gathered, question, library)) continue;
    const result = calculate(calculator, gathered.given, library.pack.regimens);
    if (!result.ok) {
      for (const problem of result.error)
        notices.push({ kind: "ambiguous", text: `${calculator.name}: ${problem.message}. Nothing was computed.` });
      continue;
    }
    calculations.push({
      calculator: `${library.pack.header.id}/${calculator.id}`,
      title: calculator.name,
      formula: formulaOf(calculator),
      names: namesOf(calculator),
      inputs: result.value.inputs,
      results: result.value.results,
      citation: references.citeSource(calculator.source.source, calculator.source.at, calculator.source.read),
      reading: writer.writeAll(result.value.claims),
      cautions: [...calculator.cautions, ...result.value.instead],
    });
  }
  // Whoever is told that the care team works a value out needs no advice on how to compute it.
  const withheld = notices.filter(({ kind }) => kind === "withheld");
  return { calculations, notices: withheld.length > 0 ? withheld : notices };
}

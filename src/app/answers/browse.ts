/** What the browse pages show: claims, sources, calculators and the pack itself. */
import type { Sentence } from "../../core/answer/answer.ts";
import { calculate, formulaOf, type Given, namesOf } from "../../core/answer/calculate.ts";
import type { Library } from "../../core/answer/library.ts";
import { ReferenceList } from "../../core/answer/references.ts";
import { Writer } from "../../core/answer/sentences.ts";
import { type Audience, type Claim, isLay } from "../../core/knowledge/claim.ts";
import type { Calculator, Regimen } from "../../core/knowledge/calculator.ts";
import type { Source } from "../../core/knowledge/source.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Calculation, Reference } from "../../core/answer/answer.ts";
import type { Knowledge } from "./knowledge.ts";

/** A claim as its page shows it. */
export interface ClaimView {
  readonly id: string;
  readonly pack: string;
  readonly topic: { readonly id: string; readonly title: string };
  readonly claim: Claim;
  readonly sentence: Sentence | undefined;
  readonly sources: readonly Source[];
}

/** `<pack>/<id>` or a bare id that only one pack has. */
function splitId(knowledge: Knowledge, id: string): { readonly library: Library; readonly bare: string } | undefined {
  const [pack, bare] = id.includes("/")
    ? [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)]
    : [undefined, id];
  const library = knowledge.libraries.find((l) =>
    pack === undefined
      ? l.statements.has(bare) || l.sources.has(bare) || l.pack.calculators.some((c) => c.id === bare)
      : l.pack.header.id === pack,
  );
  return library === undefined ? undefined : { library, bare };
}

/** What lay readers get of a claim: the patient's wording, and no figures meant for professionals. */
const layClaim = (claim: Claim): Claim => ({
  ...claim,
  answers: claim.answers.filter((phrasing) => !/\d/.test(phrasing)),
  note: undefined,
  say: { clinician: claim.say.patient, patient: claim.say.patient },
  support: claim.support.map((support) => ({ ...support, numbers: [] })),
});

function viewOf(library: Library, whole: Claim, audience: Audience): ClaimView {
  const claim = isLay(audience) ? layClaim(whole) : whole;
  const writer = new Writer(library, audience, new ReferenceList(library.sources, library.pack.header.id));
  const topic = library.statements.get(claim.id)?.topic;
  return {
    id: `${library.pack.header.id}/${claim.id}`,
    pack: library.pack.header.id,
    topic: { id: claim.topic, title: topic?.title ?? claim.topic },
    claim,
    sentence: writer.write(claim.id),
    sources: claim.support.flatMap((s) => library.sources.get(s.source) ?? []),
  };
}

/** All claims, in topic order. */
export const listClaims = (knowledge: Knowledge, audience: Audience): readonly ClaimView[] =>
  knowledge.libraries.flatMap((library) =>
    [...library.statements.values()]
      .sort((a, b) => a.topic.order - b.topic.order)
      .map((s) => viewOf(library, s.claim, audience)),
  );

/** One claim. */
export function findClaim(knowledge: Knowledge, id: string, audience: Audience): ClaimView | undefined {
  const at = splitId(knowledge, id);
  const claim = at?.library.statements.get(at.bare)?.claim;
  return at === undefined || claim === undefined ? undefined : viewOf(at.library, claim, audience);
}

/** A source with the claims that rest on it. */
export interface SourceView {
  readonly id: string;
  readonly pack: string;
  readonly source: Source;
  readonly claims: readonly string[];
}

/** All sources, by first author. */
export const listSources = (knowledge: Knowledge): readonly SourceView[] =>
  knowledge.libraries.flatMap((library) =>
    [...library.sources.values()]
      .sort((a, b) => a.citation.localeCompare(b.citation, "en"))
      .map((source) => ({
        id: `${library.pack.header.id}/${source.id}`,
        pack: library.pack.header.id,
        source,
        claims: library.pack.claims
          .filter((c) => c.support.some((s) => s.source === source.id))
          .map((c) => `${library.pack.header.id}/${c.id}`),
      })),
  );

/** A calculator as its page shows it, with the regimens it can choose from. */
export interface CalculatorView {
  readonly id: string;
  readonly pack: string;
  readonly calculator: Calculator;
  readonly regimens: readonly Regimen[];
  readonly source: Source | undefined;
}

function calculatorView(library: Library, calculator: Calculator): CalculatorView {
  const drugs = calculator.inputs.flatMap((i) => (i.kind === "regimen" && i.drug !== undefined ? [i.drug] : []));
  return {
    id: `${library.pack.header.id}/${calculator.id}`,
    pack: library.pack.header.id,
    calculator,
    regimens: library.pack.regimens.filter((r) => drugs.includes(r.drug)),
    source: library.sources.get(calculator.source.source),
  };
}

export const listCalculators = (knowledge: Knowledge): readonly CalculatorView[] =>
  knowledge.libraries.flatMap((library) => library.pack.calculators.map((c) => calculatorView(library, c)));

export function findCalculator(knowledge: Knowledge, id: string): CalculatorView | undefined {
  const at = splitId(knowledge, id);
  const calculator = at?.library.pack.calculators.find((c) => c.id === at.bare);
  return at === undefined || calculator === undefined ? undefined : calculatorView(at.library, calculator);
}

/** A finished calculation with the references its reading cites. */
export interface CalculationView {
  readonly calculation: Calculation;
  readonly references: readonly Reference[];
}

const unknownCalculator = (knowledge: Knowledge, id: string): Problem => ({
  code: "unknown-calculator",
  message: `There is no calculator “${id}”`,
  fix: `use one of: ${listCalculators(knowledge)
    .map((c) => c.calculator.id)
    .join(", ")}`,
});

/** Runs a calculator on given inputs, for a reader. Closed calculators refuse lay readers. */
export function runCalculator(
  knowledge: Knowledge,
  id: string,
  given: Given,
  audience: Audience,
): Result<CalculationView, readonly Problem[]> {
  const at = splitId(knowledge, id);
  const calculator = at?.library.pack.calculators.find((c) => c.id === at.bare);
  if (at === undefined || calculator === undefined) return err([unknownCalculator(knowledge, id)]);
  if (isLay(audience) && calculator.closedTo.some((a) => a === audience))
    return err([
      {
        code: "closed-to-audience",
        message: `${calculator.name} is for professionals`,
        fix: "ask your care team to work this out with you",
      },
    ]);
  const result = calculate(calculator, given, at.library.pack.regimens);
  if (!result.ok) return result;
  const references = new ReferenceList(at.library.sources, at.library.pack.header.id);
  const writer = new Writer(at.library, audience, references);
  const citation = references.citeSource(calculator.source.source, calculator.source.at, calculator.source.read);
  const calculation: Calculation = {
    calculator: `${at.library.pack.header.id}/${calculator.id}`,
    title: calculator.name,
    formula: formulaOf(calculator),
    names: namesOf(calculator),
    inputs: result.value.inputs,
    results: result.value.results,
    citation,
    reading: writer.writeAll(result.value.claims),
    cautions: [...calculator.cautions, ...result.value.instead],
  };
  return ok({ calculation, references: references.list() });
}

/** Gives the citations of a page other numbers, and the page numbers in the order in which it is read. */
import type { Answer, Calculation, Citation, Recommendation, Reference, Sentence } from "./answer.ts";
import type { AnswerBody } from "./answer-question.ts";

type Cited = Pick<
  Answer,
  | "corrections"
  | "bottomLine"
  | "forThisPatient"
  | "calculations"
  | "sections"
  | "disagreements"
  | "unknowns"
  | "nearest"
>;

/** The parts of a page with other numbers in their citations. */
export function createRenumbering(numberOf: (n: number) => number) {
  const citation = (one: Citation): Citation => ({ ...one, n: numberOf(one.n) });
  const sentences = (all: readonly Sentence[]): readonly Sentence[] =>
    all.map((one) => ({ ...one, citations: one.citations.map(citation) }));
  const calculation = (one: Calculation): Calculation => ({
    ...one,
    citation: citation(one.citation),
    reading: sentences(one.reading),
  });
  const advice = (one: Recommendation): Recommendation => ({
    ...one,
    say: sentences(one.say),
    options: sentences(one.options),
    monitor: sentences(one.monitor),
    ...(one.calculations === undefined ? {} : { calculations: one.calculations.map(calculation) }),
  });
  return { sentences, calculation, advice };
}

/** Numbers of the references a page cites, in the order in which it is read. */
function citedIn(page: Cited): readonly number[] {
  const ofSentences = (all: readonly Sentence[]): readonly number[] =>
    all.flatMap(({ citations }) => citations.map(({ n }) => n));
  const ofCalculation = (one: Calculation): readonly number[] => [one.citation.n, ...ofSentences(one.reading)];
  return [
    ...ofSentences(page.corrections),
    ...ofSentences(page.bottomLine),
    ...page.forThisPatient.flatMap((one) => [
      ...ofSentences([...one.say, ...one.options, ...one.monitor]),
      ...(one.calculations ?? []).flatMap(ofCalculation),
    ]),
    ...page.calculations.flatMap(ofCalculation),
    ...page.sections.flatMap((section) => ofSentences(section.sentences)),
    ...page.disagreements.flatMap(({ sides }) => sides.flatMap(({ statements }) => ofSentences(statements))),
    ...ofSentences([...page.unknowns, ...page.nearest]),
  ];
}

/** The same page, its references numbered by first mention; those it lists without citing them stand last. */
export function inReadingOrder(body: AnswerBody): AnswerBody {
  const listed = new Map(body.references.map((reference) => [reference.n, reference]));
  const order = [...new Set([...citedIn(body), ...listed.keys()])].flatMap((n) => listed.get(n) ?? []);
  const numbers = new Map(order.map(({ n }, at) => [n, at + 1]));
  const numberOf = (n: number): number => numbers.get(n) ?? n;
  const { sentences, calculation, advice } = createRenumbering(numberOf);
  const reference = (one: Reference): Reference => ({
    ...one,
    n: numberOf(one.n),
    ...(one.sameStudyAs === undefined ? {} : { sameStudyAs: numberOf(one.sameStudyAs) }),
  });
  return {
    ...body,
    corrections: sentences(body.corrections),
    bottomLine: sentences(body.bottomLine),
    forThisPatient: body.forThisPatient.map(advice),
    calculations: body.calculations.map(calculation),
    sections: body.sections.map((one) => ({ ...one, sentences: sentences(one.sentences) })),
    disagreements: body.disagreements.map((one) => ({
      ...one,
      sides: one.sides.map((side) => ({ ...side, statements: sentences(side.statements) })),
    })),
    unknowns: sentences(body.unknowns),
    nearest: sentences(body.nearest),
    references: order.map(reference),
  };
}

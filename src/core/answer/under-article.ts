/** An approved article in place of the page the packs would make: what the question itself calls up stands above it. */
import type { Answer, Reference, Sentence } from "./answer.ts";
import type { AnswerBody } from "./answer-question.ts";
import { createRenumbering } from "./reference-numbers.ts";

const claimsIn = (sentences: readonly Sentence[]): readonly string[] =>
  sentences.map(({ claim, text }) => claim ?? text);

/** What a page says, in order, whatever it is numbered and titled. */
const saidBy = (body: AnswerBody): readonly (readonly string[])[] => [
  claimsIn(body.bottomLine),
  ...body.sections.map(({ id, sentences }) => [id, ...claimsIn(sentences)]),
  ...body.disagreements.map(({ id, sides }) => [id, ...sides.flatMap(({ statements }) => claimsIn(statements))]),
  claimsIn(body.unknowns),
];

/** Whether two questions have the very same page of the packs: then what answers one answers the other. */
export const haveSamePage = (one: AnswerBody, other: AnswerBody): boolean =>
  one.outcome === "answered" &&
  other.outcome === "answered" &&
  one.bottomLine.length > 0 &&
  JSON.stringify(saidBy(one)) === JSON.stringify(saidBy(other));

/** Numbers references of `from` among those of an article; what it does not cite yet is added behind. */
function createNumbers(from: readonly Reference[], article: readonly Reference[]) {
  const references = [...article];
  const numbers = new Map<number, number>();
  const numberOf = (n: number): number => {
    const known = numbers.get(n);
    const reference = from.find((one) => one.n === n);
    if (known !== undefined || reference === undefined) return known ?? n;
    const same = references.find(
      (one) => one.sourceId === reference.sourceId && one.document?.version === reference.document?.version,
    );
    const number = same?.n ?? Math.max(0, ...references.map((one) => one.n)) + 1;
    numbers.set(n, number);
    if (same === undefined) {
      const { sameStudyAs, ...rest } = reference;
      references.push({ ...rest, n: number });
      if (sameStudyAs !== undefined)
        references[references.length - 1] = { ...rest, n: number, sameStudyAs: numberOf(sameStudyAs) };
    }
    return number;
  };
  return { numberOf, references: (): readonly Reference[] => references };
}

/** The question's page with the article as its body. `body` is what the packs answer, `page` the article. */
export function underArticle(body: AnswerBody, page: Answer): AnswerBody {
  const { numberOf, references } = createNumbers(body.references, page.references);
  const { sentences, calculation, advice } = createRenumbering(numberOf);
  const terms = new Map([...body.terms, ...page.terms].map((term) => [term.term, term]));
  return {
    ...body,
    title: page.title,
    evidenceCurrentThrough: page.evidenceCurrentThrough,
    corrections: sentences(body.corrections),
    forThisPatient: body.forThisPatient.map(advice),
    calculations: body.calculations.map(calculation),
    bottomLine: page.bottomLine,
    sections: page.sections,
    disagreements: page.disagreements,
    unknowns: page.unknowns,
    nearest: [],
    terms: [...terms.values()],
    references: references(),
    disclaimer: page.disclaimer,
  };
}

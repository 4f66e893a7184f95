/** What an answer becomes when it is submitted: its page without anything about one person, each sentence with an id. */
import type { Answer, Disagreement, Sentence } from "../answer/answer.ts";
import type { ReviewPage, ReviewPart, ReviewSentence } from "./content.ts";
import { inOrder } from "./page-order.ts";

interface Piece {
  readonly part: Omit<ReviewPart, "sentences">;
  readonly sentences: readonly Sentence[];
}

const sidesOf = ({ id, topic, certainty, sides }: Disagreement): readonly Piece[] =>
  sides.map(({ label, statements }, at) => ({
    part: {
      id: `${id}-side-${at + 1}`,
      title: label,
      kind: "side",
      dispute: { id, topic, ...(certainty === undefined ? {} : { certainty }) },
    },
    sentences: statements,
  }));

const piecesOf = (answer: Answer): readonly Piece[] => [
  { part: { id: "bottom-line", title: "Bottom line", kind: "bottom-line" }, sentences: answer.bottomLine },
  ...answer.sections.map(({ id, title, sentences }): Piece => ({
    part: { id: `section-${id}`, title, kind: "section" },
    sentences,
  })),
  ...answer.disagreements.flatMap(sidesOf),
  {
    part: { id: "not-known", title: "What is not known", kind: "not-known" },
    sentences: answer.unknowns,
  },
];

/** The page a board reviews. Sentence ids are numbers in reading order, and stay whatever happens to the sentence. */
export function pageFrom(answer: Answer): ReviewPage {
  let count = 0;
  const withId = (says: Sentence): ReviewSentence => {
    count += 1;
    return { id: `s${count}`, says: { ...says, approved: false } };
  };
  return inOrder({
    audience: answer.audience,
    parts: piecesOf(answer).map(({ part, sentences }) => ({ ...part, sentences: sentences.map(withId) })),
    references: answer.references,
    terms: answer.terms,
    disclaimer: answer.disclaimer,
  });
}

/** What of an answer does not become part of an article, in words; nothing for what it does not have. */
export function removedOf(answer: Answer): readonly string[] {
  return [
    ...(answer.urgency === undefined ? [] : ["the notice to seek help at once"]),
    ...(answer.corrections.length === 0 ? [] : ["the correction of what the question took for granted"]),
    ...(answer.forThisPatient.length === 0 ? [] : ["what was said for this person"]),
    ...(answer.calculations.length === 0 ? [] : ["calculations with the question's own values"]),
    ...(answer.notices.length === 0 ? [] : ["notices about how the question was read"]),
  ];
}

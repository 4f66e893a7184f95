/** Tells a reader that something belonging to the answer was withdrawn: its absence must not look like reassurance. */
import type { Question } from "../question/read-question.ts";
import { statementWithdrawn, type Withdrawal } from "../knowledge/withdrawn.ts";
import type { Notice, Sentence } from "./answer.ts";
import { type AnswerBody, answerQuestion } from "./answer-question.ts";
import type { Library } from "./library.ts";

const most = 3;

interface Missing {
  readonly what: string;
  readonly cause: Withdrawal;
}

/** Withdrawn statements among sentences, by what they were about. */
function missingAmong(
  sentences: readonly Sentence[],
  what: string,
  library: Library,
  whole: Library,
): readonly Missing[] {
  return sentences.flatMap(({ claim }) => {
    const id = claim?.split("/")[1] ?? "";
    const cause = library.standing.withdrawn.claim.get(id);
    const topic = whole.statements.get(id)?.topic.title;
    return cause === undefined || topic === undefined ? [] : [{ what: `${what} (${topic})`, cause }];
  });
}

function missingFrom(body: AnswerBody, library: Library, whole: Library): readonly Missing[] {
  const grave = body.forThisPatient.filter(({ kind }) => kind === "stop" || kind === "warning");
  const calculations = body.calculations.flatMap(({ calculator, title }) => {
    const cause = library.standing.withdrawn.calculator.get(calculator.split("/")[1] ?? "");
    return cause === undefined ? [] : [{ what: `The calculator “${title}”`, cause }];
  });
  const safety = "A safety statement that bears on this question";
  const plain = "A statement that belongs to this answer";
  const others = [
    ...body.corrections,
    ...body.bottomLine,
    ...body.forThisPatient.flatMap(({ say }) => say),
    ...body.sections.flatMap(({ sentences }) => sentences),
    ...body.disagreements.flatMap(({ sides }) => sides.flatMap(({ statements }) => statements)),
  ];
  return [
    ...missingAmong(
      grave.flatMap(({ say }) => say),
      safety,
      library,
      whole,
    ),
    ...calculations,
    ...missingAmong(others, plain, library, whole),
  ];
}

const said = ({ what, cause }: Missing): string =>
  `${what} is not shown. ${statementWithdrawn(cause)}${what.startsWith("A safety") ? " Its absence is no reassurance." : ""}`;

/** Notices of what the whole pack would have answered and the reduced one may not. None where nothing is withdrawn. */
export function withdrawnNotices(question: Question, library: Library): readonly Notice[] {
  const { whole } = library;
  if (whole === undefined) return [];
  const texts = new Map(
    missingFrom(answerQuestion(question, whole), library, whole).map((one) => [one.cause, said(one)]),
  );
  return [...texts.values()].slice(0, most).map((text) => ({ kind: "suspended", text }));
}

/** Puts a pack's exam to its library. */
import type { Exam, ExamQuestion } from "../knowledge/exam.ts";
import { readQuestion } from "../question/read-question.ts";
import { answerQuestion } from "./answer-question.ts";
import { audienceOfVoice, type Mark, markPage } from "./exam.ts";
import type { Library } from "./library.ts";
import { planAnswer } from "./plan.ts";

/** Answers one exam question as the product would, in its conversation if it has one. */
export function sitQuestion(question: ExamQuestion, library: Library): Mark {
  const audience = question.audience ?? audienceOfVoice(question.voice);
  const before =
    question.after === undefined
      ? undefined
      : answerQuestion(readQuestion(question.after, library, { audience }), library).thread;
  const earlier = before === undefined ? undefined : { terms: before.terms, intent: before.intent };
  const read = readQuestion(question.text, library, { audience, earlier });
  const page = answerQuestion(read, library);
  return markPage(page, question, planAnswer(read, library).kind === "outline", library);
}

/** Marks for every question. */
export const sitExam = (exam: Exam, library: Library): readonly Mark[] =>
  exam.questions.map((q) => sitQuestion(q, library));

/** Whether a question about a patient asks for all there is to say: "What should happen next?", "What is due?". */
import type { Question } from "./read-question.ts";
import { isStopWord } from "./words.ts";

/** Words of asking for a next step, which name no subject. */
const stepWords = new Set(
  (
    "next now today tomorrow soon first happen happens step steps plan plans planned recommend recommended recommendation " +
    "recommendations suggest suggested suggestion suggestions advice advise advised consider considered manage managed management " +
    "care case visit appointment clinic opinion summary summarise summarize overview status situation important main right priority priorities"
  ).split(" "),
);

/** Words of asking what is to be followed. */
const dueWords = new Set(
  "due overdue outstanding pending follow followed following followup monitor monitored monitoring check checked checks checkup test tests watch".split(
    " ",
  ),
);

/** What an open question asks for: everything, or what is due. Absent when it names a subject or carries one on. */
export function openQuestion(question: Pick<Question, "words" | "carried" | "measured">): "all" | "due" | undefined {
  if (question.carried.length > 1 || question.measured.length > 0) return undefined;
  const words = question.words.map((word) => word.plain).filter((word) => !isStopWord(word));
  if (!words.every((word) => stepWords.has(word) || dueWords.has(word))) return undefined;
  return words.some((word) => dueWords.has(word)) ? "due" : "all";
}

/** An assessment as Markdown: banner first, then what to do, why, what is missing, and what it rests on. */
import type { Recommendation, Reference, Sentence } from "../answer/answer.ts";
import { doseWords } from "../answer/dose-words.ts";
import { escapeMarkdown, referenceLine, sentenceLine } from "../answer/markdown.ts";
import type { Problem } from "../problem.ts";
import type { Assessment } from "./assess.ts";

const kinds: Readonly<Record<Recommendation["kind"], string>> = {
  stop: "STOP",
  warning: "WARNING",
  do: "DO",
  consider: "CONSIDER",
  monitor: "FOLLOW",
};

const block = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, "", ...lines];

function recommendationLines(r: Recommendation, references: readonly Reference[]): readonly string[] {
  const say = (sentences: readonly Sentence[]): readonly string[] =>
    sentences.map((sentence) => sentenceLine(sentence, references));
  return [
    "",
    `## ${kinds[r.kind]}: ${escapeMarkdown(r.title)}`,
    "",
    ...say(r.say),
    ...(r.due === undefined ? [] : [`- Due ${r.due}.`]),
    ...block("Options", say(r.options)),
    ...block(
      "Doses, for professionals",
      doseWords(r).map((text) => `- ${escapeMarkdown(text)}`),
    ),
    ...block("To follow", say(r.monitor)),
    ...block(
      "Not known",
      r.missing.map((fact) => `- ${escapeMarkdown(fact)}`),
    ),
    "",
    `Because: ${escapeMarkdown(r.proof.text)}`,
  ];
}

/** One patient's assessment with its problems of reading. */
export type AssessedPatient = Assessment & { readonly id: string; readonly problems: readonly Problem[] };

/** What is said of one patient. */
export function assessmentToMarkdown(patient: AssessedPatient, banner: string): string {
  const { id, population, recommendations, undecided, references, problems } = patient;
  return [
    `# Patient ${escapeMarkdown(id)}: ${population}`,
    "",
    `> **${banner}**. Draft proposals for the clinician, none is an order.`,
    ...(population === "neither" ? ["", "Nothing is said of this patient: the rules are for another condition."] : []),
    ...recommendations.flatMap((r) => recommendationLines(r, references)),
    ...block(
      "## Not decided, and what would decide it",
      undecided.map((u) => escapeMarkdown(`- ${u.title}: ${u.missing.map((m) => m.name).join(", ")}`)),
    ),
    ...block(
      "## Could not be read",
      problems.map((p) => escapeMarkdown(`- ${[p.where?.resource, p.message].filter(Boolean).join(": ")}`)),
    ),
    ...block(
      "## References",
      references.map((r) => `${r.n}. ${escapeMarkdown(referenceLine(r))}`),
    ),
  ].join("\n");
}

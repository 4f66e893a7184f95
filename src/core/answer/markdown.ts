/** An answer as Markdown: the same page for export, e-mail and the command line. */
import { amountWords } from "../quantity-words.ts";
import type { Answer, Citation, Recommendation, Reference, Sentence } from "./answer.ts";
import { doseWords } from "./dose-words.ts";
import { proofWords } from "./proof-words.ts";
import { isQuotation, quotationsOf, quotedFrom, shownText } from "./quoted.ts";

/** Marks a reference as further away than its citation line suggests. */
const readWords = {
  "full-text": "full text read",
  abstract: "abstract read",
  label: "label read",
  secondary: "read as relayed by another source",
  "not-read": "not read",
} as const;

/** How far a source was read, in words. */
export const readWord = (read: Reference["read"]): string => readWords[read];

const levelWords = { high: "high", moderate: "moderate", low: "low", "very-low": "very low" } as const;

/** A certainty level in words. */
export const certaintyWord = (level: keyof typeof levelWords): string => `${levelWords[level]} certainty`;

// What a pack or a question says is text, never markup.
/** Text as Markdown that shows it as it is. */
export const escapeMarkdown = (text: string): string => text.replace(/([\\`*_[\]<>#|])/g, "\\$1");

/** Citation marks: [1,2], and [≠3] for a source that says otherwise. */
export function citationMarks(citations: readonly Citation[]): string {
  const numbers = [...new Set(citations.map((c) => (c.says === "contradicts" ? `≠${c.n}` : String(c.n))))];
  return numbers.length === 0 ? "" : `[${numbers.join(", ")}]`;
}

/** A sentence as an item of a list, with its citation marks, certainty and what else is said of it. */
export const sentenceLine = (s: Sentence, references: readonly Reference[]): string => {
  const notes = notesOf(s, references).map((note) => (isQuotation(s) ? escapeMarkdown(note) : note));
  return `- ${escapeMarkdown(shownText(s))} ${citationMarks(s.citations).replace(/([[\]])/g, "\\$1")}${notes.length > 0 ? ` _(${notes.join("; ")})_` : ""}`.trimEnd();
};

/** What is said behind a sentence: its certainty, a caution, and where a quotation comes from. */
export function notesOf(s: Sentence, references: readonly Reference[]): readonly string[] {
  const certainty = s.certainty === undefined ? "" : certaintyWord(s.certainty.level);
  const quoted = quotationsOf(s).map((c) =>
    quotedFrom(
      c,
      references.find((r) => r.n === c.n),
    ),
  );
  return [certainty, ...quoted, s.caution ?? ""].filter((n) => n !== "");
}

const block = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];

/** What must be known of a document that was quoted and that nobody here reviewed. */
export const documentNotes = (r: Reference): readonly string[] => [
  ...(r.document === undefined ? [] : ["your own document, not reviewed"]),
  ...(r.document?.standing === undefined ? [] : [`says of itself: ${r.document.standing}`]),
  ...(r.sameStudyAs === undefined ? [] : [`one source with [${r.sameStudyAs}]`]),
];

/** One reference as a line without its number. */
export function referenceLine(r: Reference): string {
  const ids = `${r.pmid === undefined ? "" : ` PMID ${r.pmid}`}${r.doi === undefined ? "" : ` doi:${r.doi}`}`;
  const design = r.design === undefined ? "" : `${r.design.replaceAll("-", " ")}; `;
  const participants = r.participants === undefined ? "" : `n = ${r.participants}; `;
  const own = documentNotes(r);
  const facts = `${design}${participants}${readWord(r.read)}${own.length === 0 ? "" : `; ${own.join("; ")}`}`;
  const line = `${r.retracted ? "RETRACTED: " : ""}${r.citation}${ids} (${facts})${r.notice === undefined ? "" : ` ${r.notice.replace(/\.$/, "")}.`}`;
  return line.includes("  ") ? line.replace(/ {2,}/g, " ") : line;
}

const calculationLines = (answer: Answer, line: (s: Sentence) => string): readonly string[] =>
  answer.calculations.flatMap((c) => [
    `- **${escapeMarkdown(c.title)}**: ${Object.entries(c.results)
      .map(([k, v]) => `${c.names[k] ?? k} = ${amountWords(v)}`)
      .join(", ")} \\[${c.citation.n}\\]`,
    `  Formula: ${escapeMarkdown(c.formula)}`,
    ...c.reading.map((s) => `  ${line(s)}`),
    ...c.cautions.map((text) => `  - ${escapeMarkdown(text)}`),
  ]);

/** One recommendation: why, what is said, its options, what to follow, its doses, what is not known. */
function recommendationLines(r: Recommendation, line: (s: Sentence) => string): readonly string[] {
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`  - ${title}`, ...lines.map((text) => `    ${text}`)];
  const plain = (texts: readonly string[]): readonly string[] => texts.map((text) => `- ${escapeMarkdown(text)}`);
  return [
    `- **${escapeMarkdown(r.title)}** (because ${escapeMarkdown(proofWords(r.proof))})`,
    ...r.say.map((s) => `  ${line(s)}`),
    ...(r.due === undefined ? [] : [`  - Due ${r.due}.`]),
    ...part("Options", r.options.map(line)),
    ...part("Doses, for professionals", plain(doseWords(r))),
    ...part("To follow", r.monitor.map(line)),
    ...part("Not known", plain(r.missing)),
  ];
}

/** The whole page as Markdown, banner first. */
export function answerToMarkdown(answer: Answer): string {
  const say = (s: Sentence): string => sentenceLine(s, answer.references);
  const out = [
    `# ${escapeMarkdown(answer.question.replace(/\s+/g, " ").trim())}`,
    "",
    ...(answer.review.banner === undefined ? [] : [`> **${answer.review.banner}**`]),
    `> Review: ${answer.review.status === "draft" ? "not yet submitted" : answer.review.status}. Evidence current through ${answer.evidenceCurrentThrough}.`,
    ...(answer.urgency === undefined
      ? []
      : [
          "",
          `**${answer.urgency.level === "now" ? "URGENT NOW" : "SEE SOMEONE TODAY"}: ${escapeMarkdown(answer.urgency.text)}**`,
        ]),
    ...(answer.reason === undefined ? [] : ["", `**${escapeMarkdown(answer.reason)}**`]),
    ...answer.notices.map((n) => `\n_${escapeMarkdown(n.text)}_`),
    ...block("A correction first", answer.corrections.map(say)),
    ...block("In short", answer.bottomLine.map(say)),
    ...block(
      "For this patient",
      answer.forThisPatient.flatMap((r) => recommendationLines(r, say)),
    ),
    ...block("Calculations", calculationLines(answer, say)),
    ...answer.sections.flatMap((s) => block(s.title, s.sentences.map(say))),
    ...answer.disagreements.flatMap((d) =>
      block(`Where the evidence disagrees: ${escapeMarkdown(d.topic)}`, [
        ...d.sides.flatMap((side) => [`**${escapeMarkdown(side.label)}**`, "", ...side.statements.map(say), ""]),
        ...(d.certainty === undefined ? [] : [`Overall: ${certaintyWord(d.certainty.level)}.`]),
      ]),
    ),
    ...block("Not known", answer.unknowns.map(say)),
    ...block("Closest found", answer.nearest.map(say)),
    ...block(
      "Words",
      answer.terms.map((t) => `- **${escapeMarkdown(t.term)}**: ${escapeMarkdown(t.explain)}`),
    ),
    ...block(
      "References",
      answer.references.map((r) => `${r.n}. ${escapeMarkdown(referenceLine(r))}`),
    ),
    ...block(
      "Next questions",
      answer.followUps.map((q) => `- ${escapeMarkdown(q)}`),
    ),
    "",
    `_${answer.disclaimer}_`,
    "",
    `_${answer.packs.map((p) => `${p.id} ${p.version}`).join(", ")}; ${answer.createdAt}_`,
  ];
  return `${out.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

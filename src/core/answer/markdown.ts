/** An answer as Markdown: the same page for export, e-mail and the command line. */
import type { Answer, Citation, Reference, Sentence } from "./answer.ts";

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
const escape = (text: string): string => text.replace(/([\\`*_[\]<>#|])/g, "\\$1");

/** Citation marks: [1,2], and [≠3] for a source that says otherwise. */
export function citationMarks(citations: readonly Citation[]): string {
  const numbers = [...new Set(citations.map((c) => (c.says === "contradicts" ? `≠${c.n}` : String(c.n))))];
  return numbers.length === 0 ? "" : `[${numbers.join(", ")}]`;
}

const line = (s: Sentence): string => {
  const notes = [s.certainty === undefined ? "" : certaintyWord(s.certainty.level), s.caution ?? ""].filter(
    (n) => n !== "",
  );
  return `- ${escape(s.text)} ${citationMarks(s.citations).replace(/([[\]])/g, "\\$1")}${notes.length > 0 ? ` _(${notes.join("; ")})_` : ""}`.trimEnd();
};

const block = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];

/** One reference as a line without its number. */
export function referenceLine(r: Reference): string {
  const ids = [r.pmid === undefined ? "" : `PMID ${r.pmid}`, r.doi === undefined ? "" : `doi:${r.doi}`].filter(
    (x) => x !== "",
  );
  const facts = [
    r.design.replaceAll("-", " "),
    r.participants === undefined ? "" : `n = ${r.participants}`,
    readWord(r.read),
  ].filter((x) => x !== "");
  return `${r.retracted ? "RETRACTED: " : ""}${r.citation} ${ids.join(" ")} (${facts.join("; ")})${r.notice === undefined ? "" : ` ${r.notice}.`}`.replace(
    / +/g,
    " ",
  );
}

const calculationLines = (answer: Answer): readonly string[] =>
  answer.calculations.flatMap((c) => [
    `- **${escape(c.title)}**: ${Object.entries(c.results)
      .map(
        ([k, v]) =>
          `${c.names[k] ?? k} = ${typeof v === "object" ? `${v.value} ${v.unit === "1" ? "" : v.unit}`.trim() : String(v)}`,
      )
      .join(", ")} \\[${c.citation.n}\\]`,
    `  Formula: ${escape(c.formula)}`,
    ...c.reading.map((s) => `  ${line(s)}`),
    ...c.cautions.map((text) => `  - ${escape(text)}`),
  ]);

/** The whole page as Markdown, banner first. */
export function answerToMarkdown(answer: Answer): string {
  const out = [
    `# ${escape(answer.question.replace(/\s+/g, " ").trim())}`,
    "",
    ...(answer.review.banner === undefined ? [] : [`> **${answer.review.banner}**`]),
    `> Review: ${answer.review.status === "draft" ? "not yet submitted" : answer.review.status}. Evidence current through ${answer.evidenceCurrentThrough}.`,
    ...(answer.urgency === undefined
      ? []
      : [
          "",
          `**${answer.urgency.level === "now" ? "URGENT NOW" : "SEE SOMEONE TODAY"}: ${escape(answer.urgency.text)}**`,
        ]),
    ...(answer.reason === undefined ? [] : ["", `**${escape(answer.reason)}**`]),
    ...answer.notices.map((n) => `\n_${escape(n.text)}_`),
    ...block("A correction first", answer.corrections.map(line)),
    ...block("In short", answer.bottomLine.map(line)),
    ...block(
      "For this patient",
      answer.forThisPatient.flatMap((r) => [
        `- **${escape(r.title)}** (because ${escape(r.proof.text)})`,
        ...r.say.map((s) => `  ${line(s)}`),
      ]),
    ),
    ...block("Calculations", calculationLines(answer)),
    ...answer.sections.flatMap((s) => block(s.title, s.sentences.map(line))),
    ...answer.disagreements.flatMap((d) =>
      block(`Where the evidence disagrees: ${escape(d.topic)}`, [
        ...d.sides.flatMap((side) => [`**${escape(side.label)}**`, "", ...side.statements.map(line), ""]),
        `Overall: ${certaintyWord(d.certainty.level)}.`,
      ]),
    ),
    ...block("Not known", answer.unknowns.map(line)),
    ...block("Closest found", answer.nearest.map(line)),
    ...block(
      "Words",
      answer.terms.map((t) => `- **${escape(t.term)}**: ${escape(t.explain)}`),
    ),
    ...block(
      "References",
      answer.references.map((r) => `${r.n}. ${escape(referenceLine(r))}`),
    ),
    ...block(
      "Next questions",
      answer.followUps.map((q) => `- ${escape(q)}`),
    ),
    "",
    `_${answer.disclaimer}_`,
    "",
    `_${answer.packs.map((p) => `${p.id} ${p.version}`).join(", ")}; ${answer.createdAt}_`,
  ];
  return `${out.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

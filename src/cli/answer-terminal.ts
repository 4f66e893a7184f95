/** An answer for a terminal: wrapped to its width, colour only as an extra, references at the end. */
import { stripVTControlCharacters, styleText } from "node:util";
import type { Answer, Sentence } from "../core/answer/answer.ts";
import { doseWords } from "../core/answer/dose-words.ts";
import { certaintyWord, citationMarks, notesOf, referenceLine } from "../core/answer/markdown.ts";
import { proofWords } from "../core/answer/proof-words.ts";
import { amountWords } from "../core/quantity-words.ts";
import { shownText } from "../core/answer/quoted.ts";

export interface TerminalOptions {
  readonly width: number;
  readonly colour: boolean;
}

type Style = Parameters<typeof styleText>[0];

// Terminal control sequences in a question or pack must not reach the terminal.
export const safe = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");

/** Wraps words to a width, indenting all lines but the first by the hanging indent. */
export function wrap(text: string, width: number, first: string, hanging: string): string {
  const lines: string[] = [];
  let current = first;
  for (const word of text.split(/\s+/)) {
    const gap = current === first || current === hanging ? "" : " ";
    if (current.length + gap.length + word.length > width && current.trim() !== "") {
      lines.push(current.trimEnd());
      current = hanging + word;
    } else current += gap + word;
  }
  lines.push(current.trimEnd());
  return lines.join("\n");
}

/** Renders the page. */
export function answerToTerminal(answer: Answer, options: TerminalOptions): string {
  const width = Math.max(40, Math.min(options.width, 100));
  const style = (name: Style, text: string): string =>
    options.colour ? styleText(name, text, { validateStream: false }) : text;
  const out: string[] = [];
  const heading = (text: string): void => void out.push("", style("bold", safe(text)));
  const paragraph = (text: string, first = "", hanging = first): void =>
    void out.push(wrap(safe(text), width, first, hanging));
  const sentence = (s: Sentence): void => {
    const notes = notesOf(s, answer.references);
    paragraph(
      `${shownText(s)} ${citationMarks(s.citations)}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`,
      "  • ",
      "    ",
    );
  };
  const list = (title: string, sentences: readonly Sentence[]): void => {
    if (sentences.length === 0) return;
    heading(title);
    sentences.forEach(sentence);
  };

  if (answer.urgency !== undefined) {
    out.push(style("bold", answer.urgency.level === "now" ? "URGENT: NOW" : "URGENT: TODAY"));
    paragraph(answer.urgency.text, "  ");
    out.push("");
  }
  out.push(style("bold", safe(answer.question.replace(/\s+/g, " ").trim())));
  if (answer.review.banner !== undefined) out.push(style("yellow", answer.review.banner));
  out.push(
    `Review: ${answer.review.status === "draft" ? "not yet submitted" : answer.review.status} · evidence current through ${answer.evidenceCurrentThrough} · for a ${answer.audience}`,
  );
  if (answer.reason !== undefined) {
    out.push("");
    paragraph(answer.reason);
  }
  for (const notice of answer.notices) paragraph(notice.text, "  ! ", "    ");
  list("A correction first", answer.corrections);
  list("In short", answer.bottomLine);
  for (const r of answer.forThisPatient) {
    heading(`For this patient: ${r.title}${r.due === undefined ? "" : ` (due ${r.due})`}`);
    paragraph(`because ${proofWords(r.proof)}`, "    ");
    for (const one of [...r.say, ...r.options, ...r.monitor]) sentence(one);
    for (const text of doseWords(r)) paragraph(text, "  = ", "    ");
    if (r.missing.length > 0) paragraph(`not known: ${r.missing.join("; ")}`, "  ? ", "    ");
  }
  for (const c of answer.calculations) {
    heading(c.title);
    for (const [name, value] of Object.entries(c.results))
      out.push(`  ${c.names[name] ?? name} = ${amountWords(value)}  [${c.citation.n}]`);
    paragraph(`Formula: ${c.formula}`, "  ");
    c.reading.forEach(sentence);
    for (const caution of c.cautions) paragraph(caution, "  ! ", "    ");
  }
  for (const section of answer.sections) list(section.title, section.sentences);
  for (const d of answer.disagreements) {
    heading(`Where the evidence disagrees: ${d.topic}`);
    for (const side of d.sides) {
      paragraph(side.label, "  ");
      side.statements.forEach(sentence);
    }
    if (d.certainty !== undefined) paragraph(`Overall: ${certaintyWord(d.certainty.level)}`, "  ");
  }
  list("Not known", answer.unknowns);
  list("Closest found", answer.nearest);
  if (answer.terms.length > 0) heading("Words");
  for (const t of answer.terms) paragraph(`${t.term}: ${t.explain}`, "  ", "    ");
  if (answer.references.length > 0) heading("References");
  for (const r of answer.references) paragraph(referenceLine(r), `  [${r.n}] `, "      ");
  if (answer.followUps.length > 0) heading("Next questions");
  for (const q of answer.followUps) paragraph(q, "  › ", "    ");
  out.push("");
  paragraph(answer.disclaimer);
  return out.join("\n");
}

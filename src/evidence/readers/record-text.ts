/** Lays out the abstracts and remarks of records whose fields are plain text. */
import type { TextBuilder } from "../text-builder.ts";

/** Words of which the labels of structured abstracts are made. */
const labelWords =
  /\b(?:AIMS?|ANALYS[IE]S|APPROACH|BACKGROUND|CASE|COMMENTS?|CONCLUSIONS?|CONTEXT|DATA|DESIGN|DIAGNOS[IE]S|DISCUSSION|EVIDENCE|FINDINGS?|FUNDING|HYPOTHESIS|IMPLICATIONS|IMPORTANCE|INTERPRETATION|INTERVENTIONS?|INTRODUCTION|LIMITATIONS?|MATERIALS?|MEASURES?|MEASUREMENTS?|METHODOLOGY|METHODS?|OBJECTIVES?|OUTCOMES?|PARTICIPANTS|PATIENTS|PURPOSE|QUESTION|RATIONALE|RECOMMENDATIONS?|REGISTRATION|RELEVANCE|RESULTS?|REVIEW|SELECTION|SETTING|SIGNIFICANCE|SOURCES?|SUBJECTS|SUMMARY|SYNTHESIS)\b/;

/** "METHODS: " at the start or after a sentence. */
const labelForm = /(?<=^|[.?!)\]"”]\s)([A-Z][A-Z &/,()-]{2,80}):\s/g;

interface LabelledPart {
  readonly label: string;
  readonly text: string;
}

/** The parts of a structured abstract in one text, or nothing where it is not one. */
export function labelledParts(abstract: string): readonly LabelledPart[] {
  const labels = [...abstract.matchAll(labelForm)].filter((match) => labelWords.test(match[1] ?? ""));
  if (labels.length < 2 || labels[0]?.index !== 0) return [];
  return labels.map((match, index) => ({
    label: match[1] ?? "",
    text: abstract.slice(match.index + match[0].length, labels[index + 1]?.index),
  }));
}

const listMark = /^\s*(?:[-–*•·▪]|\(?\d{1,3}[.)]|[a-z]\))\s+(?=\S)/;

/** Empty lines part paragraphs; a line with a list mark is an item, and other lines go on. */
export function layParagraphs(builder: TextBuilder, text: string): void {
  for (const paragraph of text.split(/\n\s*\n/)) {
    let lines: string[] = [];
    const end = (): void => {
      builder.block(lines.join(" "), listMark.test(lines[0] ?? "") ? "list-item" : "paragraph");
      lines = [];
    };
    for (const line of paragraph.split("\n")) {
      if (listMark.test(line)) end();
      lines.push(line);
    }
    end();
  }
}

/** An abstract under a heading, its labels as headings of the second level. */
export function layAbstractText(builder: TextBuilder, abstract: string | undefined, title = "Abstract"): void {
  const text = abstract?.trim() ?? "";
  if (text === "") return;
  builder.heading(title, 1, "abstract");
  const parts = labelledParts(text);
  if (parts.length === 0) layParagraphs(builder, text);
  for (const part of parts) {
    builder.heading(part.label, 2, "abstract");
    layParagraphs(builder, part.text);
  }
}

/** What a record says of itself beside its contents: kept, and never quoted. */
export function layRemarks(builder: TextBuilder, remarks: readonly string[]): void {
  if (remarks.length === 0) return;
  builder.heading("Notes", 1, "navigation");
  for (const remark of remarks) layParagraphs(builder, remark);
}

/** A section of the record's own words under a title. */
export function layStatement(builder: TextBuilder, title: string, statement: string | undefined): void {
  if (statement === undefined) return;
  builder.heading(title, 1);
  layParagraphs(builder, statement);
}

/** Results of tools as text, for models that read and do not parse. */
import type { z } from "zod";
import type { CalculatorView } from "../../app/answers/browse.ts";
import type { McpCalculateResult, McpSearchResult } from "../../contract/mcp.ts";
import { escapeMarkdown, referenceLine, sentenceLine } from "../../core/answer/markdown.ts";
import { amountWords } from "../../core/quantity-words.ts";

/** Calculators with their inputs on a line each, for a tool's description. */
export function calculatorList(views: readonly CalculatorView[]): string {
  const takes = ({ calculator, regimens }: CalculatorView): string =>
    calculator.inputs
      .map((input) => {
        const options = [
          ...input.options.map((o) => o.id),
          ...(input.kind === "regimen" ? regimens : []).map((r) => r.id),
        ];
        const values = options.length > 0 ? options.join("|") : (input.unit ?? "number");
        return `${input.id}: ${values}`;
      })
      .join(", ");
  return `Calculators and their inputs: ${views.map((view) => `${view.calculator.id} (${takes(view)})`).join("; ")}.`;
}

/** A calculation: results, formula, reading, cautions, source. */
export function calculationText({ banner, calculation, references }: z.infer<typeof McpCalculateResult>): string {
  const { title, formula, results, names, reading, cautions, citation } = calculation;
  return [
    `# ${escapeMarkdown(title)}`,
    "",
    `> **${banner}**`,
    "",
    ...Object.entries(results).map(([id, value]) => `- ${escapeMarkdown(names[id] ?? id)}: ${amountWords(value)}`),
    `- Formula: ${escapeMarkdown(formula)} \\[${citation.n}\\]`,
    ...reading.map((sentence) => sentenceLine(sentence, references)),
    ...cautions.map((text) => `- ${escapeMarkdown(text)}`),
    "",
    ...references.map((r) => `${r.n}. ${escapeMarkdown(referenceLine(r))}`),
  ].join("\n");
}

/** Passages with where they stand. */
export function hitsText({ banner, hits, passages, notices }: z.infer<typeof McpSearchResult>): string {
  const place = (hit: (typeof hits)[number]): string =>
    [
      hit.retracted ? "RETRACTED" : "",
      hit.title,
      hit.section.join(" > "),
      hit.page === undefined ? "" : `page ${hit.page}`,
      hit.year === undefined ? "" : String(hit.year),
      hit.identifiers.join(", "),
      `version ${hit.version} from ${hit.snippet.start} to ${hit.snippet.end}`,
    ]
      .filter((part) => part !== "")
      .join("; ");
  return [
    `> **${banner}**: documents of this clinic, as written.`,
    "",
    ...(hits.length > 0
      ? []
      : [
          passages === 0
            ? "No documents were taken in here."
            : "No passage fits. That is no evidence against anything.",
        ]),
    ...hits.flatMap((hit, at) => [
      `${at + 1}. ${escapeMarkdown(hit.snippet.text)}`,
      `   (${escapeMarkdown(place(hit))})`,
    ]),
    ...notices.map((text) => `_${escapeMarkdown(text)}_`),
  ].join("\n");
}

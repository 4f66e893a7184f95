/** Search results for a terminal: what was made of the words, then each passage with its place and the words marked. */
import { styleText } from "node:util";
import type { SearchHit, SearchResponse } from "../contract/search.ts";
import { safe, type TerminalOptions, wrap } from "./answer-terminal.ts";

/** What was done to the words before they were searched, one line each. */
function readingLines(found: SearchResponse): readonly string[] {
  return [
    ...found.corrections.map(({ from, to }) => `Searched for “${to}” instead of “${from}”.`),
    ...found.expansions.map(({ said, added }) => `“${said}” was also searched as ${added.join(", ")}.`),
    ...(found.shortened ? ["The message is long: what it asks counts most."] : []),
    ...found.notices,
  ];
}

/** The snippet with the words of the search between marks. */
function marked({ snippet }: SearchHit, mark: (word: string) => string): string {
  let text = "";
  let at = 0;
  for (const { start, end } of snippet.marks) {
    text += safe(snippet.text.slice(at, start)) + mark(safe(snippet.text.slice(start, end)));
    at = end;
  }
  return text + safe(snippet.text.slice(at));
}

/** Where a passage stands and what kind of document it is of. */
function placeOf(hit: SearchHit): string {
  const facts = [
    hit.section.join(" › "),
    hit.page === undefined ? "" : `page ${hit.page}`,
    hit.year === undefined ? "" : String(hit.year),
    hit.design ?? "",
    hit.format,
    hit.retracted ? "RETRACTED" : "",
  ];
  return facts.filter((fact) => fact !== "").join(" · ");
}

/** Renders the list. Words are bold in colour, and between asterisks without. */
export function searchToTerminal(found: SearchResponse, options: TerminalOptions): string {
  const width = Math.max(40, Math.min(options.width, 100));
  const style = (name: Parameters<typeof styleText>[0], text: string): string =>
    options.colour ? styleText(name, text, { validateStream: false }) : text;
  const mark = (word: string): string =>
    options.colour ? styleText("bold", word, { validateStream: false }) : `*${word}*`;
  const lines = readingLines(found).map((line) => wrap(safe(line), width, "", "  "));
  if (found.hits.length === 0)
    lines.push(
      found.passages === 0
        ? "The index is empty. Take documents in first: ranvier ingest <files or folders>"
        : `Nothing was found in ${found.passages} passages. Try fewer or other words, or leave a filter out.`,
    );
  for (const [at, hit] of found.hits.entries()) {
    const number = `${at + 1}. `;
    const indent = " ".repeat(number.length);
    lines.push(
      "",
      style("bold", wrap(safe(hit.title === "" ? (hit.question ?? "(no title)") : hit.title), width, number, indent)),
      wrap(safe(placeOf(hit)), width, indent, indent),
      wrap(marked(hit, mark), width, indent, indent),
      style("dim", `${indent}${hit.id}`),
    );
  }
  return lines.join("\n").replace(/^\n/, "");
}

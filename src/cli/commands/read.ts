/** ranvier read: what Ranvier makes of files, before any of them is taken in. */
import { createReadStream, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Document } from "../../evidence/document.ts";
import { passagesOf } from "../../evidence/passages.ts";
import { readDocuments } from "../../evidence/read-documents.ts";
import { print, problemLine, say } from "../output.ts";
import { UsageError } from "../usage-error.ts";

/** Files under a path, folders opened, hidden names left out. Fails when there is nothing at the path. */
function filesUnder(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`There is nothing at ${path}.`);
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !name.startsWith("."))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

const wordsIn = (text: string): number => (text === "" ? 0 : text.split(/\s+/).length);

function describe(document: Document): string {
  const { metadata, sections, pages, text } = document;
  const ids = [metadata.pmid && `PMID ${metadata.pmid}`, metadata.pmcid, metadata.doi && `doi:${metadata.doi}`];
  const facts = [
    document.format,
    metadata.date,
    metadata.design,
    ...ids,
    `${wordsIn(text)} words`,
    `${sections.length} sections`,
    pages.length > 0 ? `${pages.length} pages` : undefined,
    `${passagesOf(document).length} passages`,
    metadata.retracted ? "RETRACTED" : undefined,
    ...metadata.notices.map((n) => `${n.kind} (${n.about === "this" ? "of this" : "about another"})`),
  ];
  return `  ${metadata.title === "" ? "(no title)" : metadata.title}\n    ${facts.filter((f) => f !== undefined && f !== "").join(" · ")}`;
}

interface Totals {
  documents: number;
  problems: number;
}

async function readOne(path: string, json: boolean, text: boolean, totals: Totals): Promise<void> {
  const input = { name: path, size: statSync(path).size, bytes: () => createReadStream(path) };
  if (!json) print(path);
  for await (const reading of readDocuments(input)) {
    if (!reading.ok) {
      totals.problems++;
      if (json) print(JSON.stringify({ file: path, problem: reading.problem }));
      else say(`  ! ${problemLine(reading.problem)}`);
      continue;
    }
    totals.documents++;
    if (json) print(JSON.stringify({ file: path, document: reading.document }));
    else print(text ? `${describe(reading.document)}\n\n${reading.document.text}\n` : describe(reading.document));
  }
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, text: { type: "boolean" } },
  });
  if (positionals.length === 0)
    throw new UsageError("Name the files or folders to read: ranvier read <path…> [--text] [--json]");
  const files = positionals.flatMap(filesUnder);
  const totals: Totals = { documents: 0, problems: 0 };
  for (const file of files) await readOne(file, values.json === true, values.text === true, totals);
  say(
    `${files.length} file${files.length === 1 ? "" : "s"}, ${totals.documents} document${totals.documents === 1 ? "" : "s"}, ${totals.problems} problem${totals.problems === 1 ? "" : "s"}. Nothing was stored.`,
  );
  return totals.problems > 0 ? 1 : 0;
}

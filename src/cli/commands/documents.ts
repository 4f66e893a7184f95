/** ranvier documents: what was taken in, newest first. */
import { parseArgs } from "node:util";
import type { DocumentQuery, LibraryDocument } from "../../app/ports/literature.ts";
import { openLiteratureStore } from "../../compose/literature.ts";
import { print, printJson, problemLine, say } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";

const standings = ["current", "retired", "retracted", "all"] as const;

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,6}$/.test(value)) throw new UsageError(`--${name} takes a whole number.`);
  return Number(value);
}

export function documentLine(d: LibraryDocument): string {
  const facts = [
    d.format,
    d.date,
    d.pmid === undefined ? undefined : `PMID ${d.pmid}`,
    d.doi === undefined ? undefined : `doi:${d.doi}`,
    d.origin.file,
    d.retracted ? "RETRACTED" : undefined,
    d.retiredBecause === undefined
      ? undefined
      : `RETIRED (${d.retiredBecause === "removed" ? "file gone" : "by hand"})`,
  ];
  return `${d.id}  ${d.title === "" ? "(no title)" : d.title}\n    ${facts.filter((f) => f !== undefined).join(" · ")}`;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      show: { type: "string", default: "current" },
      year: { type: "string" },
      limit: { type: "string", default: "50" },
      before: { type: "string" },
    },
  });
  const standing = standings.find((s) => s === values.show);
  if (standing === undefined) throw new UsageError(`--show takes one of: ${standings.join(", ")}.`);
  const query: DocumentQuery = {
    words: positionals.join(" "),
    year: wholeNumber("year", values.year),
    standing,
    before: values.before,
    limit: wholeNumber("limit", values.limit) ?? 50,
  };
  const store = await openLiteratureStore(requireConfig());
  if (!store.ok) throw new UsageError(problemLine(store.error));
  try {
    const page = await store.value.literature.listDocuments(query);
    if (values.json === true) printJson(page);
    else {
      for (const document of page.documents) print(documentLine(document));
      say(
        page.total === 0
          ? "No documents. Take some in with: ranvier ingest <path…>"
          : `${page.documents.length} of ${page.total.toLocaleString("en-GB")}.`,
      );
    }
    return 0;
  } finally {
    await store.value.close();
  }
}

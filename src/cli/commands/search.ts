/** ranvier search: passages of the clinic's own documents by words, phrases, identifiers and filters. */
import { parseArgs } from "node:util";
import { localActor } from "../../app/actor.ts";
import { SearchRequest } from "../../contract/search.ts";
import { print, printJson, problemLine } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { searchToTerminal } from "../search-terminal.ts";
import { UsageError } from "../usage-error.ts";

const listOf = (text: string | undefined): readonly string[] | undefined => text?.split(",").map((part) => part.trim());
const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** Arguments as the same request that the API takes, checked by the same schema. */
function requestFrom(args: readonly string[]): { readonly request: SearchRequest; readonly json: boolean } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      "from-year": { type: "string" },
      "to-year": { type: "string" },
      design: { type: "string" },
      language: { type: "string" },
      format: { type: "string" },
      document: { type: "string" },
      retracted: { type: "string" },
      limit: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const parsed = SearchRequest.safeParse({
    query: positionals.join(" "),
    filter: {
      fromYear: numberOf(values["from-year"]),
      toYear: numberOf(values["to-year"]),
      designs: listOf(values.design),
      languages: listOf(values.language),
      formats: listOf(values.format),
      documentIds: listOf(values.document),
      retracted: values.retracted,
    },
    limit: numberOf(values.limit),
  });
  if (parsed.success) return { request: parsed.data, json: values.json === true };
  const [issue] = parsed.error.issues;
  const where =
    issue?.path
      .map(String)
      .filter((part) => part !== "filter")
      .join(" ") ?? "";
  throw new UsageError(
    where === "query"
      ? 'Write what to search for, such as: ranvier search "relapse after treatment"'
      : `${where}: ${issue?.message ?? "not understood"}. See ranvier help.`,
  );
}

export async function run(args: readonly string[]): Promise<number> {
  const { request, json } = requestFrom(args);
  const config = requireConfig();
  const { openEvidence, searchAidsOf, searchOver } = await import("../../compose/literature.ts");
  const { readSearchWords } = await import("../../compose/search-words.ts");
  const words = readSearchWords(config.packsFolder);
  if (!words.ok) throw new UsageError(words.error.map(problemLine).join("\n"));
  const opened = await openEvidence(config);
  if (!opened.ok) throw new UsageError(problemLine(opened.error));
  try {
    const found = await searchOver(opened.value, words.value, searchAidsOf(config)).search(localActor, request);
    if (!found.ok) throw new UsageError(problemLine(found.error));
    if (json) printJson(found.value);
    else
      print(
        searchToTerminal(found.value, {
          width: process.stdout.columns ?? 100,
          colour: process.stdout.isTTY && process.env["NO_COLOR"] === undefined,
        }),
      );
    return 0;
  } finally {
    await opened.value.close();
  }
}

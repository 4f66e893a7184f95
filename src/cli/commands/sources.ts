/** ranvier sources: what the packs rest on. */
import { parseArgs } from "node:util";
import { listSources } from "../../app/answers/browse.ts";
import { print, printJson } from "../output.ts";
import { requireDecided } from "../setup.ts";

export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
  const sources = listSources(await requireDecided());
  if (values.json === true) printJson(sources);
  else
    for (const { id, source, claims } of sources)
      print(
        `${id}\n    ${source.citation} · ${source.design}${source.participants === undefined ? "" : `, n = ${source.participants}`} · read: ${source.read} · ${claims.length} claims${source.retracted ? " · RETRACTED" : ""}`,
      );
  return 0;
}

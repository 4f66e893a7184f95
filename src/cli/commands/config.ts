/** ranvier config: the settings in force, where each comes from and what it means. */
import { parseArgs } from "node:util";
import { secretSettings, Settings } from "../../config.ts";
import { print, printJson } from "../output.ts";
import { requireConfig } from "../require-config.ts";

/** A setting's value; of a secret only that it is there. */
const shown = <T>(name: string, value: T | null): T | string | null =>
  value !== null && secretSettings.includes(name) ? "(set, not shown)" : value;

export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
  requireConfig();
  const effective = Settings.parse(
    Object.fromEntries(Object.entries(process.env).filter(([k, v]) => k in Settings.shape && v !== "")),
  );
  const rows = Object.entries(Settings.shape).map(([name, schema]) => ({
    name,
    value: shown(name, effective[name as keyof typeof effective] ?? null),
    from: (process.env[name] ?? "") === "" ? "default" : "environment",
    meaning: schema.description ?? "",
  }));
  if (values.json === true) printJson(rows);
  else
    for (const row of rows) print(`${row.name} = ${String(row.value ?? "(none)")}  [${row.from}]\n    ${row.meaning}`);
  return 0;
}

/** ranvier assess: FHIR in, what the rules say of each patient out. */
import { parseArgs } from "node:util";
import { assessmentOver } from "../../compose/knowledge.ts";
import { realSurroundings } from "../../compose/surroundings.ts";
import { parseWhen } from "../../core/calendar.ts";
import { assessmentToTerminal } from "../assessment-terminal.ts";
import { print, printJson, problemLine } from "../output.ts";
import { recordText } from "../record-text.ts";
import { requireDecided } from "../setup.ts";
import { UsageError } from "../usage-error.ts";

const usage = "Use: ranvier assess <bundle.json|file.ndjson|-> [--json] [--proofs] [--today YYYY-MM-DD].";

function dayFrom(text: string | undefined): string {
  if (text === undefined) return realSurroundings.now().slice(0, 10);
  if (parseWhen(text)?.precision !== "day")
    throw new UsageError(`--today takes a day such as 2026-11-21; “${text}” is none.`);
  return text;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, proofs: { type: "boolean" }, today: { type: "string" } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(usage);
  const today = dayFrom(values.today);
  if (/\.csv$/iu.test(file))
    throw new UsageError(
      `${file} is a table; assess reads FHIR R4. Take tables in on the page Patients (docs/patients.md).`,
    );
  const text = recordText(file);
  const report = assessmentOver(await requireDecided())(text, today);
  if (!report.ok) throw new UsageError(report.error.map(problemLine).join("\n"));
  if (values.json === true) printJson(report.value);
  else print(assessmentToTerminal(report.value, process.stdout.columns ?? 100, values.proofs === true));
  return 0;
}

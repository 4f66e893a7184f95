/** ranvier cohort: records in, outcomes of all of them in one table out. */
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CohortFormat, writeCohort } from "../../app/patients/cohort-formats.ts";
import type { RecordText } from "../../app/patients/cohort.ts";
import { cohortOver } from "../../compose/knowledge.ts";
import { realSurroundings } from "../../compose/surroundings.ts";
import { parseWhen } from "../../core/calendar.ts";
import { CohortAsked } from "../../core/cohort/asked.ts";
import type { CohortReport } from "../../core/cohort/report.ts";
import type { Problem } from "../../core/problem.ts";
import { cohortToTerminal } from "../cohort-terminal.ts";
import { helpFor } from "../help.ts";
import { print, problemLine, say } from "../output.ts";
import { recordText } from "../record-text.ts";
import { requireDecided } from "../setup.ts";
import { UsageError } from "../usage-error.ts";

const options = {
  json: { type: "boolean" },
  csv: { type: "boolean" },
  "measure-report": { type: "boolean" },
  svg: { type: "string" },
  base: { type: "string", default: "http://localhost:4000/fhir" },
  cohort: { type: "string" },
  regimen: { type: "string" },
  subgroup: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  course: { type: "string" },
  "suppress-small": { type: "boolean" },
  today: { type: "string" },
} as const;

const isRecord = (name: string): boolean => /\.(json|ndjson)$/iu.test(name);

/** Files as they are named, and those of folders in order of name. */
function filesOf(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    if (path === "-") return [path];
    if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`);
    if (!statSync(path).isDirectory()) return [path];
    const inside = readdirSync(path).filter(isRecord).sort();
    if (inside.length === 0) throw new UsageError(`There is no .json or .ndjson file in ${path}.`);
    return inside.map((name) => join(path, name));
  });
}

/** One file after the other: many records are read without holding their texts. */
function* textsOf(files: readonly string[]): Generator<RecordText> {
  for (const file of files) yield { file, text: recordText(file) };
}

function askedIn(values: Readonly<Record<string, string | boolean | undefined>>): CohortAsked {
  const { cohort, regimen, subgroup, from, to, course } = values;
  const suppress = values["suppress-small"];
  const asked = CohortAsked.safeParse({ cohort, regimen, subgroup, from, to, course, suppress });
  if (asked.success) return asked.data;
  const [issue] = asked.error.issues;
  throw new UsageError(`--${issue?.path.join(".")}: ${issue?.message ?? "cannot be read"}.`);
}

/** Problems are told in number, and the first of them: a folder of records may hold thousands. */
const shownProblems = 10;

function sayFirst(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  say(`${problems.length} ${problems.length === 1 ? "thing" : "things"} in the records could not be used:`);
  for (const problem of problems.slice(0, shownProblems)) say(`  ${problemLine(problem)}`);
  if (problems.length > shownProblems)
    say(`  and ${problems.length - shownProblems} more; ranvier assess lists them all`);
}

function saveFigure(report: CohortReport, file: string, base: string): void {
  writeFileSync(file, writeCohort(report, "svg", base).text);
  say(`The figure is in ${file}.`);
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const formats = (["json", "csv", "measure-report"] as const).filter((name) => values[name] === true);
  if (positionals.length === 0 || formats.length > 1) throw new UsageError(helpFor("cohort") ?? "");
  if (!URL.canParse(values.base))
    throw new UsageError(`${values.base} is not an address. Give --base such as https://hospital.example/fhir.`);
  const today = values.today ?? realSurroundings.now().slice(0, 10);
  if (parseWhen(today)?.precision !== "day")
    throw new UsageError(`--today takes a day such as 2026-11-21; “${today}” is none.`);
  const asked = askedIn(values);
  const files = filesOf(positionals);
  if (values.svg !== undefined && existsSync(values.svg))
    throw new UsageError(`${values.svg} is there already. Name a new file.`);
  const told = cohortOver(await requireDecided())(textsOf(files), asked, today);
  if (!told.ok) throw new UsageError(told.error.map(problemLine).join("\n"));
  const { report, problems } = told.value;
  sayFirst(problems);
  if (values.svg !== undefined) saveFigure(report, values.svg, values.base);
  const format: CohortFormat | undefined = formats[0];
  if (format !== undefined) process.stdout.write(writeCohort(report, format, values.base).text);
  else if (values.svg === undefined) print(cohortToTerminal(report, process.stdout.columns ?? 100));
  return 0;
}

/** ranvier pack: checks a pack folder and names every problem, exports it, or writes JSON Schemas for editors. */
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { toKnowledge } from "../../compose/indexed-packs.ts";
import { withDecisions } from "../../compose/decisions.ts";
import { locationOf } from "../../compose/records.ts";
import type { Pack } from "../../core/knowledge/knowledge.ts";
import type { Problem } from "../../core/problem.ts";
import { aimedGrade, inspectPack, type PackCounts } from "../../packs/check-pack.ts";
import { type CasesReport, inspectCases } from "../../packs/check-cases.ts";
import { type ReadPack, readPack } from "../../packs/read-pack.ts";
import { writeSchemaFiles } from "../../packs/schema-files.ts";
import { print, printJson, problemLine } from "../output.ts";
import { exportPack } from "./pack-export.ts";
import { exportYaml } from "./pack-export-yaml.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";

const isPack = (folder: string): boolean => existsSync(join(folder, "pack.yaml"));

/** The general pack that a pack is checked beside: its neighbour, or the one of the packs folder. */
function generalFor(folder: string): Pack | undefined {
  if (basename(folder) === "general") return undefined;
  const beside = join(dirname(folder), "general");
  const general = isPack(beside) ? beside : join(requireConfig().packsFolder, "general");
  const read = readPack(general);
  if (read.ok) return read.value.pack;
  throw new UsageError(`The general pack in ${general} cannot be read: run ranvier pack check ${general}.`);
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

function summaryOf(counts: PackCounts): string {
  const { sources, claims, findings, findingsUsed, findingsExplained, readingGrade } = counts;
  const sheet = `${findingsUsed} of ${counted(findings, "finding")} used, ${findingsExplained} left out with a reason`;
  const reading = `mean reading grade of patient wordings ${readingGrade.toFixed(1)} (aim: ${aimedGrade} or less)`;
  return `${counted(sources, "source")}, ${counted(claims, "claim")}; ${sheet}; ${reading}`;
}

const line = (problem: Problem): string =>
  problem.rule === undefined
    ? problemLine(problem)
    : problemLine({ ...problem, message: `[${problem.rule}] ${problem.message}` });

/** The pack, and its cases once the pack itself is sound. */
function inspect(folder: string, read: ReadPack) {
  const general = generalFor(folder);
  const { problems, counts } = inspectPack(read, general);
  const rules = read.pack.rules.length;
  const cases = problems.length > 0 || rules === 0 ? undefined : inspectCases(folder, read.pack, general);
  return { problems: [...problems, ...(cases?.problems ?? [])], counts, rules, cases: cases?.counts };
}

const rulesLine = (rules: number, cases: NonNullable<CasesReport["counts"]>): string =>
  `${counted(rules, "rule")}; ${counted(cases.written, "case")} written, ${cases.generated} generated, ${counted(cases.vignettes, "vignette")}`;

function check(folder: string, asJson: boolean): number {
  const read = readPack(folder);
  const report = read.ok
    ? inspect(folder, read.value)
    : { problems: read.error, counts: undefined, rules: 0, cases: undefined };
  const { problems, counts, rules, cases } = report;
  const fine = problems.length === 0;
  if (asJson)
    printJson({ pack: read.ok ? read.value.pack.header.id : basename(folder), fine, counts, rules, cases, problems });
  else {
    for (const problem of problems)
      print(line({ ...problem, where: { ...problem.where, file: join(folder, problem.where?.file ?? "") } }));
    if (counts !== undefined) print(summaryOf(counts));
    if (cases !== undefined) print(rulesLine(rules, cases));
    print(fine ? "Fine: the pack can be loaded." : `${counted(problems.length, "problem")} found.`);
  }
  return fine ? 0 : 1;
}

const usage =
  "Use: ranvier pack check <folder> [--json], ranvier pack export <folder> --to <new folder> [--base <address>|--yaml], or ranvier pack schema <folder>.";

/** Exports a pack that passes its check, as definitions or, without a base, as a pack; one that does not is named with its problems. */
async function exportChecked(folder: string, to: string | undefined, base: string | undefined, json: boolean) {
  if (to === undefined) throw new UsageError(usage);
  const read = readPack(folder);
  const general = generalFor(folder);
  if (!read.ok || general === undefined || inspect(folder, read.value).problems.length > 0) return check(folder, false);
  const shipped = toKnowledge({ general, packs: [read.value.pack] });
  const decided = await withDecisions(locationOf(requireConfig()), shipped);
  if (!decided.ok) throw new UsageError(problemLine(decided.error));
  return base === undefined
    ? exportYaml({ folder, general, pack: read.value.pack, knowledge: decided.value, to, json })
    : exportPack({ knowledge: decided.value, to, base, json });
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      to: { type: "string" },
      yaml: { type: "boolean" },
      base: { type: "string", default: "http://localhost:4000/fhir" },
    },
  });
  const [action, folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError(usage);
  if (action === "schema") {
    const written = writeSchemaFiles(resolve(folder));
    if (values.json === true) printJson(written);
    else print(`${written.length} schemas written to ${folder}`);
    return 0;
  }
  if (action !== "check" && action !== "export") throw new UsageError(usage);
  if (!isPack(resolve(folder)))
    throw new UsageError(`${folder} has no pack.yaml. Name a pack folder, such as packs/general.`);
  return action === "check"
    ? check(folder, values.json === true)
    : exportChecked(resolve(folder), values.to, values.yaml === true ? undefined : values.base, values.json === true);
}

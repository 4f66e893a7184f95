/** The command line: picks a command, loads only that, and turns problems into one sentence and an exit code. */
import { UsageError } from "./usage-error.ts";

/** A command: arguments in, exit code out (0 fine, 1 a finding, 2 usage or bad input). */
export type Command = (args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<{ readonly run: Command }>>> = {
  serve: () => import("./commands/serve.ts"),
  ask: () => import("./commands/ask.ts"),
  calc: () => import("./commands/calc.ts"),
  sources: () => import("./commands/sources.ts"),
  search: () => import("./commands/search.ts"),
  read: () => import("./commands/read.ts"),
  ingest: () => import("./commands/ingest.ts"),
  documents: () => import("./commands/documents.ts"),
  document: () => import("./commands/document.ts"),
  index: () => import("./commands/index.ts"),
  pack: () => import("./commands/pack.ts"),
  assess: () => import("./commands/assess.ts"),
  eval: () => import("./commands/eval.ts"),
  db: () => import("./commands/db.ts"),
  audit: () => import("./commands/audit.ts"),
  config: () => import("./commands/config.ts"),
};

const usage = `Ranvier answers clinical questions from evidence people have checked.

  ranvier ask "<question>" [--audience clinician|trainee|patient|carer] [--packs all|none|<id>] [--json|--markdown]
  ranvier calc [<id> name=value…] [--json]         list calculators, or run one: distance="70 mm"
  ranvier sources [--json]                         what the packs rest on
  ranvier search "<words>" [--from-year Y] [--to-year Y] [--design D] [--language L] [--format F]
                 [--retracted without|only|with] [--limit N] [--json]    passages of your own documents
  ranvier read <path…> [--text] [--json]           what is read from documents; nothing is stored
  ranvier ingest <path…> [--json] [--retire-missing]   take documents in; run it again for what is new or changed
  ranvier documents [<words>] [--show current|retired|retracted|all] [--year Y] [--json]
  ranvier document <id> [--text] [--json]          one document, its versions and history
  ranvier document correct <id> title="…" date=2024-05 …     or: retire|restore <id> [--reason "…"]
  ranvier index rebuild|finish|check               the search index, made anew from the store at any time
  ranvier pack check <folder> [--json]             name every problem of a pack, with file and line
  ranvier pack schema <folder>                     write JSON Schemas for editors
  ranvier assess <bundle.json|ndjson> [--json] [--proofs] [--today YYYY-MM-DD]   what the rules say of patients
  ranvier eval [<pack>] [--json] [--reveal]        score the packs' own exam
  ranvier db status|migrate|move                   the database: state, schema, move to PostgreSQL
  ranvier db backup|restore <file>                 one file for every kind of database
  ranvier audit verify|list|export                 the chain of what was done: does it hold, what is in it
  ranvier serve                                    the web app and API
  ranvier config [--json]                          settings in force

Settings are environment variables (RANVIER_DATA, RANVIER_PORT, …): see ranvier config.
Exit codes: 0 fine, 1 a finding such as a failed check, 2 usage or bad input.`;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const asksHelp = args.some((arg) => arg === "--help" || arg === "-h");
  if (name === undefined || name === "help" || asksHelp) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) throw new UsageError(`There is no command “${name}”. Run ranvier help for the list.`);
  return (await load()).run(rest);
}

// A closed pipe (ranvier sources | head) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (
    error instanceof UsageError ||
    (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
  ) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}

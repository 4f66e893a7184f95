/** The command line: picks a command, loads only that, and turns problems into one sentence and an exit code. */
import { helpFor, overview } from "./help.ts";
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
  cohort: () => import("./commands/cohort.ts"),
  eval: () => import("./commands/eval.ts"),
  db: () => import("./commands/db.ts"),
  audit: () => import("./commands/audit.ts"),
  mcp: () => import("./commands/mcp.ts"),
  review: () => import("./commands/review.ts"),
  retention: () => import("./commands/retention.ts"),
  suspend: () => import("./commands/suspend.ts"),
  people: () => import("./commands/people.ts"),
  config: () => import("./commands/config.ts"),
};

const unknown = (name: string): UsageError =>
  new UsageError(`There is no command “${name}”. Run ranvier help for the list.`);

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === "--version") {
    const { versionOf } = await import("./version.ts");
    process.stdout.write(`${versionOf()}\n`);
    return 0;
  }
  const asksHelp = args.some((arg) => arg === "--help" || arg === "-h");
  if (name === undefined || name === "help" || asksHelp) {
    const about = name === "help" ? rest[0] : name;
    if (name === "help" && about !== undefined && helpFor(about) === undefined) throw unknown(about);
    process.stdout.write(`${(about === undefined ? undefined : helpFor(about)) ?? overview()}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) throw unknown(name);
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

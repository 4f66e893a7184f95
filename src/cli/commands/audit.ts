/** ranvier audit: verifies the chain, lists its entries, exports them. */
import { parseArgs } from "node:util";
import { type AuditFormat, auditFormats, auditLines } from "../../app/audit/export.ts";
import type { AuditLog, ChainedEntry, ChainMark } from "../../app/ports/audit.ts";
import { chainSentence } from "../chain-sentence.ts";
import { print, printJson } from "../output.ts";
import { withRecords } from "../records.ts";
import { UsageError } from "../usage-error.ts";

const usage =
  "Use: ranvier audit verify [--noted <number>:<hash>], list [--after N] [--limit N], or export [--format jsonl|fhir] [--after N].";

interface Options {
  readonly after: number | undefined;
  readonly limit: number;
  readonly format: AuditFormat;
  readonly noted: ChainMark | undefined;
  readonly asJson: boolean;
}

async function verify(log: AuditLog, { noted, asJson }: Options): Promise<number> {
  const check = await log.verify(noted);
  if (asJson) printJson(check);
  else print(`The audit chain ${chainSentence(check)}.`);
  return check.ok ? 0 : 1;
}

const entryLine = ({ seq, at, actor, action, subject, origin }: ChainedEntry): string =>
  `${String(seq).padStart(8)}  ${at}  ${actor}  ${action}  ${subject}  (${origin})`;

/** Lists the newest entries, or those after a number. */
async function list(log: AuditLog, { after, limit, asJson }: Options): Promise<number> {
  const from = after ?? Math.max(0, ((await log.head())?.seq ?? 0) - limit);
  const entries = await log.list({ after: from, limit });
  if (asJson) printJson(entries);
  else for (const entry of entries) print(entryLine(entry));
  return 0;
}

async function exportLines(log: AuditLog, { format, after }: Options): Promise<number> {
  for await (const line of auditLines(log, format, after ?? 0)) print(line);
  return 0;
}

const actions: Readonly<Record<string, (log: AuditLog, options: Options) => Promise<number>>> = {
  verify,
  list,
  export: exportLines,
};

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} takes a whole number, such as 100.`);
}

function markOf(text: string | undefined): ChainMark | undefined {
  if (text === undefined) return undefined;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined)
    throw new UsageError("--noted takes a head as `ranvier audit verify` printed it earlier: <number>:<hash>.");
  return { seq: Number(seq), hash };
}

function formatOf(text: string | undefined): AuditFormat {
  const format = auditFormats.find((known) => known === (text ?? "jsonl"));
  if (format === undefined) throw new UsageError(`--format is one of: ${auditFormats.join(", ")}.`);
  return format;
}

export async function run(args: readonly string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { after: text, limit: text, format: text, noted: text, json: { type: "boolean" } },
  });
  const [name, ...more] = positionals;
  const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined || more.length > 0) throw new UsageError(usage);
  const options: Options = {
    after: wholeNumber("after", values.after),
    limit: wholeNumber("limit", values.limit) ?? 50,
    format: formatOf(values.format),
    noted: markOf(values.noted),
    asJson: values.json === true,
  };
  return withRecords("existing", (records) => action(records.audit, options));
}

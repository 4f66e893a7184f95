/** ranvier document: one document, its versions and history; and what is done to it by hand. */
import { parseArgs } from "node:util";
import { localActor } from "../../app/actor.ts";
import {
  correctDocument,
  type CorrectionRequest,
  restoreDocument,
  retireDocument,
} from "../../app/literature/hand-acts.ts";
import { ingest } from "../../app/literature/ingest.ts";
import type { DocumentRecord } from "../../app/ports/literature.ts";
import { openLibrary, openLiteratureStore, type OpenLibrary } from "../../compose/literature.ts";
import { realSurroundings } from "../../compose/surroundings.ts";
import type { Result } from "../../core/problem.ts";
import { type CorrectedField, correctedFields, Corrections } from "../../evidence/corrections.ts";
import { print, printJson, problemLine, say } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";
import { documentLine } from "./documents.ts";

const usage =
  'ranvier document <id> [--text] | ranvier document correct <id> title="…" date=2024-05 … | ranvier document retire|restore <id> [--reason "…"]';

const parsedValue = (field: CorrectedField, value: string): unknown => {
  if (field === "authors") return value.split(";").map((name) => name.trim());
  if (field === "retracted")
    return value === "true" || value === "yes" ? true : value === "false" || value === "no" ? false : value;
  return value === "none" ? null : value;
};

/** `field=value` pairs; nothing behind the sign takes the correction back, "none" says that there is none. */
function correctionOf(pairs: readonly string[], reason: string | undefined): CorrectionRequest {
  const set: Record<string, unknown> = {};
  const takeBack: CorrectedField[] = [];
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const field = correctedFields.find((f) => f === pair.slice(0, at));
    if (at < 1 || field === undefined)
      throw new UsageError(
        `“${pair}” is not a correction. Write field=value with one of: ${correctedFields.join(", ")}.`,
      );
    if (at === pair.length - 1) takeBack.push(field);
    else set[field] = parsedValue(field, pair.slice(at + 1));
  }
  const parsed = Corrections.safeParse(set);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not of the right form"}.`);
  }
  return { set: parsed.data, takeBack, reason };
}

function describe(record: DocumentRecord): readonly string[] {
  const { metadata: m } = record;
  return [
    documentLine(record),
    ...(m.authors.length === 0 ? [] : [`    ${m.authors.join(", ")}`]),
    ...(m.journal === undefined ? [] : [`    ${m.journal}`]),
    ...m.notices.map((n) => `    ${n.kind.toUpperCase()}${n.about === "other" ? " of another" : ""}: ${n.text}`),
    "  Versions, newest first:",
    ...record.versions.map(
      (v) => `    ${v.version}  ${v.takenInAt}${v.version === record.version ? "  (current)" : ""}`,
    ),
    ...(record.changes.length === 0 ? [] : ["  By hand, newest first:"]),
    ...record.changes.map(
      (c) =>
        `    ${c.at} ${c.actor}: ${c.field} from ${JSON.stringify(c.before) ?? "nothing"} to ${JSON.stringify(c.after) ?? "nothing"}${c.reason === undefined ? "" : ` (${c.reason})`}`,
    ),
  ];
}

async function show(id: string, json: boolean, text: boolean): Promise<number> {
  const store = await openLiteratureStore(requireConfig());
  if (!store.ok) throw new UsageError(problemLine(store.error));
  const { literature, close } = store.value;
  try {
    const record = await literature.findDocument(id);
    if (record === undefined) throw new UsageError(`There is no document ${id}. ranvier documents lists them.`);
    const version = text ? await literature.findVersion(record.version) : undefined;
    if (json) printJson(text ? { ...record, text: version?.document.text } : record);
    else {
      for (const line of describe(record)) print(line);
      if (version !== undefined) print(`\n${version.document.text}`);
    }
    return 0;
  } finally {
    await close();
  }
}

/** The index follows at once, or with the end of the ingest that is at work. */
async function settleIndex(library: OpenLibrary): Promise<void> {
  const settled = await ingest(library.ingestParts, localActor, { paths: [], options: { retireMissing: false } });
  if (!settled.ok) say("An ingest is at work; searches will know of this when it ends.");
}

async function act(
  verb: string,
  id: string,
  pairs: readonly string[],
  reason: string | undefined,
): Promise<DocumentRecord> {
  const opened = await openLibrary(requireConfig());
  if (!opened.ok) throw new UsageError(opened.error.map(problemLine).join("\n"));
  const library = opened.value;
  const parts = { literature: library.literature, surroundings: realSurroundings };
  try {
    const acts: Readonly<Record<string, () => Promise<Result<DocumentRecord>>>> = {
      correct: () => correctDocument(parts, localActor, id, correctionOf(pairs, reason)),
      retire: () => retireDocument(parts, localActor, id, reason),
      restore: () => restoreDocument(parts, localActor, id, reason),
    };
    const done = await acts[verb]?.();
    if (done === undefined) throw new UsageError(usage);
    if (!done.ok) throw new UsageError(problemLine(done.error));
    await settleIndex(library);
    return done.value;
  } finally {
    await library.close();
  }
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, text: { type: "boolean" }, reason: { type: "string" } },
  });
  const [first, second, ...pairs] = positionals;
  if (first === undefined) throw new UsageError(usage);
  const json = values.json === true;
  if (second === undefined) return show(first, json, values.text === true);
  const record = await act(first, second, pairs, values.reason);
  if (json) printJson(record);
  else for (const line of describe(record)) print(line);
  return 0;
}

/** ranvier retention: answers that people kept, listed, exported, erased, and erased when they are old. */
import { parseArgs } from "node:util";
import type { SavedAnswers } from "../../app/ports/saved-answers.ts";
import { realSurroundings } from "../../compose/surroundings.ts";
import { print, printJson, say } from "../output.ts";
import { withRecords } from "../records.ts";
import { UsageError } from "../usage-error.ts";

const usage =
  "Use: ranvier retention list [--json], export, erase <address or token>, or run --answers-days <days> [--json].";
const dayMs = 86_400_000;

interface Call {
  readonly answers: SavedAnswers;
  readonly rest: readonly string[];
  readonly days: string | undefined;
  readonly json: boolean;
}

const erasing = () => ({ actor: "terminal", at: realSurroundings.now(), origin: "cli" });

async function list({ answers, json }: Call): Promise<number> {
  const kept = await answers.list();
  if (json) printJson({ answers: kept.map(({ token, ...one }) => ({ path: `/answers/${token}`, ...one })) });
  else for (const { token, savedAt, savedBy } of kept) print(`${savedAt}  /answers/${token}  ${savedBy}`);
  return 0;
}

/** One line of JSON for each, whole. */
async function exportAll({ answers }: Call): Promise<number> {
  for (const { token, savedAt, savedBy } of await answers.list()) {
    const answer = await answers.find(token);
    if (answer !== undefined) print(JSON.stringify({ path: `/answers/${token}`, savedAt, savedBy, answer }));
  }
  return 0;
}

async function erase({ answers, rest }: Call): Promise<number> {
  const [address, ...more] = rest;
  if (address === undefined || more.length > 0) throw new UsageError(usage);
  const token = address.slice(address.lastIndexOf("/") + 1);
  if ((await answers.remove([token], erasing())) === 0)
    throw new UsageError("There is no kept answer at this address. Run ranvier retention list.");
  say("Erased. The audit keeps that it was there and that it is gone.");
  return 0;
}

async function eraseOld({ answers, days, json }: Call): Promise<number> {
  if (days === undefined || !/^[1-9]\d{0,4}$/u.test(days)) throw new UsageError(usage);
  const { at, ...by } = erasing();
  const before = new Date(Date.parse(at) - Number(days) * dayMs).toISOString();
  const old = (await answers.list()).filter(({ savedAt }) => savedAt < before);
  const erased = await answers.remove(
    old.map(({ token }) => token),
    { at, ...by },
  );
  if (json) printJson({ erased, before });
  else print(`${erased} kept ${erased === 1 ? "answer" : "answers"} from before ${before.slice(0, 10)} erased.`);
  return 0;
}

const acts: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  list,
  export: exportAll,
  erase,
  run: eraseOld,
};

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, "answers-days": { type: "string" } },
  });
  const [name = "", ...rest] = positionals;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) throw new UsageError(usage);
  return withRecords("existing", ({ answers }) =>
    act({ answers, rest, days: values["answers-days"], json: values.json === true }),
  );
}

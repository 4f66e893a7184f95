/** ranvier suspend: withdraws a claim, rule, source, calculator, regimen or article at once; lifts it; lists withdrawals. */
import { parseArgs } from "node:util";
import { terminalActor } from "../../app/actor.ts";
import { openSuspensions } from "../../compose/decisions.ts";
import { locationOf } from "../../compose/records.ts";
import { realSurroundings } from "../../compose/surroundings.ts";
import { type SuspensionView, SuspendRequest } from "../../contract/standings.ts";
import { ItemKind } from "../../core/knowledge/overlay.ts";
import { print, printJson, problemLine, say } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { requireKnowledge } from "../setup.ts";
import { UsageError } from "../usage-error.ts";

const kinds = ItemKind.options.join("|");
const usage = `Use: ranvier suspend <${kinds}> <id> --reason "…" [--lift] [--json], or ranvier suspend --list [--json].`;

const nameOf = ({ kind, pack, id }: SuspensionView): string => `${kind} ${pack === "" ? "" : `${pack}/`}${id}`;

function describe(one: SuspensionView): string {
  const places = one.shownIn.map(
    ({ subject, to, at }) => `    ${at.slice(0, 10)}  ${subject}${to === undefined ? "" : `  to ${to}`}`,
  );
  const end = one.lifted === undefined ? "" : `, lifted ${one.lifted.at.slice(0, 10)}: ${one.lifted.reason}`;
  return [`${one.at.slice(0, 10)}  ${nameOf(one)}: ${one.reason} (by ${one.by}${end})`, ...places].join("\n");
}

function requestOf(positionals: readonly string[], reason: string | undefined): SuspendRequest {
  const [kind, id, ...more] = positionals;
  const asked = SuspendRequest.safeParse({ kind, id, reason });
  if (more.length === 0 && asked.success) return asked.data;
  const issue = asked.error?.issues[0];
  throw new UsageError(issue === undefined ? usage : `${issue.path.join(".")}: ${issue.message}. ${usage}`);
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      reason: { type: "string" },
      lift: { type: "boolean" },
      list: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const asked = values.list === true ? undefined : requestOf(positionals, values.reason);
  const opened = await openSuspensions(locationOf(requireConfig()), requireKnowledge(), realSurroundings);
  if (!opened.ok) throw new UsageError(problemLine(opened.error));
  const { cases, close } = opened.value;
  try {
    if (asked === undefined) {
      const suspensions = await cases.listSuspensions(terminalActor);
      if (values.json === true) printJson({ suspensions });
      else print(suspensions.length === 0 ? "Nothing was withdrawn." : suspensions.map(describe).join("\n"));
      return 0;
    }
    if (values.lift === true) {
      const lifted = await cases.liftSuspension(terminalActor, asked);
      if (!lifted.ok) throw new UsageError(problemLine(lifted.error));
      if (values.json === true) printJson({ lifted: true });
      else say("Lifted. Running servers serve it again within seconds.");
      return 0;
    }
    const suspended = await cases.suspend(terminalActor, asked);
    if (!suspended.ok) throw new UsageError(problemLine(suspended.error));
    if (values.json === true) printJson(suspended.value);
    else {
      say("Withdrawn. Running servers stop serving it within seconds. It was shown before in:");
      print(describe(suspended.value));
    }
    return 0;
  } finally {
    await close();
  }
}

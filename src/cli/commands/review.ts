/** ranvier review: the board's queue, one case, and the policy in force. Acts are done in the browser, by people with accounts. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { terminalActor } from "../../app/actor.ts";
import { locationOf } from "../../compose/records.ts";
import { openReview, type OpenReview } from "../../compose/review.ts";
import { realSurroundings } from "../../compose/surroundings.ts";
import { type QueueEntry, QueueQuery } from "../../contract/review.ts";
import { ReviewPolicy } from "../../core/review/policy.ts";
import { ReviewState } from "../../core/review/review-case.ts";
import { print, printJson, problemLine, say } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { caseToTerminal, policyToTerminal, queueEntryToTerminal, staleToTerminal } from "../review-terminal.ts";
import { requireKnowledge } from "../setup.ts";
import { UsageError } from "../usage-error.ts";

const usage = `ranvier review list [--state S] [--kind article|claim|rule] [--assigned <sign-in name>] [--overdue] [--json]
ranvier review show <id> [--json]
ranvier review stale [--json]
ranvier review policy [--set <file.yaml>] [--json]
States: ${ReviewState.options.join(", ")}.`;

interface Options {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly assigned?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly set?: string | undefined;
}

interface Call extends OpenReview {
  readonly rest: readonly string[];
  readonly options: Options;
  readonly json: boolean;
}

const width = (): number => Math.max(60, Math.min(process.stdout.columns ?? 100, 110));

async function idOf({ people }: Call, signInName: string): Promise<string> {
  const person = await people.findByName(signInName.toLowerCase());
  if (person === undefined) throw new UsageError("There is no such account. Run ranvier people list.");
  return person.id;
}

const mostAtOnce = 200;

async function wholeQueue(
  { review }: Pick<Call, "review">,
  query: QueueQuery,
  from = 0,
): Promise<readonly QueueEntry[]> {
  const { total, cases } = await review.queue(terminalActor, { ...query, from, limit: mostAtOnce });
  const next = from + cases.length;
  return cases.length === 0 || next >= total ? cases : [...cases, ...(await wholeQueue({ review }, query, next))];
}

async function list(call: Call): Promise<number> {
  const { state, kind, overdue, assigned } = call.options;
  const query = QueueQuery.safeParse({ state, kind, ...(overdue === true ? { overdue: "true" } : {}) });
  if (!query.success || call.rest.length > 0) throw new UsageError(usage);
  const all = await wholeQueue(call, query.data);
  const person = assigned === undefined ? undefined : await idOf(call, assigned);
  const cases = all.filter(({ assignees }) => person === undefined || assignees.some(({ id }) => id === person));
  if (call.json) printJson({ cases });
  else if (cases.length === 0) say("Nothing is under review that fits.");
  else print(cases.map((entry) => queueEntryToTerminal(entry, width())).join("\n\n"));
  return 0;
}

async function show({ review, rest, json }: Call): Promise<number> {
  const [id, ...more] = rest;
  if (id === undefined || more.length > 0) throw new UsageError(usage);
  const view = await review.open(terminalActor, id);
  if (view === undefined) throw new UsageError("There is no such case. Run ranvier review list.");
  if (json) printJson(view);
  else print(caseToTerminal(view, width()));
  return 0;
}

/** What was approved and does not stand on its ground now. That there is something is a finding. */
async function stale({ review, rest, json }: Call): Promise<number> {
  if (rest.length > 0) throw new UsageError(usage);
  const found = await review.surveillance.listStale();
  if (json) printJson({ stale: found });
  else if (found.length === 0) say("Everything that was approved stands on its ground.");
  else print(found.map((entry) => staleToTerminal(entry, width())).join("\n\n"));
  return found.length === 0 ? 0 : 1;
}

/** Reads a policy from a file. Every problem at once, each with where it stands. */
function policyFrom(file: string): ReviewPolicy {
  let given: unknown;
  try {
    given = parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : "unknown failure"}`);
  }
  const policy = ReviewPolicy.safeParse(given);
  if (policy.success) return policy.data;
  const problems = policy.error.issues.map((issue) => `${issue.path.join(".") || "the policy"}: ${issue.message}`);
  throw new UsageError(`${file}: ${problems.join("; ")}. ranvier review policy --json shows one that is whole.`);
}

async function policy({ review, rest, options, json }: Call): Promise<number> {
  if (rest.length > 0) throw new UsageError(usage);
  if (options.set !== undefined) {
    await review.setPolicy(terminalActor, policyFrom(options.set));
    say("In force from now on.");
  }
  const inForce = await review.policy(terminalActor);
  if (json) printJson(inForce.policy);
  else print(policyToTerminal(inForce.policy, inForce.since));
  return 0;
}

const acts: Readonly<Record<string, (call: Call) => Promise<number>>> = { list, show, stale, policy };

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      state: { type: "string" },
      kind: { type: "string" },
      assigned: { type: "string" },
      overdue: { type: "boolean" },
      set: { type: "string" },
    },
  });
  const [name = "", ...rest] = positionals;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) throw new UsageError(usage);
  const opened = await openReview(locationOf(requireConfig()), () => requireKnowledge(), realSurroundings);
  if (!opened.ok) throw new UsageError(problemLine(opened.error));
  try {
    return await act({ ...opened.value, rest, options: values, json: values.json === true });
  } finally {
    await opened.value.close();
  }
}

/** ranvier people: accounts, for an administrator at the machine. */
import { parseArgs } from "node:util";
import { type Role, roles, terminalActor } from "../../app/actor.ts";
import type { ManageCases } from "../../app/people/manage.ts";
import type { Person } from "../../app/ports/people.ts";
import { openPeople } from "../../compose/people.ts";
import { type Config } from "../../config.ts";
import type { Result } from "../../core/problem.ts";
import { Expertise } from "../../core/review/policy.ts";
import { print, printJson, problemLine, say } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";

const usage = `ranvier people list [--json]
ranvier people invite --roles <role,…> [--note "<for whom>"] [--json]
ranvier people roles <sign-in name> <role,…|none>
ranvier people expertise <sign-in name> <expertise,…|none>
ranvier people disable|enable <sign-in name>
ranvier people password-link <sign-in name>      a one-time link to set a new password
ranvier people reset-second-factor <sign-in name>
Roles: ${roles.join(", ")}. Expertise is in the board's words, such as neurologist or lay-reader.`;

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

function rolesOf(text: string | undefined): readonly Role[] {
  if (text === "none") return [];
  const names = (text ?? "").split(",").map((name) => name.trim());
  const wrong = names.filter((name) => !isRole(name));
  if (wrong.length > 0) throw new UsageError(`Give roles out of: ${roles.join(", ")}.`);
  return [...new Set(names.filter(isRole))];
}

function expertiseOf(text: string | undefined): readonly string[] {
  if (text === "none") return [];
  const words = (text ?? "").split(",").map((word) => word.trim());
  if (!words.every((word) => Expertise.safeParse(word).success))
    throw new UsageError("Give expertise in lower-case words joined by hyphens, such as neurologist,lay-reader.");
  return words;
}

const urlOf = (config: Config, path: string): string =>
  new URL(path, config.publicUrl ?? `http://localhost:${config.port}`).href;

const personLine = (person: Person): string =>
  [
    person.signInName,
    person.name,
    person.roles.join(",") || "no role",
    ...(person.expertise.length === 0 ? [] : [`reviews as ${person.expertise.join(",")}`]),
    ...(person.hasSecondFactor ? ["second factor"] : []),
    ...(person.disabledAt === undefined ? [] : ["disabled"]),
  ].join("  ");

interface Call {
  readonly manage: ManageCases;
  readonly config: Config;
  readonly rest: readonly string[];
  readonly json: boolean;
  readonly options: { readonly roles?: string | undefined; readonly note?: string | undefined };
}

async function findPerson({ manage, rest }: Call): Promise<Person> {
  const { people } = await manage.listPeople(terminalActor);
  const person = people.find(({ signInName }) => signInName === rest[0]?.toLowerCase());
  if (person === undefined) throw new UsageError("There is no such account. Run ranvier people list.");
  return person;
}

function report(changed: Result<Person>, json: boolean): number {
  if (!changed.ok) {
    say(problemLine(changed.error));
    return 1;
  }
  if (json) printJson(changed.value);
  else print(personLine(changed.value));
  return 0;
}

async function list({ manage, json }: Call): Promise<number> {
  const directory = await manage.listPeople(terminalActor);
  if (json) printJson(directory);
  else {
    for (const person of directory.people) print(personLine(person));
    if (directory.people.length === 0) say("There are no accounts. ranvier people invite --roles administrator");
  }
  return 0;
}

function printLink({ config, json }: Call, link: { readonly path: string; readonly expiresAt: string }): number {
  const url = urlOf(config, link.path);
  if (json) printJson({ url, expiresAt: link.expiresAt });
  else {
    say(`Works once, until ${link.expiresAt}:`);
    print(url);
  }
  return 0;
}

async function invite(call: Call): Promise<number> {
  const given = { roles: rolesOf(call.options.roles), note: call.options.note ?? "" };
  return printLink(call, await call.manage.invite(terminalActor, given));
}

async function passwordLink(call: Call): Promise<number> {
  const link = await call.manage.passwordLink(terminalActor, (await findPerson(call)).id);
  if (link.ok) return printLink(call, link.value);
  say(problemLine(link.error));
  return 1;
}

const acts: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  list,
  invite,
  "password-link": passwordLink,
  roles: async (call) => {
    const person = await findPerson(call);
    return report(await call.manage.changeRoles(terminalActor, person.id, rolesOf(call.rest[1])), call.json);
  },
  expertise: async (call) => {
    const person = await findPerson(call);
    return report(await call.manage.changeExpertise(terminalActor, person.id, expertiseOf(call.rest[1])), call.json);
  },
  disable: async (call) =>
    report(await call.manage.disablePerson(terminalActor, (await findPerson(call)).id), call.json),
  enable: async (call) => report(await call.manage.enablePerson(terminalActor, (await findPerson(call)).id), call.json),
  "reset-second-factor": async (call) =>
    report(await call.manage.resetSecondFactor(terminalActor, (await findPerson(call)).id), call.json),
};

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, roles: { type: "string" }, note: { type: "string" } },
  });
  const [name = "", ...rest] = positionals;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) throw new UsageError(usage);
  const config = requireConfig();
  const opened = await openPeople(config);
  if (!opened.ok) throw new UsageError(problemLine(opened.error));
  try {
    return await act({ manage: opened.value.people.manage, config, rest, json: values.json === true, options: values });
  } finally {
    await opened.value.close();
  }
}

import { expect, test } from "vitest";
import { type Actor, localActor, type Role, roles, stranger, terminalActor, visitor } from "./actor.ts";
import { guarded, Refused } from "./guarded.ts";
import { type Action, isAllowed, permissions, refusalOf } from "./permissions.ts";

const person = (role: Role): Actor => ({ id: "p", roles: [role], standing: "person" });
const program = (role: Role): Actor => ({ id: "t", roles: [role], standing: "program" });
const letters = { reader: "r", clinician: "c", editor: "e", reviewer: "v", administrator: "a" } as const;

/** Roles of a signed-in person, then local, visitor on this machine, and a program with that role. */
const rows: readonly (readonly [Action, string, boolean, boolean, string])[] = [
  ["answers.ask", "rceva", true, true, "rceva"],
  ["answers.keep", "rceva", true, false, "rceva"],
  ["answers.open", "rceva", true, true, "rceva"],
  ["kept.count", "a", true, false, ""],
  ["evidence.browse", "rceva", true, true, "rceva"],
  ["calculators.run", "rceva", true, true, "rceva"],
  ["documents.search", "rceva", true, true, "rceva"],
  ["documents.change", "ea", true, false, "ea"],
  ["articles.read", "rceva", true, true, "rceva"],
  ["review.submit", "e", true, false, ""],
  ["review.read", "eva", true, false, ""],
  ["review.act", "eva", true, false, ""],
  ["review.set-policy", "a", true, false, ""],
  ["feedback.give", "rceva", true, true, "rceva"],
  ["feedback.read", "eva", true, false, ""],
  ["standings.read", "eva", true, false, ""],
  ["standings.suspend", "va", true, false, ""],
  ["notifications.own", "rceva", true, false, ""],
  ["patients.read", "c", true, false, "c"],
  ["patients.change", "c", true, false, "c"],
  ["people.manage", "a", false, false, ""],
  ["audit.read", "a", true, false, "a"],
  ["account.own", "rceva", false, false, ""],
];
const who = (action: Action, actorWith: (role: Role) => Actor): string =>
  roles
    .filter((role) => isAllowed(actorWith(role), action))
    .map((role) => letters[role])
    .join("");

test.each(rows)("%s is for %s", (action, persons, local, visiting, programs) => {
  expect(who(action, person)).toBe(persons);
  expect(isAllowed(localActor, action)).toBe(local);
  expect(isAllowed(visitor, action)).toBe(visiting);
  expect(who(action, program)).toBe(programs);
  expect(isAllowed(stranger, action)).toBe(false);
});

test("the person at the terminal manages accounts, and has none of their own", () => {
  expect(isAllowed(terminalActor, "people.manage")).toBe(true);
  expect(isAllowed(terminalActor, "account.own")).toBe(false);
});

test("every action has a row above", () => {
  expect(rows.map(([action]) => action).sort()).toEqual(Object.keys(permissions).sort());
});

test("refusalOf() tells those who may sign in from those who may not", () => {
  expect(refusalOf(stranger, "answers.ask")).toMatchObject({ code: "not-signed-in" });
  expect(refusalOf(person("administrator"), "patients.read")).toMatchObject({
    code: "not-allowed",
    fix: expect.stringContaining("clinician"),
  });
  expect(refusalOf(person("clinician"), "patients.read")).toBeUndefined();
});

test("guarded() runs nothing for somebody who may not", () => {
  const seen: string[] = [];
  const cases = guarded({ read: (_actor: Actor, id: string) => seen.push(id) }, { read: "patients.read" });
  expect(() => cases.read(person("reader"), "one")).toThrow(Refused);
  cases.read(person("clinician"), "two");
  expect(seen).toEqual(["two"]);
});

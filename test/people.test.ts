/** Accounts over HTTP: first run, signing in, lock-out, idle log-off, second factor, administration, and what never leaks. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Kysely } from "kysely";
import type { Tables } from "../src/store/tables.ts";
import { type Accounts, type Browser, goodPassword, openAccounts, tokenOf } from "./support/accounts.ts";
import { codeOf } from "./support/authenticator.ts";
import { describeOnDatabases, type FreshDatabase } from "./support/databases.ts";

const minuteMs = 60_000;
const signInAs = (browser: Browser, signInName: string, password = goodPassword) =>
  browser.call("POST", "/api/sign-in", { signInName, password });
const codesOf = (json: unknown): readonly string[] =>
  (json as { readonly problems?: readonly { readonly code: string }[] }).problems?.map((p) => p.code) ?? [];
const personOf = async (browser: Browser) =>
  (
    (await browser.call("GET", "/api/account")).json as {
      readonly person?: { readonly id: string; readonly roles: string[] };
    }
  ).person;

describeOnDatabases("accounts", ({ create }) => {
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  let accounts: Accounts;
  beforeEach(async () => {
    fresh = await create();
    db = await fresh.open();
    accounts = openAccounts(db);
  });
  afterEach(async () => {
    expect(accounts.failures).toEqual([]);
    await fresh.remove();
  });
  const actions = async () => (await accounts.audit()).map(({ action }) => action);

  test("without accounts this machine's user may do everything but administer; with the first account sign-in begins", async () => {
    const local = accounts.browser();
    expect((await local.call("GET", "/api/account")).json).toMatchObject({ accounts: false, roles: { length: 5 } });
    expect((await local.call("POST", "/api/answers", { question: "Is IVIG useful?" })).status).toBe(201);
    expect((await local.call("GET", "/api/people")).status).toBe(403);
    const chair = await accounts.administrator();
    expect((await local.call("GET", "/api/account")).json).toMatchObject({ accounts: true, roles: ["reader"] });
    expect((await local.call("POST", "/api/ask", { question: "Is IVIG useful?" })).status).toBe(200);
    const refused = await local.call("POST", "/api/answers", { question: "Is IVIG useful?" });
    expect([refused.status, codesOf(refused.json)]).toEqual([401, ["not-signed-in"]]);
    expect((await chair.call("GET", "/api/people")).status).toBe(200);
  });

  test("a first-run link works once, for an hour, and never again once there is an account", async () => {
    const [first, second] = [
      tokenOf(await accounts.people.doors.firstRunLink()),
      tokenOf(await accounts.people.doors.firstRunLink()),
    ];
    const join = (token: string, signInName: string) =>
      accounts.browser().call("POST", "/api/join", { token, name: "A", signInName, password: goodPassword });
    expect((await join("A".repeat(22), "guess")).status).toBe(410);
    const made = await Promise.all([join(first, "one"), join(second, "two")]);
    expect(made.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect((await join(first, "three")).status).toBe(410);
    expect(await accounts.people.doors.firstRunLink()).toBeUndefined();
    expect(await db.selectFrom("people").select("roles").execute()).toMatchObject([{ roles: "administrator" }]);
  });

  test("a first-run link expires", async () => {
    const token = tokenOf(await accounts.people.doors.firstRunLink());
    accounts.putForward(61 * minuteMs);
    const late = await accounts
      .browser()
      .call("POST", "/api/join", { token, name: "A", signInName: "late", password: goodPassword });
    expect([late.status, codesOf(late.json)]).toEqual([410, ["link-spent"]]);
    expect(await accounts.people.doors.firstRunLink()).toBeDefined();
  });

  test.each([
    ["short", "short pass"],
    ["long", "x1y2z3".repeat(22)],
    ["one character", "aaaaaaaaaaaaaaaa"],
    ["the name", "dr.quincke-123456"],
  ])("a password that is %s is refused, and the link stays good", async (_name, password) => {
    const token = tokenOf(await accounts.people.doors.firstRunLink());
    const joining = accounts.browser();
    const given = { token, name: "Q", signInName: "dr.quincke" };
    expect((await joining.call("POST", "/api/join", { ...given, password })).status).toBe(400);
    expect((await joining.call("POST", "/api/join", { ...given, password: goodPassword })).status).toBe(200);
  });

  test("the session cookie is for this site and the server alone, and each sign-in gives a new one", async () => {
    const chair = await accounts.administrator();
    const [before] = [...chair.cookies];
    const planted = accounts.browser();
    planted.cookies.set(before?.[0] ?? "", "planted.value");
    const signed = await signInAs(planted, "chair");
    const [line = ""] = signed.headers.getSetCookie();
    expect(line).toMatch(/^ranvier\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(planted.cookies.get(before?.[0] ?? "")).not.toBe("planted.value");
    expect(planted.cookies.get(before?.[0] ?? "")).not.toBe(before?.[1]);
    const altered = accounts.browser();
    altered.cookies.set(before?.[0] ?? "", `${before?.[1].slice(0, -6) ?? ""}AAAAAA`);
    expect(await personOf(altered)).toBeUndefined();
  });

  test("five failures lock a name for a quarter of an hour, whether or not it exists, also when tried all at once", async () => {
    const chair = await accounts.administrator();
    for (const name of ["chair", "nobody"]) {
      const tries = await Promise.all(
        Array.from({ length: 12 }, () => signInAs(accounts.browser(), name, "wrong wrong wrong")),
      );
      const statuses = tries.map(({ status }) => status).toSorted();
      expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
      expect((await signInAs(accounts.browser(), name)).status).toBe(429);
    }
    expect((await actions()).filter((action) => action === "sign-in.locked-out")).toHaveLength(2);
    expect((await personOf(chair))?.roles).toEqual(["administrator"]);
    accounts.putForward(15 * minuteMs + 1000);
    expect((await signInAs(accounts.browser(), "chair")).status).toBe(200);
    expect((await signInAs(accounts.browser(), "chair", "wrong wrong wrong")).status).toBe(401);
  });

  test("a session that lies idle ends; one in use does not, and twelve hours end every one", async () => {
    const chair = await accounts.administrator();
    for (let step = 0; step < 4; step++) {
      accounts.putForward(20 * minuteMs);
      expect(await personOf(chair)).toBeDefined();
    }
    accounts.putForward(31 * minuteMs);
    expect(await personOf(chair)).toBeUndefined();
    expect(await actions()).toContain("sign-out.idle");
    expect((await chair.call("GET", "/api/people")).status).toBe(401);
    await signInAs(chair, "chair");
    const row = await db.selectFrom("sessions").select(["created_at", "expires_at"]).executeTakeFirstOrThrow();
    expect(Date.parse(row.expires_at) - Date.parse(row.created_at)).toBeLessThanOrEqual(12 * 60 * minuteMs + 1000);
    await db
      .updateTable("sessions")
      .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
      .execute();
    expect(await personOf(chair)).toBeUndefined();
  });

  test("signing out ends the session on the server, not only in the browser", async () => {
    const chair = await accounts.administrator();
    const stolen = accounts.browser();
    for (const [name, value] of chair.cookies) stolen.cookies.set(name, value);
    expect((await chair.call("POST", "/api/sign-out")).status).toBe(200);
    expect(chair.cookies.size).toBe(0);
    expect(await personOf(stolen)).toBeUndefined();
  });

  test("a second factor is asked for at sign-in, refuses wrong codes, and recovery codes work once", async () => {
    const chair = await accounts.administrator();
    expect((await chair.call("POST", "/api/account/second-factor", { password: "wrong wrong wrong" })).status).toBe(
      400,
    );
    const made = await chair.call("POST", "/api/account/second-factor", { password: goodPassword });
    const { secret, recoveryCodes, qrSvg, uri } = made.json as {
      secret: string;
      recoveryCodes: string[];
      qrSvg: string;
      uri: string;
    };
    expect(uri).toContain("Ranvier:chair?");
    expect(qrSvg).toMatch(/^<svg/);
    expect((await chair.call("POST", "/api/account/second-factor/confirm", { code: "000000" })).status).toBe(400);
    expect((await chair.call("POST", "/api/account/second-factor/confirm", { code: codeOf(secret) })).status).toBe(200);
    const other = accounts.browser();
    expect((await signInAs(other, "chair")).json).toEqual({ state: "second-factor" });
    expect(await personOf(other)).toBeUndefined();
    const verify = (browser: Browser, code: string, kind: string) =>
      browser.call("POST", "/api/sign-in/second-factor", { code, kind });
    expect((await verify(other, "123456", "app")).status).toBe(401);
    expect((await verify(other, codeOf(secret), "app")).status).toBe(200);
    expect((await personOf(other))?.roles).toEqual(["administrator"]);
    const [recovery = ""] = recoveryCodes;
    for (const expected of [200, 401]) {
      const lost = accounts.browser();
      await signInAs(lost, "chair");
      expect((await verify(lost, recovery, "recovery")).status).toBe(expected);
    }
    expect((await verify(accounts.browser(), codeOf(secret), "app")).status).toBe(401);
    const kept = JSON.stringify(await db.selectFrom("second_factors").selectAll().execute());
    for (const plain of [secret, ...recoveryCodes]) expect(kept).not.toContain(plain);
    expect((await other.call("POST", "/api/account/second-factor/stop", { password: goodPassword })).status).toBe(200);
    expect((await signInAs(accounts.browser(), "chair")).json).toEqual({ state: "signed-in" });
  });

  test("guessing second factors locks the account, over several sign-ins", async () => {
    const chair = await accounts.administrator();
    const made = await chair.call("POST", "/api/account/second-factor", { password: goodPassword });
    const { secret } = made.json as { secret: string };
    await chair.call("POST", "/api/account/second-factor/confirm", { code: codeOf(secret) });
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) {
      const guesser = accounts.browser();
      await signInAs(guesser, "chair");
      statuses.push((await guesser.call("POST", "/api/sign-in/second-factor", { code: "000000", kind: "app" })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(await actions()).toContain("sign-in.locked-out");
  });

  test("changing the password needs the old one and ends every other session", async () => {
    const chair = await accounts.administrator();
    const elsewhere = accounts.browser();
    await signInAs(elsewhere, "chair");
    const change = (current: string, next: string) => chair.call("POST", "/api/account/password", { current, next });
    expect((await change("wrong wrong wrong", "nine loud geese at dawn")).status).toBe(400);
    expect((await change(goodPassword, "short")).status).toBe(400);
    expect((await change(goodPassword, "nine loud geese at dawn")).status).toBe(200);
    expect(await personOf(chair)).toBeDefined();
    expect(await personOf(elsewhere)).toBeUndefined();
    expect((await signInAs(accounts.browser(), "chair")).status).toBe(401);
    expect((await signInAs(accounts.browser(), "chair", "nine loud geese at dawn")).status).toBe(200);
  });

  test("people see and end their own sessions and nobody else's", async () => {
    const chair = await accounts.administrator();
    const reader = await accounts.join(chair, "reader", ["reader"]);
    const elsewhere = accounts.browser();
    await signInAs(elsewhere, "reader");
    const sessionsOf = async (browser: Browser) =>
      ((await browser.call("GET", "/api/account/sessions")).json as { sessions: { id: string; current: boolean }[] })
        .sessions;
    const other = (await sessionsOf(reader)).find(({ current }) => !current);
    expect((await chair.call("POST", `/api/account/sessions/${other?.id}/end`)).status).toBe(404);
    expect((await reader.call("POST", `/api/account/sessions/${other?.id}/end`)).status).toBe(200);
    expect(await personOf(elsewhere)).toBeUndefined();
    expect(await sessionsOf(reader)).toHaveLength(1);
  });

  test("roles, disabling and enabling act at once; the last administrator stays", async () => {
    const chair = await accounts.administrator();
    const editor = await accounts.join(chair, "editor", ["editor"]);
    const id = (await personOf(editor))?.id ?? "";
    const chairId = (await personOf(chair))?.id ?? "";
    const act = (name: string, body?: unknown, who = id) => chair.call("POST", `/api/people/${who}/${name}`, body);
    expect((await act("roles", { roles: ["administrator"] })).status).toBe(200);
    expect((await editor.call("GET", "/api/people")).status).toBe(200);
    expect((await act("roles", { roles: [] })).status).toBe(200);
    expect((await editor.call("POST", "/api/ask", { question: "x" })).status).toBe(403);
    expect((await act("disable")).status).toBe(200);
    expect(await personOf(editor)).toBeUndefined();
    expect((await signInAs(editor, "editor")).status).toBe(401);
    expect((await act("enable")).status).toBe(200);
    expect((await signInAs(editor, "editor")).status).toBe(200);
    for (const reply of [await act("disable", undefined, chairId), await act("roles", { roles: ["reader"] }, chairId)])
      expect([reply.status, codesOf(reply.json)]).toEqual([409, ["last-administrator"]]);
    expect((await act("disable", undefined, "nobody")).status).toBe(404);
  });

  test("two administrators cannot remove each other at the same moment", async () => {
    const chair = await accounts.administrator();
    const deputy = await accounts.join(chair, "deputy", ["administrator"]);
    const [chairId, deputyId] = [(await personOf(chair))?.id, (await personOf(deputy))?.id];
    const both = await Promise.all([
      chair.call("POST", `/api/people/${deputyId}/disable`),
      deputy.call("POST", `/api/people/${chairId}/disable`),
    ]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    expect(await db.selectFrom("people").select("id").where("disabled_at", "is", null).execute()).toHaveLength(1);
  });

  test("a password link works once, for its owner, and lifts a lock", async () => {
    const chair = await accounts.administrator();
    const reader = await accounts.join(chair, "reader", ["reader"]);
    const id = (await personOf(reader))?.id;
    for (let i = 0; i < 6; i++) await signInAs(accounts.browser(), "reader", "wrong wrong wrong");
    const token = tokenOf((await chair.call("POST", `/api/people/${id}/password-link`)).json);
    const next = accounts.browser();
    expect((await next.call("POST", "/api/join/look", { token })).json).toMatchObject({
      kind: "reset",
      signInName: "reader",
    });
    const given = { token, password: "nine loud geese at dawn" };
    expect((await next.call("POST", "/api/join", { ...given, name: "X", signInName: "x.y" })).status).toBe(410);
    expect((await next.call("POST", "/api/join/password", given)).status).toBe(200);
    expect((await next.call("POST", "/api/join/password", given)).status).toBe(410);
    expect(await personOf(reader)).toBeUndefined();
    expect((await personOf(next))?.id).toBe(id);
  });

  test("an invitation can be withdrawn, names cannot be taken twice", async () => {
    const chair = await accounts.administrator();
    const invited = await chair.call("POST", "/api/people/invitations", { roles: ["reader"], note: "ward 3" });
    const listed = (await chair.call("GET", "/api/people")).json as { invitations: { id: string; note: string }[] };
    expect(listed.invitations).toMatchObject([{ note: "ward 3" }]);
    const joining = { token: tokenOf(invited.json), name: "X", password: goodPassword };
    const taken = await accounts.browser().call("POST", "/api/join", { ...joining, signInName: "Chair" });
    expect([taken.status, codesOf(taken.json)]).toEqual([409, ["name-taken"]]);
    const withdraw = `/api/people/invitations/${listed.invitations[0]?.id}/withdraw`;
    expect((await chair.call("POST", withdraw)).status).toBe(200);
    expect((await chair.call("POST", withdraw)).status).toBe(404);
    expect((await accounts.browser().call("POST", "/api/join", { ...joining, signInName: "new" })).status).toBe(410);
  });

  test("a token of a program does what its scope says until it is revoked or expires, and its secret is not kept", async () => {
    const chair = await accounts.administrator();
    const make = async (scopes: readonly string[]) =>
      (await chair.call("POST", "/api/service-tokens", { name: "EHR", scopes, days: 30 })).json as {
        secret: string;
        token: { id: string };
      };
    const { secret, token } = await make(["ask"]);
    const program = accounts.browser();
    const ask = (bearer: string) =>
      program.call("POST", "/api/answers", { question: "Is IVIG useful?" }, { authorization: `Bearer ${bearer}` });
    expect((await ask(secret)).status).toBe(201);
    expect((await ask(`${secret.slice(0, -1)}!`)).status).toBe(401);
    const people = await program.call("GET", "/api/people", undefined, { authorization: `Bearer ${secret}` });
    expect(people.status).toBe(403);
    expect(JSON.stringify(await db.selectFrom("service_tokens").selectAll().execute())).not.toContain(secret);
    await chair.call("POST", `/api/service-tokens/${token.id}/revoke`);
    expect((await ask(secret)).status).toBe(401);
    const later = await make(["ask"]);
    accounts.putForward(31 * 24 * 60 * minuteMs);
    expect((await ask(later.secret)).status).toBe(401);
  });

  test("acts on accounts are in the audit with who and where from; nothing secret or personal is in audit, errors or logs", async () => {
    const logged: string[] = [];
    const write = process.stderr.write.bind(process.stderr);
    process.stderr.write = (text: string | Uint8Array) => logged.push(String(text)) > 0;
    const said: string[] = [];
    const marks = ["Marked-Password-71", "marked.person@example.org", "Marked Person", "Marked interests"];
    try {
      const chair = await accounts.administrator();
      const invited = await chair.call("POST", "/api/people/invitations", { roles: ["reader"], note: "Marked Person" });
      const token = tokenOf(invited.json);
      marks.push(token);
      const person = accounts.browser();
      const given = { signInName: "marked.person@example.org", password: "Marked-Password-71" };
      await person.call("POST", "/api/join", { token, name: "Marked Person", ...given });
      said.push((await person.call("POST", "/api/join", { token, name: "Marked Person", ...given })).text);
      for (const password of ["Marked-Password-71x", "Marked-Password-71"])
        said.push((await person.call("POST", "/api/sign-in", { ...given, password })).text);
      said.push((await person.call("POST", "/api/sign-in", { ...given, signInName: 7 })).text);
      await person.call("POST", "/api/account/interests", { interests: "Marked interests" });
      const id = (await personOf(person))?.id ?? "";
      await chair.call("POST", `/api/people/${id}/roles`, { roles: ["clinician", "reader"] });
      const made = await chair.call("POST", "/api/service-tokens", { name: "Marked Person", scopes: ["ask"], days: 1 });
      const { secret, token: program } = made.json as { secret: string; token: { id: string } };
      marks.push(secret);
      await chair.call("POST", `/api/service-tokens/${program.id}/revoke`);
      await person.call("POST", "/api/sign-out");
      const entries = await accounts.audit();
      const byPerson = entries.filter(({ subject }) => subject === `account/${id}`).map(({ action }) => action);
      expect(byPerson).toEqual([
        "account.created",
        "sign-in",
        "sign-in.failed",
        "sign-in",
        "account.interests",
        "account.roles:clinician+reader",
        "sign-out",
      ]);
      expect(entries.map(({ action }) => action)).toEqual(
        expect.arrayContaining(["invitation.first-run", "invitation.join", "token.created", "token.revoked"]),
      );
      expect(new Set(entries.filter(({ action }) => action !== "invitation.first-run").map((e) => e.origin))).toEqual(
        new Set(["in-process"]),
      );
      marks.push(...chair.cookies.values(), ...person.cookies.values());
      const everything = [JSON.stringify(entries), ...said, ...logged].join("\n");
      for (const mark of marks) expect(everything.toLowerCase()).not.toContain(mark.toLowerCase());
    } finally {
      process.stderr.write = write;
    }
  });

  test("cross-site requests change nothing", async () => {
    const chair = await accounts.administrator();
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }])
      expect((await chair.call("POST", "/api/sign-out", undefined, headers)).status).toBe(403);
    expect(await personOf(chair)).toBeDefined();
  });
});

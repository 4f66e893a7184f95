/** Two reviewers at once, each on a server process of their own: nothing is lost, and the second is told what happened. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProblemDetails } from "../../src/contract/problem-details.ts";
import type { CaseView } from "../../src/contract/review.ts";
import type { Act } from "../../src/core/review/act.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { goodPassword, tokenOf } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { type ServerProcess, startTwoServers } from "../support/server-process.ts";

interface Reply {
  readonly status: number;
  readonly json: unknown;
}

interface Member {
  readonly name: string;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Reply>;
}

/** Somebody who is signed in, and whose every request goes to one of the servers. */
async function enter(server: ServerProcess, token: string, name: string): Promise<Member> {
  let cookie = "";
  const call: Member["call"] = async (method, path, body) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...(cookie === "" ? {} : { cookie }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    const text = await response.text();
    return { status: response.status, json: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  const joined = await call("POST", "/api/join", { token, name, signInName: name, password: goodPassword });
  if (joined.status !== 200) throw new Error(JSON.stringify(joined.json));
  await call("POST", "/api/account/interests", { interests: "None." });
  return { name, call };
}

const rounds = 25;

describeOnDatabases("two reviewers at once", ({ create }) => {
  let fresh: FreshDatabase;
  let folder: string;
  let servers: readonly ServerProcess[] = [];
  let [chair, first, second] = [] as unknown as [Member, Member, Member];
  let id = "";

  beforeAll(async () => {
    fresh = await create();
    folder = mkdtempSync(join(tmpdir(), "ranvier-reviewers-"));
    const [one, two] = await startTwoServers(fresh.location, folder);
    servers = [one, two];
    chair = await enter(one, tokenOf(one.link), "chair");
    const own = ((await chair.call("GET", "/api/account")).json as { person: { id: string } }).person.id;
    expect((await chair.call("POST", `/api/people/${own}/roles`, { roles: ["administrator", "editor"] })).status).toBe(
      200,
    );
    const invite = async (server: ServerProcess, name: string): Promise<Member> => {
      const invited = await chair.call("POST", "/api/people/invitations", { roles: ["reviewer"], note: name });
      const member = await enter(server, tokenOf(invited.json), name);
      const person = ((await member.call("GET", "/api/account")).json as { person: { id: string } }).person.id;
      await chair.call("POST", `/api/people/${person}/expertise`, { expertise: ["neurologist"] });
      return member;
    };
    [first, second] = [await invite(one, "ada"), await invite(two, "berta")];
    const policy = { signOffs: 2, requires: [], validDays: 365, freshMinutes: 60 };
    expect((await chair.call("PUT", "/api/review/policy", policy)).status).toBe(204);
    const submitted = await chair.call("POST", "/api/review/cases", {
      ask: { question: "Does rituximab work in anti-MAG neuropathy?" },
      title: "Rituximab in anti-MAG neuropathy",
      slug: "rituximab",
      audiences: ["clinician"],
    });
    expect(submitted.status, JSON.stringify(submitted.json)).toBe(201);
    id = (submitted.json as { id: string }).id;
  }, 240_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await fresh.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (who: Member): Promise<CaseView> =>
    (await who.call("GET", `/api/review/cases/${id}`)).json as CaseView;
  const act = (who: Member, revision: number, given: Act): Promise<Reply> =>
    who.call("POST", `/api/review/cases/${id}/acts`, { revision, act: given });

  /** Both act on the same revision at the same moment: one gets through; the other is told who was faster. */
  async function race(of: (who: Member) => Act): Promise<{ readonly winner: Member; readonly loser: Member }> {
    const { revision } = (await open(first)).case;
    const replies = await Promise.all([first, second].map((who) => act(who, revision, of(who))));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [winner, loser] = replies[0]?.status === 200 ? [first, second] : [second, first];
    const refused = replies.find(({ status }) => status === 409)?.json as ProblemDetails;
    expect(refused.problems[0]).toMatchObject({
      code: "acted-meanwhile",
      where: { resource: `revision ${revision + 1}` },
    });
    expect(refused.problems[0]?.message).toContain(`${winner.name} `);
    return { winner, loser };
  }

  test("no comment is lost or said twice, and every act is one revision", async () => {
    const said: string[] = [];
    for (let round = 1; round <= rounds; round++) {
      const text = (who: Member): string => `${who.name} ${round}`;
      const { winner, loser } = await race((who) => ({ kind: "comment", text: text(who) }));
      const again = await act(loser, (await open(loser)).case.revision, { kind: "comment", text: text(loser) });
      expect(again.status).toBe(200);
      said.push(text(winner), text(loser));
    }
    const view = await open(second);
    expect(view.case.comments.map(({ text }) => text)).toEqual(said);
    expect(view.history.map(({ revision }) => revision)).toEqual(said.concat("submitted").map((_, at) => at + 1));
  }, 240_000);

  test("two last sign-offs make one version", async () => {
    const { case: before } = await open(first);
    expect((await act(first, before.revision, { kind: "begin" })).status).toBe(200);
    const { contentHash } = before;
    const sign: Act = { kind: "sign-off", as: "neurologist", contentHash };
    const { loser } = await race(() => sign);
    const waiting = await open(loser);
    expect(waiting).toMatchObject({ state: "under-review", case: { signOffs: [{ contentHash }] } });
    const approved = await act(loser, waiting.case.revision, sign);
    expect(approved.json).toMatchObject({ state: "approved", case: { approved: { version: 1 } } });
    const article = (await second.call("GET", "/api/articles/rituximab")).json as { versions: readonly unknown[] };
    expect(article.versions).toHaveLength(1);
  }, 120_000);

  test("an edit and a sign-off at once: no name is under a text that its owner did not read", async () => {
    const reopened = await open(chair);
    const why = [{ kind: "by-hand", subject: "rituximab", text: "Once more." }] as const;
    expect((await act(chair, reopened.case.revision, { kind: "reopen", reasons: why })).status).toBe(200);
    expect((await act(first, (await open(first)).case.revision, { kind: "begin" })).status).toBe(200);
    for (let round = 1; round <= 10; round++) {
      const { case: now } = await open(second);
      const replies = await Promise.all([
        act(chair, now.revision, { kind: "edit", edit: { kind: "retitle", title: `Rituximab, wording ${round}` } }),
        act(second, now.revision, { kind: "sign-off", as: "neurologist", contentHash: now.contentHash }),
      ]);
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const after = await open(first);
      expect(after.case.signOffs.every((signed) => signed.contentHash === after.case.contentHash)).toBe(true);
      if (after.case.signOffs.length > 0)
        expect((await act(second, after.case.revision, { kind: "withdraw-sign-off" })).status).toBe(200);
    }
  }, 120_000);

  test("the chain holds, with one entry for each act", async () => {
    const audit = createAuditLog(await fresh.open());
    expect(await audit.verify()).toMatchObject({ ok: true });
    const { history } = await open(first);
    const entries = (await audit.list({ after: 0, limit: 10_000 })).filter(({ subject }) => subject === `review/${id}`);
    expect(entries).toHaveLength(history.length);
  });
});

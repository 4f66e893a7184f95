/** From an answer to version 2 through the API, by people with accounts, on every database. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ArticleView, CaseView, QueueEntry } from "../../src/contract/review.ts";
import type { Act } from "../../src/core/review/act.ts";
import { type Accounts, type Browser, openAccounts } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";

const minuteMs = 60_000;
const question =
  "My husband is 67 and his IgM is 52 g/L. Should plasma exchange come before rituximab in anti-MAG neuropathy?";

describeOnDatabases("a review", ({ create }) => {
  let fresh: FreshDatabase;
  let accounts: Accounts;
  const at: Record<string, Browser> = {};
  const ids: Record<string, string> = {};

  const call = async (who: string, method: string, path: string, body?: unknown) => {
    const browser = at[who];
    if (browser === undefined) throw new Error(`nobody is called ${who}`);
    return browser.call(method, path, body);
  };
  const read = async <T>(who: string, path: string): Promise<T> => {
    const reply = await call(who, "GET", path);
    expect(reply.status, reply.text).toBe(200);
    return reply.json as T;
  };
  const open = (who: string, id: string): Promise<CaseView> => read<CaseView>(who, `/api/review/cases/${id}`);
  const attempt = async (who: string, id: string, act: Act) => {
    const { case: now } = await open("chair", id);
    return call(who, "POST", `/api/review/cases/${id}/acts`, { revision: now.revision, act });
  };
  const act = async (who: string, id: string, given: Act): Promise<CaseView> => {
    const reply = await attempt(who, id, given);
    expect(reply.status, reply.text).toBe(200);
    return reply.json as CaseView;
  };
  const sign = async (who: string, id: string, as: string): Promise<CaseView> => {
    const { case: now } = await open(who, id);
    return act(who, id, { kind: "sign-off", as, contentHash: now.contentHash });
  };
  const told = async (who: string): Promise<readonly string[]> =>
    (await read<{ notifications: readonly { text: string }[] }>(who, "/api/notifications")).notifications.map(
      (n) => n.text,
    );
  const signIn = async (who: string): Promise<void> => {
    const again = accounts.browser();
    const reply = await again.call("POST", "/api/sign-in", { signInName: who, password: "seven quiet herons at dusk" });
    expect(reply.status, reply.text).toBe(200);
    at[who] = again;
  };

  beforeAll(async () => {
    fresh = await create();
    accounts = openAccounts(await fresh.open());
    const chair = await accounts.administrator();
    at["chair"] = chair;
    for (const [name, roles, expertise] of [
      ["ed", ["editor"], []],
      ["neuro", ["reviewer"], ["neurologist"]],
      ["haema", ["reviewer"], ["haematologist"]],
      ["lay", ["reviewer"], ["lay-reader"]],
      ["reader", ["reader"], []],
    ] as const) {
      const browser = await accounts.join(chair, name, roles);
      at[name] = browser;
      const id = ((await browser.call("GET", "/api/account")).json as { person: { id: string } }).person.id;
      ids[name] = id;
      await browser.call("POST", "/api/account/interests", { interests: "None." });
      if (expertise.length > 0)
        expect((await chair.call("POST", `/api/people/${id}/expertise`, { expertise })).status).toBe(204);
    }
  }, 240_000);
  afterAll(async () => {
    expect(accounts.failures).toEqual([]);
    await fresh.remove();
  });

  let id = "";
  test("a proposal says what the answer would become, without the person in it", async () => {
    const reply = await call("ed", "POST", "/api/review/proposals", { question });
    expect(reply.json).toMatchObject({
      title: "Should plasma exchange come before rituximab in anti-MAG neuropathy?",
      slug: "should-plasma-exchange-come-before-rituximab-in-anti-mag-neuropathy",
    });
    expect((reply.json as { removed: readonly string[] }).removed).toContain("personal details of the question");
  });

  test("submitted, it is a case in the queue with nothing of the person in it", async () => {
    const request = {
      ask: { question },
      title: "Plasma exchange before rituximab",
      slug: "plasma-exchange",
      audiences: ["clinician", "patient"],
    };
    const made = await call("ed", "POST", "/api/review/cases", request);
    expect(made.status, made.text).toBe(201);
    id = (made.json as { id: string }).id;
    expect((await call("ed", "POST", "/api/review/cases", request)).status).toBe(409);
    const view = await open("ed", id);
    expect(view.state).toBe("submitted");
    expect(view.case.content.pages.map(({ audience }) => audience)).toEqual(["clinician", "patient"]);
    expect(JSON.stringify(view.case)).not.toMatch(/husband|\b67\b|52 g\/L/u);
    const { cases } = await read<{ cases: readonly QueueEntry[] }>("neuro", "/api/review/cases?state=submitted");
    expect(cases).toMatchObject([{ id, title: "Plasma exchange before rituximab", signOffs: 0 }]);
    expect(cases[0]?.stillNeeded).toEqual([
      "2 sign-offs (0 given)",
      "a sign-off as neurologist",
      "a sign-off as haematologist",
      "a sign-off as lay reader",
    ]);
    expect((await call("reader", "GET", `/api/review/cases/${id}`)).status).toBe(403);
    expect((await call("reader", "GET", "/api/articles/plasma-exchange")).status).toBe(404);
  });

  test("assigned, begun, commented, with a suggestion that is checked and accepted", async () => {
    await act("ed", id, { kind: "assign", person: ids["neuro"] ?? "", dueOn: "2026-12-24" });
    expect(await told("neuro")).toContain("You were asked to review “Plasma exchange before rituximab”");
    expect((await attempt("ed", id, { kind: "assign", person: ids["reader"] ?? "" })).status).toBe(422);
    expect((await attempt("ed", id, { kind: "begin" })).status).toBe(403);
    const begun = await act("neuro", id, { kind: "begin" });
    const sentence = begun.case.content.pages[0]?.parts.flatMap((part) => part.sentences)[0];
    if (sentence === undefined) throw new Error("an empty page");
    await act("haema", id, { kind: "comment", text: "Is this so?", audience: "clinician", sentence: sentence.id });
    expect(await told("ed")).toContain("“Plasma exchange before rituximab”: a comment");
    const reword = (text: string): Act => ({
      kind: "suggest",
      edit: { kind: "reword", audience: "clinician", sentence: sentence.id, text },
      why: "clearer",
    });
    const suggested = await act("neuro", id, reword("Rituximab cures 99 % of people within 3 days."));
    const wrong = suggested.case.suggestions[0];
    expect(wrong?.check.verdict).not.toBe("agrees");
    const refused = await attempt("ed", id, { kind: "accept", suggestion: wrong?.id ?? "" });
    expect(refused.status, refused.text).toBe(422);
    await act("neuro", id, { kind: "withdraw-suggestion", suggestion: wrong?.id ?? "" });
    const right = await act("neuro", id, reword(`In short: ${sentence.says.text}`));
    const accepted = await act("ed", id, { kind: "accept", suggestion: right.case.suggestions[1]?.id ?? "" });
    expect(accepted.case.content.pages[0]?.parts.flatMap((part) => part.sentences)[0]?.says.text).toBe(
      `In short: ${sentence.says.text}`,
    );
  });

  test("whoever looked before sees what changed since, with its words marked", async () => {
    await call("haema", "POST", `/api/review/cases/${id}/seen`, { revision: 3 });
    const view = await open("haema", id);
    expect(view.changesSince).toBe("since you last looked");
    expect(view.changes).toMatchObject([{ audience: "clinician", kind: "reworded" }]);
    expect(view.changes[0]?.words.filter(({ kind }) => kind !== "same")).toEqual([
      { kind: "added", text: "In short: " },
    ]);
    await call("haema", "POST", `/api/review/cases/${id}/seen`, { revision: view.case.revision });
    expect((await open("haema", id)).changes).toEqual([]);
  });

  test("a stale act is refused with what was done meanwhile", async () => {
    const { case: seen } = await open("neuro", id);
    await act("haema", id, { kind: "comment", text: "One more thing." });
    const late = await call("neuro", "POST", `/api/review/cases/${id}/acts`, {
      revision: seen.revision,
      act: { kind: "comment", text: "Too late." },
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain("Name of haema commented");
    expect((await open("neuro", id)).case.comments.map(({ text }) => text)).not.toContain("Too late.");
  });

  test("a sign-off takes a fresh sign-in, and the last one that is needed publishes version 1", async () => {
    accounts.putForward(11 * minuteMs);
    const stale = await open("neuro", id);
    expect(stale).toMatchObject({ mustSignInAgain: true, signAs: ["neurologist"] });
    const refused = await attempt("neuro", id, {
      kind: "sign-off",
      as: "neurologist",
      contentHash: stale.case.contentHash,
    });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("sign in again");
    // Sessions begin by the real clock.
    accounts.putForward(-11 * minuteMs);
    for (const who of ["neuro", "haema", "lay"]) await signIn(who);
    await sign("neuro", id, "neurologist");
    const two = await sign("lay", id, "lay-reader");
    expect(two.state).toBe("under-review");
    const approved = await sign("haema", id, "haematologist");
    expect(approved).toMatchObject({ state: "approved", case: { approved: { version: 1 } } });
    expect(await told("ed")).toContain("“Plasma exchange before rituximab” is approved (version 1)");
  });

  test("readers read it at its address, without a banner, for whom it was written", async () => {
    const article = await read<ArticleView>("reader", "/api/articles/plasma-exchange?audience=carer");
    expect(article).toMatchObject({ version: 1, audiences: ["clinician", "patient"], notices: [] });
    expect(article.page).toMatchObject({ audience: "patient", review: { status: "approved", version: 1 } });
    expect(article.page.review.banner).toBeUndefined();
    expect(article.page.review.approvedBy).toContain("Name of haema (haematologist)");
    expect(article.page.bottomLine.every(({ approved }) => approved)).toBe(true);
    const { articles } = await read<{ articles: readonly unknown[] }>("reader", "/api/articles");
    expect(articles).toMatchObject([{ slug: "plasma-exchange", status: "approved", version: 1 }]);
  });

  test("reopened, readers are told why; corrected and signed again, it is version 2 beside version 1", async () => {
    const reasons = [{ kind: "source-retracted", subject: "anti-mag/x", text: "A source was retracted." }] as const;
    const reopened = await accounts.review.surveillance.reopen(id, reasons);
    expect(reopened.ok).toBe(true);
    const waiting = await read<ArticleView>("reader", "/api/articles/plasma-exchange");
    expect(waiting.page.review).toMatchObject({ status: "submitted", version: 1 });
    expect(waiting.page.review.banner).toContain("looked at again");
    expect(waiting.notices).toContain("A source was retracted.");
    expect(waiting.page.bottomLine.some(({ approved }) => approved)).toBe(false);
    expect(await told("haema")).toContain("“Plasma exchange before rituximab” has to be looked at again");
    await act("neuro", id, { kind: "begin" });
    await act("ed", id, { kind: "edit", edit: { kind: "retitle", title: "Plasma exchange and rituximab" } });
    const [clinician] = (await open("ed", id)).case.content.pages;
    const last = clinician?.parts.flatMap((part) => part.sentences).at(-1);
    await act("ed", id, { kind: "edit", edit: { kind: "remove", audience: "clinician", sentence: last?.id ?? "" } });
    await sign("neuro", id, "neurologist");
    await sign("lay", id, "lay-reader");
    await sign("haema", id, "haematologist");
    const article = await read<ArticleView>("reader", "/api/articles/plasma-exchange?version=1");
    expect(article.notices).toEqual(["This is version 1; version 2 has taken its place."]);
    expect(article.versions.map(({ version }) => version)).toEqual([1, 2]);
    const { differences } = await read<{ differences: readonly unknown[] }>(
      "reader",
      "/api/articles/plasma-exchange/differences?from=1&to=2",
    );
    expect(differences).toMatchObject([{ kind: "removed", sentence: last?.id }]);
  });

  test("an approval runs out on its day; a retired article says that it was withdrawn", async () => {
    accounts.putForward(366 * 24 * 60 * minuteMs);
    const expired = await read<ArticleView>("reader", "/api/articles/plasma-exchange");
    expect(expired.page.review.status).toBe("expired");
    expect(expired.notices.join()).toContain("ran out");
    accounts.putForward(-366 * 24 * 60 * minuteMs);
    for (const who of ["chair", "reader", "ed"]) await signIn(who);
    await act("ed", id, { kind: "retire", why: "Replaced by another." });
    const gone = await call("reader", "GET", "/api/articles/plasma-exchange");
    expect(gone.status).toBe(410);
    expect(gone.text).toContain("Replaced by another.");
  });

  test("a claim and a rule of the pack are reviewed the same way, and who submits them did not write them", async () => {
    const claim = { kind: "claim", item: "anti-mag/rituximab-igm-fall" } as const;
    const { claims } = await read<{ claims: readonly { id: string }[] }>("ed", "/api/claims");
    const item = claims.some((c) => c.id === claim.item) ? claim.item : (claims[0]?.id ?? "");
    const made = await call("ed", "POST", "/api/review/items", { kind: "claim", item });
    expect(made.status, made.text).toBe(201);
    expect((await call("ed", "POST", "/api/review/items", { kind: "claim", item })).status).toBe(409);
    const view = await open("ed", (made.json as { id: string }).id);
    expect(view.case).toMatchObject({ authors: [], subject: { kind: "claim", item } });
    expect(view.case.content.pages.map(({ audience }) => audience)).toEqual(["clinician", "patient"]);
    const removing = await attempt("ed", view.case.id, {
      kind: "edit",
      edit: { kind: "remove", audience: "patient", sentence: "s1" },
    });
    expect(removing.status).toBe(422);
    const rule = await call("ed", "POST", "/api/review/items", {
      kind: "rule",
      item: "anti-mag/treat-for-disability",
    });
    expect(rule.status, rule.text).toBe(201);
    const ruleView = await open("ed", (rule.json as { id: string }).id);
    expect(ruleView.case.content.pages[0]?.parts[0]).toMatchObject({ title: "When it speaks" });
    expect(ruleView.case.content.pages[0]?.parts[0]?.sentences[0]?.says.text).toMatch(/^When .+: .+\.$/u);
  });

  test("every act is in the audit, and the chain holds", async () => {
    const entries = await accounts.audit();
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of [
      "submit",
      "assign",
      "begin",
      "comment",
      "suggest",
      "accept",
      "sign-off",
      "approved",
      "reopen",
      "retire",
    ])
      expect(actions).toContain(`review.${action}`);
    expect(JSON.stringify(entries)).not.toMatch(/Plasma exchange|husband|Name of/u);
  });
});

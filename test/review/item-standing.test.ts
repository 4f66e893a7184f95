/** A claim and a rule through the board: what is approved is approved in every answer, as it was signed, until its ground moves. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mergeKnowledge } from "../../src/app/answers/merge-knowledge.ts";
import { toKnowledge } from "../../src/compose/indexed-packs.ts";
import type { CaseView } from "../../src/contract/review.ts";
import type { Act } from "../../src/core/review/act.ts";
import { rewordingsOf, writeRewordedPack } from "../../src/packs/export-pack.ts";
import { readPack } from "../../src/packs/read-pack.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { digestOf } from "../../src/store/digest.ts";
import { createStandings } from "../../src/store/standings/standings.ts";
import { type Accounts, type Browser, openAccounts } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { root, shippedKnowledge } from "../support/product.ts";

const claim = "anti-mag/hbv-screen-before-anti-cd20";
const rule = "anti-mag/treat-for-disability";
const other = "anti-mag/rituximab-both-trials-missed";

interface ShownClaim {
  readonly sentence: { readonly text: string; readonly approved: boolean };
}

describeOnDatabases("an item's review", ({ create }) => {
  let fresh: FreshDatabase;
  let accounts: Accounts;
  const at: Record<string, Browser> = {};

  beforeAll(async () => {
    fresh = await create();
    accounts = openAccounts(await fresh.open());
    const chair = await accounts.administrator();
    at["chair"] = chair;
    for (const [name, role] of [
      ["ed", "editor"],
      ["ada", "reviewer"],
      ["berta", "reviewer"],
    ] as const) {
      const browser = await accounts.join(chair, name, [role]);
      at[name] = browser;
      const { id } = ((await browser.call("GET", "/api/account")).json as { person: { id: string } }).person;
      await browser.call("POST", "/api/account/interests", { interests: "None." });
      await chair.call("POST", `/api/people/${id}/expertise`, { expertise: ["neurologist"] });
    }
    const policy = { signOffs: 2, requires: [], validDays: 365, freshMinutes: 60 };
    expect((await chair.call("PUT", "/api/review/policy", policy)).status).toBe(204);
  }, 240_000);
  afterAll(async () => {
    expect(accounts.failures).toEqual([]);
    await fresh.remove();
  });

  const call = (who: string, method: string, path: string, body?: unknown) => {
    const browser = at[who];
    if (browser === undefined) throw new Error(`nobody is called ${who}`);
    return browser.call(method, path, body);
  };
  const open = async (id: string): Promise<CaseView> =>
    (await call("chair", "GET", `/api/review/cases/${id}`)).json as CaseView;
  const attempt = async (who: string, id: string, of: Act | ((now: CaseView["case"]) => Act)) => {
    const { case: now } = await open(id);
    const act = typeof of === "function" ? of(now) : of;
    return call(who, "POST", `/api/review/cases/${id}/acts`, { revision: now.revision, act });
  };
  const act = async (who: string, id: string, of: Act | ((now: CaseView["case"]) => Act)): Promise<CaseView> => {
    const reply = await attempt(who, id, of);
    expect(reply.status, reply.text).toBe(200);
    return reply.json as CaseView;
  };
  const submit = async (kind: "claim" | "rule", item: string): Promise<string> => {
    const made = await call("ed", "POST", "/api/review/items", { kind, item });
    expect(made.status, made.text).toBe(201);
    return (made.json as { id: string }).id;
  };
  const sign = ({ contentHash }: CaseView["case"]): Act => ({ kind: "sign-off", as: "neurologist", contentHash });
  const shown = async (): Promise<ShownClaim["sentence"]> => {
    const reply = await call("ed", "GET", `/api/claims/${encodeURIComponent(claim)}`);
    expect(reply.status, reply.text).toBe(200);
    return (reply.json as ShownClaim).sentence;
  };
  const standing = async () => {
    const overlay = await createStandings(await fresh.open()).read();
    const [library] = mergeKnowledge(shippedKnowledge(), overlay, digestOf).libraries.filter(
      ({ pack }) => pack.header.id === "anti-mag",
    );
    if (library === undefined) throw new Error("the pack is gone");
    return library.standing;
  };
  /** The pack as it is exported now, loaded again under the same decisions. */
  const exportedPack = async () => {
    const folder = mkdtempSync(join(tmpdir(), "ranvier-export-"));
    try {
      const overlay = await createStandings(await fresh.open()).read();
      const shipped = readPack(join(root, "packs/anti-mag"));
      const general = readPack(join(root, "packs/general"));
      if (!shipped.ok || !general.ok) throw new Error("the packs cannot be read");
      const live = mergeKnowledge(shippedKnowledge(), overlay, digestOf).libraries[0]?.pack.claims ?? [];
      const rewordings = rewordingsOf(shipped.value.pack.claims, live);
      const target = join(folder, "anti-mag");
      const written = writeRewordedPack(join(root, "packs/anti-mag"), target, rewordings, general.value.pack);
      if (!written.ok) throw new Error(JSON.stringify(written.error));
      const read = readPack(target);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const loaded = toKnowledge({ general: general.value.pack, packs: [read.value.pack] });
      const linesOf = (pack: string) =>
        written.value.flatMap((file) => readFileSync(join(pack, file), "utf8").split("\n"));
      const before = linesOf(join(root, "packs/anti-mag"));
      const linesChanged = linesOf(target).filter((line, at) => line !== before[at]).length;
      return { files: written.value, linesChanged, library: mergeKnowledge(loaded, overlay, digestOf).libraries[0] };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const textOf = (view: Pick<CaseView, "case">): string =>
    view.case.content.pages[0]?.parts[0]?.sentences[0]?.says.text ?? "";

  test("a claim is said in the wording that was signed, and counts as approved, from the last sign-off on", async () => {
    const before = await shown();
    expect(before.approved).toBe(false);
    const id = await submit("claim", claim);
    await act("ada", id, { kind: "begin" });
    const text = `In short: ${before.text}`;
    const edit = { kind: "reword", audience: "clinician", sentence: "s1", text } as const;
    await act("ada", id, { kind: "suggest", edit, why: "" });
    await act("ed", id, (now) => ({ kind: "accept", suggestion: now.suggestions[0]?.id ?? "" }));
    expect(await shown()).toEqual(before);
    await act("ada", id, sign);
    expect(await shown()).toEqual(before);
    const approved = await act("berta", id, sign);
    expect(approved.state).toBe("approved");
    expect(await shown()).toMatchObject({ text, approved: true });
    expect([...(await standing()).approved]).toEqual([claim.split("/")[1]]);

    const exported = await exportedPack();
    expect(exported.files).toEqual(["claims/safety-screening.yaml"]);
    expect(exported.linesChanged).toBe(1);
    expect(exported.library?.statements.get(claim.split("/")[1] ?? "")?.claim.say.clinician).toBe(text);
    expect([...(exported.library?.standing.approved ?? [])]).toEqual([claim.split("/")[1]]);

    const reasons = [{ kind: "by-hand", subject: claim, text: "Once more." }] as const;
    const reopened = await act("chair", id, { kind: "reopen", reasons });
    expect(textOf(reopened)).toBe(text);
    expect(await shown()).toMatchObject({ text, approved: false });

    await act("ed", id, { kind: "edit", edit: { ...edit, text: before.text } });
    await act("ada", id, { kind: "begin" });
    await act("ada", id, sign);
    expect(await act("berta", id, sign)).toMatchObject({ state: "approved", case: { approved: { version: 2 } } });
    expect(await shown()).toMatchObject({ text: before.text, approved: true });
    await act("chair", id, { kind: "retire", why: "Not needed." });
    expect(await shown()).toMatchObject({ text: before.text, approved: false });
  }, 240_000);

  test("a rule is approved as it is", async () => {
    const id = await submit("rule", rule);
    await act("ada", id, { kind: "begin" });
    await act("ada", id, sign);
    expect([...(await standing()).approvedRules]).toEqual([]);
    await act("berta", id, sign);
    expect([...(await standing()).approvedRules]).toEqual([rule.split("/")[1]]);
  }, 120_000);

  test("nobody signs an item of which something was withdrawn meanwhile, nor a page that says it", async () => {
    const item = await submit("claim", other);
    const made = await call("ed", "POST", "/api/review/cases", {
      ask: { question: "Does rituximab work in anti-MAG neuropathy?" },
      title: "Rituximab in anti-MAG neuropathy",
      slug: "rituximab",
      audiences: ["clinician"],
    });
    const article = (made.json as { id: string }).id;
    for (const id of [item, article]) {
      await act("ada", id, { kind: "begin" });
      await act("ada", id, sign);
    }
    const withdrawn = await call("chair", "POST", "/api/suspensions", {
      kind: "claim",
      id: other,
      reason: "The figure was copied wrongly.",
    });
    expect(withdrawn.status, withdrawn.text).toBe(201);
    for (const id of [item, article]) {
      const refused = await attempt("berta", id, sign);
      expect(refused.status, refused.text).toBe(409);
      expect(refused.json).toMatchObject({ problems: [{ code: "ground-moved" }] });
    }
    const { case: now, needed } = await open(article);
    expect(needed.filter(({ met }) => !met).map(({ text }) => text)).toContain(
      "records that bear out every sentence: 1 sentence has to be reworded or removed",
    );
    const fallen = now.content.pages[0]?.parts
      .flatMap((part) => part.sentences)
      .find(({ says }) => says.claim === other);
    const remove = { kind: "remove", audience: "clinician", sentence: fallen?.id ?? "" } as const;
    await act("ed", article, { kind: "edit", edit: remove });
    await act("ada", article, sign);
    expect(await act("berta", article, sign)).toMatchObject({ state: "approved" });
  }, 240_000);

  test("the chain holds", async () => {
    expect(await createAuditLog(await fresh.open()).verify()).toMatchObject({ ok: true });
  });
});

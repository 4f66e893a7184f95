/** What every database does with standings: approvals, wordings, withdrawals, one growing number, and the audit. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ItemName } from "../../src/app/ports/standings.ts";
import { localActor } from "../../src/app/actor.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { createCards } from "../../src/store/cards/cards.ts";
import { createSavedAnswers } from "../../src/store/saved-answers.ts";
import { digestOf } from "../../src/store/digest.ts";
import { createStandings } from "../../src/store/standings/standings.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { askProduct } from "../support/product.ts";

const claim: ItemName = { pack: "anti-mag", kind: "claim", id: "some-claim" };
const by = (minute: number) => ({ actor: "chair", at: `2026-11-21T12:0${minute}:00.000Z`, origin: "test" });

describeOnDatabases("standings", ({ create }) => {
  let fresh: FreshDatabase;
  let standings: ReturnType<typeof createStandings>;
  let db: Awaited<ReturnType<FreshDatabase["open"]>>;
  beforeEach(async () => {
    fresh = await create();
    db = await fresh.open();
    standings = createStandings(db);
  });
  afterEach(() => fresh.remove());

  test("are empty in a new database", async () => {
    expect(await standings.read()).toEqual({ revision: 0, entries: [] });
    expect(await standings.suspensions()).toEqual([]);
  });

  test("keep approval and wording under a withdrawal, and give them back when it is lifted", async () => {
    const edit = { kind: "claim", of: "aa", say: { patient: "Other words for patients." } } as const;
    await standings.change(claim, { kind: "edit", edit }, by(1));
    await standings.change(claim, { kind: "approve", contentHash: "bb" }, by(2));
    const stood = { ...claim, approvedHash: "bb", edit };
    expect(await standings.read()).toEqual({ revision: 2, entries: [stood] });
    expect(await standings.suspend("s1", claim, "A wrong figure", [], by(3))).toBe(true);
    const suspended = { since: by(3).at, by: "chair", reason: "A wrong figure" };
    expect((await standings.read()).entries).toEqual([{ ...stood, suspended }]);
    expect(await standings.lift(claim, "It was right", by(4))).toBe(true);
    expect((await standings.read()).entries).toEqual([stood]);
    await standings.change(claim, { kind: "unapprove" }, by(5));
    expect((await standings.read()).entries).toEqual([{ ...claim, edit }]);
  });

  test("a withdrawal is made once, lifted once, and can be made again", async () => {
    const shown = [{ kind: "card", subject: "card/1", to: "client/ehr", at: by(0).at }] as const;
    expect(await standings.lift(claim, "Nothing to lift", by(1))).toBe(false);
    expect(await standings.suspend("s1", claim, "A wrong figure", shown, by(1))).toBe(true);
    expect(await standings.suspend("s2", claim, "Once more", [], by(2))).toBe(false);
    expect(await standings.lift(claim, "It was right", by(3))).toBe(true);
    expect(await standings.lift(claim, "Again", by(4))).toBe(false);
    expect(await standings.suspend("s3", claim, "It was wrong", [], by(5))).toBe(true);
    const [last, first, ...others] = await standings.suspensions();
    expect(others).toEqual([]);
    expect(last).toMatchObject({ suspension: "s3", reason: "It was wrong", lifted: undefined });
    expect(first).toMatchObject({ suspension: "s1", shownIn: shown, lifted: { reason: "It was right", by: "chair" } });
  });

  test("what is found to have shown it later is added once, with an audit entry that covers the whole list", async () => {
    const place = (n: number) => ({ kind: "card", subject: `card/${n}`, to: "client/ehr", at: by(0).at }) as const;
    await standings.suspend("s1", claim, "A wrong figure", [place(1)], by(1));
    await standings.addShown("s1", [place(1)], by(2));
    await Promise.all([2, 3].map((n) => standings.addShown("s1", [place(1), place(n), place(4)], by(2))));
    await standings.addShown("unknown", [place(5)], by(2));
    const [found] = await standings.suspensions();
    expect(found?.shownIn.map(({ subject }) => subject).toSorted()).toEqual(["card/1", "card/2", "card/3", "card/4"]);
    const log = createAuditLog(db);
    const entries = await log.list({ after: 0, limit: 10 });
    expect(entries.at(-1)?.outputDigest).toBe(digestOf(found?.shownIn));
    expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(["item.suspended", "item.suspension-shown"]));
    expect(await log.verify()).toMatchObject({ ok: true });
  });

  test("two that withdraw at once: one does, and the chain holds", async () => {
    const twice = ["s1", "s2"].map((id) => standings.suspend(id, claim, "A wrong figure", [], by(1)));
    expect((await Promise.all(twice)).toSorted()).toEqual([false, true]);
    expect(await standings.suspensions()).toHaveLength(1);
    expect(await createAuditLog(db).verify()).toMatchObject({ ok: true, entries: 1 });
  });

  test("every change moves the number and is in the audit, without its words", async () => {
    await standings.suspend("s1", { pack: "", kind: "article", id: "ivig" }, "Planted words", [], by(1));
    await standings.lift({ pack: "", kind: "article", id: "ivig" }, "More planted words", by(2));
    await standings.change(claim, { kind: "approve", contentHash: "bb" }, by(3));
    expect(await standings.revision()).toBe(3);
    const entries = await createAuditLog(db).list({ after: 0, limit: 10 });
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
      ["item.suspended", "article/ivig"],
      ["item.suspension-lifted", "article/ivig"],
      ["item.approve", "claim/anti-mag/some-claim"],
    ]);
    expect(JSON.stringify(entries)).not.toContain("lanted");
  });

  describe("where something was shown", () => {
    const answer = askProduct("Does rituximab work in anti-MAG neuropathy?");
    const nothing = { claims: [], sources: [], calculators: [], rules: [], articles: [] };
    const shownClaim = answer.bottomLine[0]?.claim ?? "";
    const shownSource = answer.references[0]?.sourceId ?? "";

    test("finds kept answers by claim and source, and cards by rule", async () => {
      await createSavedAnswers(db).save("A".repeat(22), answer, { actor: localActor.id });
      await createCards(db).recordShown({
        cards: [{ uuid: "u1", key: "anti-mag/r1#0", rule: "anti-mag/r1", kind: "warning", until: "2027-01-01" }],
        patientKey: "p",
        client: "ehr",
        hook: "patient-view",
        at: by(1).at,
      });
      const [kept, ...others] = await standings.shownIn({ ...nothing, claims: [shownClaim] });
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ kind: "answer", to: "local" });
      expect(kept?.subject).not.toContain("AAAA");
      expect(await standings.shownIn({ ...nothing, sources: [shownSource] })).toEqual([kept]);
      expect(await standings.shownIn({ ...nothing, claims: ["anti-mag/none"] })).toEqual([]);
      const cards = await standings.shownIn({ ...nothing, rules: ["anti-mag/r1", "anti-mag/r2"] });
      expect(cards).toEqual([{ kind: "card", subject: "card/u1", to: "client/ehr", at: by(1).at }]);
    });
  });
});

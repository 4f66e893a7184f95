/** Kept answers on every database: listed, erased with an audit entry that names no address, and gone. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuditLog } from "../../src/store/audit.ts";
import { createSavedAnswers } from "../../src/store/saved-answers.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { askProduct } from "../support/product.ts";

const old = "A".repeat(22);
const recent = "B".repeat(22);

describeOnDatabases("kept answers", ({ create }) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await create();
  }, 240_000);
  afterAll(() => fresh.remove());

  test("are listed oldest first and erased by name, once, with all that was in them", async () => {
    const db = await fresh.open();
    const answers = createSavedAnswers(db);
    const answer = askProduct("Does rituximab work in anti-MAG neuropathy?");
    await answers.save(recent, { ...answer, createdAt: "2026-11-02T10:00:00.000Z" }, { actor: "ann" });
    await answers.save(old, { ...answer, createdAt: "2026-01-02T10:00:00.000Z" }, { actor: "ben" });
    expect(await answers.list()).toEqual([
      { token: old, savedAt: "2026-01-02T10:00:00.000Z", savedBy: "ben" },
      { token: recent, savedAt: "2026-11-02T10:00:00.000Z", savedBy: "ann" },
    ]);
    expect(await answers.countByMonth()).toEqual([
      { month: "2026-01", answers: 1 },
      { month: "2026-11", answers: 1 },
    ]);
    expect(await answers.keepingOf(old)).toEqual({ savedAt: "2026-01-02T10:00:00.000Z", savedBy: "ben" });
    const by = { actor: "terminal", at: "2026-11-21T10:00:00.000Z", origin: "cli" };
    expect(await answers.remove([old, "C".repeat(22)], by)).toBe(1);
    expect(await answers.remove([old], by)).toBe(0);
    expect(await answers.find(old)).toBeUndefined();
    expect(await answers.keepingOf(old)).toBeUndefined();
    expect(await answers.find(recent)).toBeDefined();
    const entries = await createAuditLog(db).list({ after: 0, limit: 10 });
    expect(entries.map(({ action }) => action)).toEqual(["answer.saved", "answer.saved", "answer.removed"]);
    expect(entries[2]?.subject).toBe(entries[1]?.subject);
    expect(JSON.stringify(entries)).not.toContain("AAAA");
    expect((await createAuditLog(db).verify()).ok).toBe(true);
  });
});

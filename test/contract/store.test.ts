/** The store, over every database: migrations, transactions, and several processes at once. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAuditLog } from "../../src/store/audit.ts";
import { openStore } from "../../src/store/open-store.ts";
import { createSavedAnswers } from "../../src/store/saved-answers.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { askProduct, root } from "../support/product.ts";

describeOnDatabases("the store", ({ create }) => {
  let fresh: FreshDatabase;
  beforeEach(async () => void (fresh = await create()));
  afterEach(() => fresh.remove());

  test("a transaction that fails leaves nothing behind", async () => {
    const db = await fresh.open();
    await expect(
      db.transaction().execute(async (tx) => {
        await tx
          .insertInto("saved_answers")
          .values({ token: "t", answer: "{}", saved_at: "x", saved_by: "local" })
          .execute();
        throw new Error("stop");
      }),
    ).rejects.toThrow("stop");
    expect(await db.selectFrom("saved_answers").selectAll().execute()).toEqual([]);
  });

  test("a kept answer is found by its token alone, and noted in the audit without it", async () => {
    const db = await fresh.open();
    const saved = createSavedAnswers(db);
    const answer = askProduct("Does rituximab work in anti-MAG neuropathy?");
    await saved.save("AAAAAAAAAAAAAAAAAAAAAA", answer, { actor: "local" });
    expect(await saved.find("AAAAAAAAAAAAAAAAAAAAAA")).toEqual(answer);
    expect(await saved.find("AAAAAAAAAAAAAAAAAAAAAB")).toBeUndefined();
    await expect(saved.save("AAAAAAAAAAAAAAAAAAAAAA", answer, { actor: "local" })).rejects.toThrow(/unique/i);
    const entries = await createAuditLog(db).list({ after: 0, limit: 10 });
    expect(entries).toMatchObject([{ seq: 1, action: "answer.saved", actor: "local" }]);
    expect(JSON.stringify(entries)).not.toContain("AAAAAAAAAAAAAAAAAAAAAA");
  });

  test("a database that a newer program has changed is refused, with what to do", async () => {
    const db = await fresh.open();
    await db
      .insertInto("kysely_migration" as never)
      .values({ name: "2999-01-01T00-00-later", timestamp: "2999-01-01T00:00:00.000Z" })
      .execute();
    const store = await openStore(fresh.location);
    expect(store).toMatchObject({ ok: false, error: { code: "database-unavailable" } });
    expect(!store.ok && store.error.message).toContain("newer");
  });

  test(
    "six processes open an empty database at once, keep answers at once, and nothing is lost",
    { timeout: 180_000 },
    async () => {
      const answer = JSON.stringify(askProduct("Is IVIG useful?"));
      const script = `
      const { openStore } = await import(${JSON.stringify(join(root, "src/store/open-store.ts"))});
      const { createSavedAnswers } = await import(${JSON.stringify(join(root, "src/store/saved-answers.ts"))});
      const store = await openStore(${JSON.stringify(fresh.location)});
      if (!store.ok) throw new Error(store.error.message);
      const saved = createSavedAnswers(store.value);
      const writers = [1, 2].map(async (writer) => {
        for (let i = 0; i < 20; i++) await saved.save([process.pid, writer, i].join("-"), ${answer}, { actor: "local" });
      });
      await Promise.all(writers);
      await store.value.destroy();`;
      const once = () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
      await Promise.all(Array.from({ length: 6 }, once));
      const db = await fresh.open();
      expect(await createAuditLog(db).verify()).toMatchObject({ ok: true, entries: 240 });
      const kept = await db
        .selectFrom("saved_answers")
        .select((e) => e.fn.countAll<number>().as("n"))
        .executeTakeFirst();
      expect(kept).toMatchObject({ n: 240 });
    },
  );
});

test("a server that does not answer is a problem that names the place and never the password", async () => {
  const store = await openStore({ kind: "postgresql", url: "postgresql://clinic:hunter2@127.0.0.1:1/records" });
  expect(store).toMatchObject({ ok: false, error: { code: "database-unavailable" } });
  const said = JSON.stringify(store);
  expect(said).toContain("127.0.0.1:1, database records");
  expect(said).not.toContain("hunter2");
});

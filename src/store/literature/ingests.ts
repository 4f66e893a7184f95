/** The ingests port on a database. One row is the lock; whoever takes a dead holder's marks that one as interrupted. */
import type { Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import type { HeldLock, Ingest, Ingests } from "../../app/ports/ingests.ts";
import { Problem } from "../../core/problem.ts";
import { IngestProgress, IngestState, noProgress } from "../../evidence/ingest-progress.ts";
import { appendAudit } from "../audit.ts";
import { digestOf } from "../digest.ts";
import type { Tables } from "../tables.ts";

type Tx = Transaction<Tables>;

const lockName = "literature";
const Paths = z.array(z.string());
const Options = z.object({ retireMissing: z.boolean() });

const ingestOf = (row: Selectable<Tables["ingests"]>): Ingest => ({
  id: row.id,
  actor: row.actor,
  paths: Paths.parse(JSON.parse(row.paths)),
  options: Options.parse(JSON.parse(row.options)),
  state: IngestState.parse(row.state),
  askedAt: row.asked_at,
  startedAt: row.started_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  progress: IngestProgress.parse(JSON.parse(row.progress)),
});

async function lockOf(db: Kysely<Tables>): Promise<HeldLock | undefined> {
  const row = await db.selectFrom("ingest_lock").selectAll().where("name", "=", lockName).executeTakeFirst();
  return row === undefined ? undefined : { ingest: row.ingest_id, host: row.host, pid: row.pid, beatAt: row.beat_at };
}

/** Fails when the ingest was taken for dead and another holds the lock now: nothing more of it may be stored. */
export async function requireLock(tx: Tx, ingest: string): Promise<void> {
  const held = await lockOf(tx);
  if (held?.ingest !== ingest) throw new Error("this ingest no longer holds the lock; another has taken over");
}

const audited = (tx: Tx, id: string, actor: string, at: string, action: string, content: unknown) =>
  appendAudit(tx, { at, actor, action, subject: `ingest/${id}`, inputDigest: digestOf(content), origin: "app" });

/** Closes an ingest; gives what the audit chain is to say of it, which is appended last. */
async function close(
  tx: Tx,
  id: string,
  at: string,
  state: IngestState,
  progress?: IngestProgress,
): Promise<() => Promise<unknown>> {
  const row = await tx.selectFrom("ingests").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return () => Promise.resolve();
  const last = progress ?? IngestProgress.parse(JSON.parse(row.progress));
  await tx
    .updateTable("ingests")
    .set({ state, ended_at: at, progress: JSON.stringify(last) })
    .where("id", "=", id)
    .execute();
  await tx.deleteFrom("ingest_lock").where("name", "=", lockName).where("ingest_id", "=", id).execute();
  return () => audited(tx, id, row.actor, at, `ingest.${state}`, last);
}

const start =
  (db: Kysely<Tables>): Ingests["start"] =>
  (id, at, holder, isDead) =>
    db.transaction().execute(async (tx) => {
      const held = await lockOf(tx);
      if (held !== undefined && !isDead(held)) return { got: false, held };
      const noteDead = held === undefined ? undefined : await close(tx, held.ingest, at, "interrupted");
      const taken = await tx
        .insertInto("ingest_lock")
        .values({ name: lockName, ingest_id: id, host: holder.host, pid: holder.pid, beat_at: at })
        .onConflict((c) => c.column("name").doNothing())
        .executeTakeFirst();
      const other = taken.numInsertedOrUpdatedRows === 0n ? await lockOf(tx) : undefined;
      if (other !== undefined) return { got: false, held: other };
      await tx.updateTable("ingests").set({ state: "running", started_at: at }).where("id", "=", id).execute();
      const row = await tx
        .selectFrom("ingests")
        .select(["actor", "paths"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      await noteDead?.();
      await audited(tx, id, row.actor, at, "ingest.started", row.paths);
      return { got: true, recovered: held?.ingest };
    });

/** The ingests port. */
export function createIngests(db: Kysely<Tables>): Ingests {
  return {
    ask: async ({ id, actor, paths, options, askedAt }) => {
      await db
        .insertInto("ingests")
        .values({
          id,
          actor,
          paths: JSON.stringify(paths),
          options: JSON.stringify(options),
          state: "waiting",
          asked_at: askedAt,
          started_at: null,
          ended_at: null,
          progress: JSON.stringify(noProgress),
        })
        .execute();
    },
    withdraw: async (id) => {
      await db.deleteFrom("ingests").where("id", "=", id).where("state", "=", "waiting").execute();
    },
    find: async (id) => {
      const row = await db.selectFrom("ingests").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : ingestOf(row);
    },
    list: async (limit) => {
      const rows = await db.selectFrom("ingests").selectAll().orderBy("id", "desc").limit(limit).execute();
      return rows.map(ingestOf);
    },
    start: start(db),
    beat: (id, at, progress) =>
      db.transaction().execute(async (tx) => {
        await requireLock(tx, id);
        await tx.updateTable("ingest_lock").set({ beat_at: at }).where("name", "=", lockName).execute();
        await tx
          .updateTable("ingests")
          .set({ progress: JSON.stringify(progress) })
          .where("id", "=", id)
          .execute();
      }),
    end: (id, at, state, progress) =>
      db.transaction().execute(async (tx) => {
        const note = await close(tx, id, at, state, progress);
        await note();
      }),
    addProblems: (id, problems) =>
      db.transaction().execute(async (tx) => {
        const last = await tx
          .selectFrom("ingest_problems")
          .select((eb) => eb.fn.max("number").as("number"))
          .where("ingest_id", "=", id)
          .executeTakeFirst();
        let number = last?.number ?? 0;
        for (const problem of problems)
          await tx
            .insertInto("ingest_problems")
            .values({ ingest_id: id, number: ++number, problem: JSON.stringify(problem) })
            .execute();
      }),
    problems: async (id, limit) => {
      const rows = await db
        .selectFrom("ingest_problems")
        .select("problem")
        .where("ingest_id", "=", id)
        .orderBy("number")
        .limit(limit)
        .execute();
      return rows.map((row) => Problem.parse(JSON.parse(row.problem)));
    },
    lock: () => lockOf(db),
  };
}

/** The standings port on a database. */
import type { Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import type { DoneBy, ItemName, ShownIn, Standings, Suspension } from "../../app/ports/standings.ts";
import { ItemEdit, ItemKind, type Overlay, type OverlayEntry } from "../../core/knowledge/overlay.ts";
import { appendAudit } from "../audit.ts";
import { isPostgres } from "../dialect.ts";
import { digestOf } from "../digest.ts";
import type { Tables } from "../tables.ts";
import { changeStanding, moveRevision } from "./change-standing.ts";
import { findShownIn } from "./shown-in.ts";

const ShownPlaces: z.ZodType<readonly ShownIn[]> = z.array(
  z.object({
    kind: z.enum(["answer", "card", "article"]),
    subject: z.string(),
    to: z.string().optional(),
    at: z.string(),
  }),
);

const keyOf = ({ pack, kind, id }: ItemName): string => JSON.stringify([pack, kind, id]);

/** The audit's name for an item. */
export const subjectOf = ({ pack, kind, id }: ItemName): string =>
  pack === "" ? `${kind}/${id}` : `${kind}/${pack}/${id}`;

const suspensionOf = (row: Selectable<Tables["suspensions"]>): Suspension => ({
  suspension: row.suspension,
  pack: row.pack,
  kind: ItemKind.parse(row.kind),
  id: row.id,
  reason: row.reason,
  by: row.suspended_by,
  at: row.suspended_at,
  shownIn: ShownPlaces.parse(JSON.parse(row.shown_in)),
  lifted:
    row.lifted_at === null
      ? undefined
      : { at: row.lifted_at, by: row.lifted_by ?? "", reason: row.lifted_reason ?? "" },
});

async function revisionOf(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom("standings_revision").select("revision").where("id", "=", 1).executeTakeFirst();
  if (row === undefined) throw new Error("the number of the standings' last change is lost; restore a backup");
  return row.revision;
}

async function entriesOf(db: Kysely<Tables>): Promise<readonly OverlayEntry[]> {
  const entries = new Map<string, OverlayEntry>();
  for (const { pack, kind, id, approved_hash: hash, edit } of await db.selectFrom("standings").selectAll().execute()) {
    const item = { pack, kind: ItemKind.parse(kind), id };
    entries.set(keyOf(item), {
      ...item,
      ...(hash === null ? {} : { approvedHash: hash }),
      ...(edit === null ? {} : { edit: ItemEdit.parse(JSON.parse(edit)) }),
    });
  }
  const open = await db.selectFrom("suspensions").selectAll().where("lifted_at", "is", null).execute();
  for (const { pack, kind, id, suspended_at: since, suspended_by: by, reason } of open) {
    const item = { pack, kind: ItemKind.parse(kind), id };
    entries.set(keyOf(item), { ...item, ...entries.get(keyOf(item)), suspended: { since, by, reason } });
  }
  return [...entries.values()];
}

/** Reads both tables as they stood at one moment. */
async function readOverlay(db: Kysely<Tables>): Promise<Overlay> {
  const read = async (tx: Kysely<Tables>): Promise<Overlay> => ({
    revision: await revisionOf(tx),
    entries: await entriesOf(tx),
  });
  // A transaction on SQLite takes the write lock, so the revision is compared instead.
  if (isPostgres(db)) return db.transaction().setIsolationLevel("repeatable read").execute(read);
  const overlay = await read(db);
  return (await revisionOf(db)) === overlay.revision ? overlay : readOverlay(db);
}

const placeOf = ({ kind, subject, at }: ShownIn): string => `${kind} ${subject} ${at}`;

async function addShown(
  tx: Transaction<Tables>,
  suspension: string,
  found: readonly ShownIn[],
  by: DoneBy,
): Promise<void> {
  // Written as it is, so that its row is locked until the end: of two processes that add, the second sees what the first did.
  const row = await tx
    .updateTable("suspensions")
    .set((e) => ({ shown_in: e.ref("shown_in") }))
    .where("suspension", "=", suspension)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return;
  const before = suspensionOf(row);
  const known = new Set(before.shownIn.map(placeOf));
  const more = found.filter((place) => !known.has(placeOf(place)));
  if (more.length === 0) return;
  const shownIn = [...before.shownIn, ...more];
  await tx
    .updateTable("suspensions")
    .set({ shown_in: JSON.stringify(shownIn) })
    .where("suspension", "=", suspension)
    .execute();
  const outputDigest = digestOf(shownIn);
  await appendAudit(tx, { ...by, action: "item.suspension-shown", subject: subjectOf(before), outputDigest });
}

/** The port. */
export function createStandings(db: Kysely<Tables>): Standings {
  return {
    revision: () => revisionOf(db),
    read: () => readOverlay(db),
    suspend: (suspension, item, reason, shownIn, by) =>
      db.transaction().execute(async (tx) => {
        await moveRevision(tx);
        const open = tx.selectFrom("suspensions").select("suspension").where("lifted_at", "is", null);
        const { pack, kind, id } = item;
        const already = await open.where("pack", "=", pack).where("kind", "=", kind).where("id", "=", id).execute();
        if (already.length > 0) return false;
        await tx
          .insertInto("suspensions")
          .values({
            suspension,
            pack,
            kind,
            id,
            reason,
            suspended_by: by.actor,
            suspended_at: by.at,
            shown_in: JSON.stringify(shownIn),
            lifted_at: null,
            lifted_by: null,
            lifted_reason: null,
          })
          .execute();
        await appendAudit(tx, {
          ...by,
          action: "item.suspended",
          subject: subjectOf(item),
          inputDigest: digestOf(reason),
          outputDigest: digestOf(shownIn),
        });
        return true;
      }),
    addShown: (suspension, found, by) => db.transaction().execute((tx) => addShown(tx, suspension, found, by)),
    lift: ({ pack, kind, id }, reason, by) =>
      db.transaction().execute(async (tx) => {
        await moveRevision(tx);
        const lifted = await tx
          .updateTable("suspensions")
          .set({ lifted_at: by.at, lifted_by: by.actor, lifted_reason: reason })
          .where("lifted_at", "is", null)
          .where("pack", "=", pack)
          .where("kind", "=", kind)
          .where("id", "=", id)
          .returning("suspension")
          .execute();
        if (lifted.length === 0) return false;
        const subject = subjectOf({ pack, kind: ItemKind.parse(kind), id });
        await appendAudit(tx, { ...by, action: "item.suspension-lifted", subject, inputDigest: digestOf(reason) });
        return true;
      }),
    change: (item, change, by) =>
      db.transaction().execute(async (tx) => {
        await changeStanding(tx, item, change, by);
        const outputDigest = digestOf(change);
        await appendAudit(tx, { ...by, action: `item.${change.kind}`, subject: subjectOf(item), outputDigest });
      }),
    suspensions: async () => {
      const rows = await db.selectFrom("suspensions").selectAll().orderBy("suspended_at", "desc").execute();
      return rows.map(suspensionOf);
    },
    shownIn: (sought) => findShownIn(db, sought),
  };
}

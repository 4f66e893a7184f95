/** The reviews port on a database. Each act, its event, its version, what it tells and its audit entry are one transaction. */
import type { Kysely, Transaction } from "kysely";
import type { WriteLetter } from "../../app/ports/mail.ts";
import type { PolicyInForce, QueueAsked, Reviews, ReviewWrite } from "../../app/ports/reviews.ts";
import { ReviewContent } from "../../core/review/content.ts";
import { ReviewPolicy } from "../../core/review/policy.ts";
import { ApprovedVersion, ReviewCase, type ReviewSubject } from "../../core/review/review-case.ts";
import { appendAudit } from "../audit.ts";
import { changeStanding } from "../standings/change-standing.ts";
import type { Tables } from "../tables.ts";
import { insertNotifications } from "./notifications.ts";
import { queueColumnsOf, readQueue } from "./queue.ts";

type Tx = Transaction<Tables>;

const caseOf = ({ record }: { readonly record: string }): ReviewCase => ReviewCase.parse(JSON.parse(record));
const versionOf = ({ record }: { readonly record: string }): ApprovedVersion =>
  ApprovedVersion.parse(JSON.parse(record));

const keyOf = (subject: ReviewSubject): { readonly kind: string; readonly subject: string } => ({
  kind: subject.kind,
  subject: subject.kind === "article" ? subject.slug : subject.item,
});

const columnsOf = (reviewCase: ReviewCase) => ({
  state: reviewCase.state,
  revision: reviewCase.revision,
  record: JSON.stringify(reviewCase),
  updated_at: reviewCase.updatedAt,
  ...queueColumnsOf(reviewCase),
});

/** The content is kept with an event when it is another than before. */
async function addEvent(tx: Tx, { case: reviewCase, event, act }: ReviewWrite, before?: string): Promise<void> {
  await tx
    .insertInto("review_events")
    .values({
      case_id: reviewCase.id,
      revision: event.revision,
      at: event.at,
      by_id: event.by,
      by_name: event.name,
      kind: event.kind,
      text: event.text,
      act: JSON.stringify(act),
      content: before === reviewCase.contentHash ? null : JSON.stringify(reviewCase.content),
    })
    .execute();
}

async function addVersion(tx: Tx, { case: { id }, approved }: ReviewWrite): Promise<void> {
  if (approved === undefined) return;
  await tx
    .insertInto("review_versions")
    .values({ case_id: id, version: approved.version, record: JSON.stringify(approved) })
    .execute();
}

async function addRest(tx: Tx, write: ReviewWrite, writeLetter: WriteLetter | undefined): Promise<void> {
  const { decides, entry } = write;
  // Before the audit, as everywhere: whoever takes both rows takes them in one order.
  if (decides !== undefined)
    for (const change of decides.changes) await changeStanding(tx, decides.item, change, entry);
  await addVersion(tx, write);
  await insertNotifications(tx, write.tell, writeLetter);
  await appendAudit(tx, entry);
}

async function createCase(tx: Tx, write: ReviewWrite, writeLetter: WriteLetter | undefined): Promise<boolean> {
  const { id, subject } = write.case;
  const made = await tx
    .insertInto("review_cases")
    .values({ id, ...keyOf(subject), ...columnsOf(write.case) })
    .onConflict((conflict) => conflict.columns(["kind", "subject"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) return false;
  await addEvent(tx, write);
  await addRest(tx, write, writeLetter);
  return true;
}

async function actOn(tx: Tx, was: number, write: ReviewWrite, writeLetter: WriteLetter | undefined): Promise<boolean> {
  const { id } = write.case;
  const before = await tx.selectFrom("review_cases").select("record").where("id", "=", id).executeTakeFirst();
  const changed = await tx
    .updateTable("review_cases")
    .set(columnsOf(write.case))
    .where("id", "=", id)
    .where("revision", "=", was)
    .returning("id")
    .executeTakeFirst();
  if (changed === undefined) return false;
  await addEvent(tx, write, before === undefined ? undefined : caseOf(before).contentHash);
  await addRest(tx, write, writeLetter);
  return true;
}

const policyOf = (row: {
  readonly policy: string;
  readonly set_at: string;
  readonly set_by: string;
}): PolicyInForce => ({
  policy: ReviewPolicy.parse(JSON.parse(row.policy)),
  since: row.set_at,
  by: row.set_by,
});

const readCases = (db: Kysely<Tables>) => ({
  find: async (id: string) => {
    const row = await db.selectFrom("review_cases").select("record").where("id", "=", id).executeTakeFirst();
    return row === undefined ? undefined : caseOf(row);
  },
  findBySubject: async (given: ReviewSubject) => {
    const { kind, subject } = keyOf(given);
    const query = db.selectFrom("review_cases").select("record").where("kind", "=", kind);
    const row = await query.where("subject", "=", subject).executeTakeFirst();
    return row === undefined ? undefined : caseOf(row);
  },
  list: async () => {
    const rows = await db
      .selectFrom("review_cases")
      .select("record")
      .orderBy("updated_at", "desc")
      .orderBy("id")
      .execute();
    return rows.map(caseOf);
  },
  queue: (asked: QueueAsked) => readQueue(db, asked),
});

const readHistory = (db: Kysely<Tables>): Pick<Reviews, "history" | "contentAt" | "versions" | "latestVersions"> => ({
  history: async (id) => {
    const rows = await db
      .selectFrom("review_events")
      .select(["revision", "at", "by_id", "by_name", "kind", "text"])
      .where("case_id", "=", id)
      .orderBy("revision")
      .execute();
    return rows.map(({ by_id, by_name, ...row }) => ({ ...row, by: by_id, name: by_name }));
  },
  contentAt: async (id, revision) => {
    const row = await db
      .selectFrom("review_events")
      .select("content")
      .where("case_id", "=", id)
      .where("revision", "<=", revision)
      .where("content", "is not", null)
      .orderBy("revision", "desc")
      .limit(1)
      .executeTakeFirst();
    return row === undefined || row.content === null ? undefined : ReviewContent.parse(JSON.parse(row.content));
  },
  versions: async (id) => {
    const query = db.selectFrom("review_versions").select("record").where("case_id", "=", id);
    return (await query.orderBy("version").execute()).map(versionOf);
  },
  latestVersions: async () => {
    const rows = await db.selectFrom("review_versions").select(["case_id", "record"]).orderBy("version").execute();
    return new Map(rows.map((row) => [row.case_id, versionOf(row)]));
  },
});

const readPolicies = (db: Kysely<Tables>) =>
  db.selectFrom("review_policies").select(["policy", "set_at", "set_by"]).orderBy("id", "desc");

/** Of several set at once each gets the next number: who finds it taken, having waited for its writer, looks again. */
async function addPolicy(tx: Tx, policy: ReviewPolicy, at: string, by: string): Promise<void> {
  const last = await tx
    .selectFrom("review_policies")
    .select((e) => e.fn.max("id").as("id"))
    .executeTakeFirst();
  const added = await tx
    .insertInto("review_policies")
    .values({ id: (last?.id ?? 0) + 1, policy: JSON.stringify(policy), set_at: at, set_by: by })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) await addPolicy(tx, policy, at, by);
}

/** The reviews port on a database. */
export function createReviews(db: Kysely<Tables>, writeLetter?: WriteLetter): Reviews {
  const inOne = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work);
  // Asked with every question.
  const stamp = db
    .selectFrom("review_cases")
    .select((e) => [e.fn.countAll().as("cases"), e.fn.sum("revision").as("revisions")])
    .compile();
  return {
    ...readCases(db),
    ...readHistory(db),
    create: (write) => inOne((tx) => createCase(tx, write, writeLetter)),
    act: (was, write) => inOne((tx) => actOn(tx, was, write, writeLetter)),
    stamp: async () => {
      const [row] = (await db.executeQuery(stamp)).rows;
      return `${row?.cases ?? 0} ${row?.revisions ?? 0}`;
    },
    see: async (id, person, revision, at) => {
      await db
        .insertInto("review_seen")
        .values({ case_id: id, person_id: person, revision, at })
        .onConflict((conflict) => conflict.columns(["case_id", "person_id"]).doUpdateSet({ revision, at }))
        .execute();
    },
    seenBy: async (person) => {
      const rows = await db
        .selectFrom("review_seen")
        .select(["case_id", "revision"])
        .where("person_id", "=", person)
        .execute();
      return new Map(rows.map((row) => [row.case_id, row.revision]));
    },
    policy: async () => {
      const row = await readPolicies(db).limit(1).executeTakeFirst();
      return row === undefined ? undefined : policyOf(row);
    },
    policies: async () => (await readPolicies(db).execute()).map(policyOf),
    setPolicy: (policy, entry) =>
      inOne(async (tx) => {
        await addPolicy(tx, policy, entry.at, entry.actor);
        await appendAudit(tx, entry);
      }),
  };
}

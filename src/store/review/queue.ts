/** The board's queue on a database: narrowed, ordered and divided there; only the cases of the part asked for are read. */
import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { QueueAsked, QueuePart } from "../../app/ports/reviews.ts";
import { ReviewCase } from "../../core/review/review-case.ts";
import type { Tables } from "../tables.ts";

type Cases = ExpressionBuilder<Tables, "review_cases">;
type Narrowed = SelectQueryBuilder<Tables, "review_cases", object>;

/** What the queue is ordered and narrowed by, kept beside the record. */
export const queueColumnsOf = ({ subject, content, assignees, dueOn, approved }: ReviewCase) => ({
  due_on: dueOn ?? null,
  expires_on: approved?.expiresOn ?? null,
  assignees: `,${assignees.join(",")},`,
  words: `${content.title} ${subject.kind === "article" ? subject.slug : subject.item}`.toLowerCase(),
});

/** The state on a day, as `stateOn` says it. */
const stateOn = (eb: Cases, today: string) =>
  eb
    .case()
    .when(eb.and([eb("state", "=", "approved"), eb("expires_on", "<", today)]))
    .then("expired")
    .else(eb.ref("state"))
    .end();

const closed = ["approved", "retired"];
const never = "9999-12-31";

/** Whether a column holds a text, as it is: what "like" reads as "anything" stands for itself. */
const holds = (column: "assignees" | "words", text: string) =>
  sql<boolean>`${sql.ref(column)} like ${`%${text.replaceAll(/[\\%_]/gu, "\\$&")}%`} escape '\\'`;

function narrowed(db: Kysely<Tables>, { state, kind, assignee, overdue, words, today }: QueueAsked): Narrowed {
  let rows: Narrowed = db.selectFrom("review_cases");
  if (state !== undefined) rows = rows.where((eb) => eb(stateOn(eb, today), "=", state));
  if (kind !== undefined) rows = rows.where("kind", "=", kind);
  if (assignee !== undefined) rows = rows.where(holds("assignees", `,${assignee},`));
  if (overdue) rows = rows.where("due_on", "<", today).where((eb) => eb(stateOn(eb, today), "not in", closed));
  for (const word of words) rows = rows.where(holds("words", word));
  return rows;
}

/** What could harm, then what is still to be done and due first, then the latest changed. */
const byUrgency = (rows: Narrowed, { harmful, today }: QueueAsked): Narrowed =>
  (harmful.size === 0
    ? rows
    : rows.orderBy((eb) =>
        eb
          .case()
          .when("id", "in", [...harmful])
          .then(0)
          .else(1)
          .end(),
      )
  )
    .orderBy((eb) => eb.case().when(stateOn(eb, today), "in", closed).then(1).else(0).end())
    .orderBy((eb) => eb.fn.coalesce("due_on", eb.val(never)))
    .orderBy("updated_at", "desc")
    .orderBy("id");

/** One part of the queue, and how many there are in all. */
export async function readQueue(db: Kysely<Tables>, asked: QueueAsked): Promise<QueuePart> {
  const all = narrowed(db, asked);
  const [count, rows] = await Promise.all([
    all.select((eb) => eb.fn.countAll().as("n")).executeTakeFirst(),
    byUrgency(all, asked).select("record").offset(asked.from).limit(asked.limit).execute(),
  ]);
  return { total: Number(count?.n ?? 0), cases: rows.map(({ record }) => ReviewCase.parse(JSON.parse(record))) };
}

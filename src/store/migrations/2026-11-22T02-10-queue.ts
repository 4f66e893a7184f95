/** What the board's queue is ordered and narrowed by, beside each case: until when, of whom, in which words. */
import type { Kysely } from "kysely";

interface Cases {
  readonly review_cases: {
    readonly id: string;
    readonly record: string;
    readonly due_on: string | null;
    readonly expires_on: string | null;
    readonly assignees: string;
    readonly words: string;
  };
}

/** What of a record the columns hold, as cases were stored up to then. */
interface Then {
  readonly subject: { readonly slug?: string; readonly item?: string };
  readonly content: { readonly title: string };
  readonly assignees: readonly string[];
  readonly dueOn?: string;
  readonly approved?: { readonly expiresOn: string };
}

const atOnce = 200;

async function fill(db: Kysely<Cases>): Promise<void> {
  for (let after = ""; ;) {
    const query = db.selectFrom("review_cases").select(["id", "record"]).where("id", ">", after);
    const rows = await query.orderBy("id").limit(atOnce).execute();
    for (const { id, record } of rows) {
      const { subject, content, assignees, dueOn, approved } = JSON.parse(record) as Then;
      await db
        .updateTable("review_cases")
        .set({
          due_on: dueOn ?? null,
          expires_on: approved?.expiresOn ?? null,
          assignees: `,${assignees.join(",")},`,
          words: `${content.title} ${subject.slug ?? subject.item ?? ""}`.toLowerCase(),
        })
        .where("id", "=", id)
        .execute();
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.id;
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = ["due_on", "expires_on"] as const;
  for (const column of columns) await db.schema.alterTable("review_cases").addColumn(column, "text").execute();
  for (const column of ["assignees", "words"])
    await db.schema
      .alterTable("review_cases")
      .addColumn(column, "text", (c) => c.notNull().defaultTo(""))
      .execute();
  await fill(db);
}

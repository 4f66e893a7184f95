/**
 * Accounts. The first five tables are those the account library works on, in our names and column types; a test asks the
 * library what it expects and compares. The rest is our own.
 */
import type { ColumnDataType, CreateTableBuilder, Kysely } from "kysely";

type Columns = Readonly<Record<string, readonly [type: ColumnDataType, need: "required" | "optional"]>>;

function table(db: Kysely<unknown>, name: string, columns: Columns): CreateTableBuilder<string, string> {
  let builder: CreateTableBuilder<string, string> = db.schema
    .createTable(name)
    .addColumn("id", "text", (c) => c.primaryKey());
  for (const [column, [type, need]] of Object.entries(columns))
    builder = builder.addColumn(column, type, (c) => (need === "required" ? c.notNull() : c));
  return builder;
}

const stamps: Columns = { created_at: ["text", "required"], updated_at: ["text", "required"] };

async function createLibraryTables(db: Kysely<unknown>): Promise<void> {
  await table(db, "people", {
    name: ["text", "required"],
    email: ["text", "required"],
    email_verified: ["integer", "required"],
    image: ["text", "optional"],
    two_factor_enabled: ["integer", "optional"],
    ...stamps,
  })
    .addColumn("roles", "text", (c) => c.notNull().defaultTo("reader"))
    .addColumn("interests", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("disabled_at", "text")
    .addUniqueConstraint("people_email", ["email"])
    .execute();
  const person = (builder: CreateTableBuilder<string, string>): CreateTableBuilder<string, string> =>
    builder.addColumn("person_id", "text", (c) => c.notNull().references("people.id").onDelete("cascade"));
  await person(
    table(db, "sessions", {
      token: ["text", "required"],
      expires_at: ["text", "required"],
      ip_address: ["text", "optional"],
      user_agent: ["text", "optional"],
      ...stamps,
    }),
  )
    .addColumn("seen_at", "text")
    .addColumn("origin", "text")
    .addUniqueConstraint("sessions_token", ["token"])
    .execute();
  await person(
    table(db, "sign_in_methods", {
      account_id: ["text", "required"],
      provider_id: ["text", "required"],
      access_token: ["text", "optional"],
      refresh_token: ["text", "optional"],
      id_token: ["text", "optional"],
      access_token_expires_at: ["text", "optional"],
      refresh_token_expires_at: ["text", "optional"],
      scope: ["text", "optional"],
      password: ["text", "optional"],
      ...stamps,
    }),
  )
    .addUniqueConstraint("sign_in_methods_account", ["provider_id", "account_id"])
    .execute();
  await table(db, "verifications", {
    identifier: ["text", "required"],
    value: ["text", "required"],
    expires_at: ["text", "required"],
    ...stamps,
  }).execute();
  await person(
    table(db, "second_factors", {
      secret: ["text", "required"],
      backup_codes: ["text", "required"],
      verified: ["integer", "optional"],
      failed_verification_count: ["integer", "optional"],
      locked_until: ["text", "optional"],
    }),
  ).execute();
  const indexes = [
    ["sessions", "person_id"],
    ["sign_in_methods", "person_id"],
    ["verifications", "identifier"],
    ["second_factors", "secret"],
    ["second_factors", "person_id"],
  ] as const;
  for (const [on, column] of indexes)
    await db.schema.createIndex(`${on}_${column}_idx`).on(on).column(column).execute();
}

async function createOwnTables(db: Kysely<unknown>): Promise<void> {
  await table(db, "invitations", {
    kind: ["text", "required"],
    token_hash: ["text", "required"],
    roles: ["text", "required"],
    person_id: ["text", "optional"],
    note: ["text", "required"],
    made_by: ["text", "required"],
    made_at: ["text", "required"],
    expires_at: ["text", "required"],
    spent_at: ["text", "optional"],
  })
    .addUniqueConstraint("invitations_token", ["token_hash"])
    .execute();
  await table(db, "service_tokens", {
    token_hash: ["text", "required"],
    name: ["text", "required"],
    scopes: ["text", "required"],
    made_by: ["text", "required"],
    made_at: ["text", "required"],
    expires_at: ["text", "required"],
    revoked_at: ["text", "optional"],
    used_at: ["text", "optional"],
  })
    .addUniqueConstraint("service_tokens_token", ["token_hash"])
    .execute();
  await table(db, "sign_in_attempts", {
    failures: ["integer", "required"],
    last_at: ["text", "required"],
    locked_until: ["text", "optional"],
  }).execute();
  await table(db, "server_keys", { value: ["text", "required"] }).execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createLibraryTables(db);
  await createOwnTables(db);
}

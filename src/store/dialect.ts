/** Which database is behind a Kysely instance, for the few statements that differ. */
import { type Kysely, PostgresAdapter } from "kysely";

/** Whether it is PostgreSQL; otherwise it is SQLite. */
export const isPostgres = <T>(db: Kysely<T>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/** A query that is the same each time but for its values is built once, and run with others. */
import type { CompiledQuery } from "kysely";

/** The compiled query with these values, in the order in which the query names them. */
export const withValues = <Row>(query: CompiledQuery<Row>, values: readonly unknown[]): CompiledQuery<Row> => ({
  ...query,
  parameters: values,
});

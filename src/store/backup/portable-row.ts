/** Rows as every database can give and take them: text, numbers and null, so that a backup fits any database. */
export type PortableValue = string | number | null | { readonly base64: string };

/** Values in the order of the table's columns. */
export type PortableRow = readonly PortableValue[];

/** A table with its columns in the order of their names, which is the same in every database. */
export interface PortableTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A value as a driver gave it, in portable form: true is 1, a time is ISO 8601, a document is its JSON. */
export function toPortable(value: unknown): PortableValue {
  if (value === null || value === undefined || typeof value === "string") return value ?? null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString("base64") };
  if (typeof value === "object") return JSON.stringify(value);
  throw new Error(`A value of the kind ${typeof value} cannot be put into a backup`);
}

/** A portable value as a driver takes it. */
export const fromPortable = (value: PortableValue): string | number | null | Uint8Array =>
  typeof value === "object" && value !== null ? Buffer.from(value.base64, "base64") : value;

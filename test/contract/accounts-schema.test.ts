/** Our migration makes what the account library works on: it is asked what it expects, on every database. */
import { getAuthTables } from "better-auth/db";
import { getMigrations } from "better-auth/db/migration";
import { expect, test } from "vitest";
import type { Kysely } from "kysely";
import { libraryOptions } from "../../src/server/auth/library-options.ts";
import type { Tables } from "../../src/store/tables.ts";
import { describeOnDatabases } from "../support/databases.ts";

const optionsFor = (db: Kysely<Tables>) =>
  libraryOptions({
    database: db as unknown as Kysely<unknown>,
    secret: "x".repeat(40),
    newId: () => "id",
    now: () => "2026-01-01T00:00:00.000Z",
    publicUrl: "http://localhost:4000",
    longestSessionSeconds: 60,
    mayHaveSession: () => Promise.resolve(true),
    onFailure: (error) => {
      throw error;
    },
  });

/** Text and integers stand for what the library calls strings, dates, truth values and numbers. */
const typeOf: Readonly<Record<string, RegExp>> = {
  string: /^text$/i,
  date: /^text$/i,
  boolean: /^int(eger|4)$/i,
  number: /^int(eger|4)$/i,
};

describeOnDatabases("the account library's tables", ({ name, create }) => {
  test("hold every column it expects, of our types, required where it requires them", async () => {
    const fresh = await create();
    const db = await fresh.open();
    const found = new Map((await db.introspection.getTables()).map((table) => [table.name, table]));
    const wrong: string[] = [];
    for (const { modelName, fields } of Object.values(getAuthTables(optionsFor(db))))
      for (const [field, { fieldName, type, required }] of Object.entries(fields)) {
        const column = found.get(modelName)?.columns.find((c) => c.name === (fieldName ?? field));
        const place = `${modelName}.${fieldName ?? field}`;
        if (column === undefined) wrong.push(`${place} is missing`);
        else if (typeOf[String(type)]?.test(column.dataType) !== true) wrong.push(`${place} is ${column.dataType}`);
        else if (required === true && column.isNullable) wrong.push(`${place} may be empty`);
        else if (required !== true && !column.isNullable && !column.hasDefaultValue)
          wrong.push(`${place} may not be empty`);
      }
    expect(wrong).toEqual([]);
    await fresh.remove();
  });

  test.runIf(name === "SQLite")(
    "leave its own migration nothing to make, indexes and uniqueness included",
    async () => {
      const fresh = await create();
      const db = await fresh.open();
      const { toBeCreated, toBeAdded } = await getMigrations(optionsFor(db));
      expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
      await fresh.remove();
    },
  );
});

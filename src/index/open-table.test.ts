/** Tables that a killed process left half-made. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { connect } from "@lancedb/lancedb";
import { Field, Int32, Schema } from "apache-arrow";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openOrMakeTable, openTableIfWhole } from "./open-table.ts";

const schema = new Schema([new Field("n", new Int32(), false)]);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ranvier-table-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is on the disk before the first version has its name. */
const halfMade = ["", "_transactions/0-a.txn", "_versions/.tmp_1.manifest_a", "data/a.lance"];

test.each(halfMade)("a table of which only '%s' was written is not there, and is made anew", async (written) => {
  const path = join(folder, "numbers.lance", written);
  mkdirSync(written === "" ? path : dirname(path), { recursive: true });
  if (written !== "") writeFileSync(path, "");
  const connection = await connect(folder);
  expect(await connection.tableNames()).toEqual(["numbers"]);
  expect(await openTableIfWhole(connection, "numbers")).toBeUndefined();
  const table = await openOrMakeTable(connection, "numbers", schema);
  await table.add([{ n: 1 }]);
  expect(await (await openOrMakeTable(connection, "numbers", schema)).countRows()).toBe(1);
  connection.close();
});

test("a table that cannot be read is told of, not made anew", async () => {
  const connection = await connect(folder);
  await connection.createEmptyTable("numbers", schema);
  const versions = join(folder, "numbers.lance/_versions");
  rmSync(versions, { recursive: true });
  mkdirSync(versions);
  writeFileSync(join(versions, "18446744073709551614.manifest"), "");
  await expect(openOrMakeTable(connection, "numbers", schema)).rejects.toThrow(/range|manifest/i);
  connection.close();
});

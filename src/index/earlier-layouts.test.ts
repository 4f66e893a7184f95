/** Tables of earlier layouts go when the index is whole in the present one, and not before. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@lancedb/lancedb";
import { Field, Int32, Schema } from "apache-arrow";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import { openLanceIndex } from "./lance-index.ts";
import { layoutVersion, tableNames } from "./lance-tables.ts";

const version = "a".repeat(64);
const passage: IndexedPassage = {
  id: `${version}#0-1`,
  version,
  documentId: "1",
  title: "IgM neuropathy",
  section: [],
  role: "body",
  kind: "paragraph",
  text: "Rituximab was given.",
  format: "plain-text",
  retracted: false,
  identifiers: [],
};

const earlier = ["passages", "words", "totals"].map((name) => `${name}_v${layoutVersion - 1}`);
const others = [`passages_v${layoutVersion + 1}`, "vectors_v1_0123456789ab", "notes"];
const present = Object.values(tableNames);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ranvier-layouts-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const namesIn = async (): Promise<readonly string[]> => {
  const connection = await connect(folder);
  const names = await connection.tableNames();
  connection.close();
  return names.toSorted();
};

test("finish() removes tables of earlier layouts once there are passages in the present one", async () => {
  const connection = await connect(folder);
  const schema = new Schema([new Field("n", new Int32(), false)]);
  for (const name of [...earlier, ...others]) await connection.createEmptyTable(name, schema);
  connection.close();
  // What is left of one whose removal was cut off.
  mkdirSync(join(folder, "passages_v1.lance", "data"), { recursive: true });

  const opened = await openLanceIndex(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const index = opened.value;
  await index.finish();
  expect(await namesIn()).toEqual([...earlier, ...others, ...present, "passages_v1"].toSorted());

  await index.append([passage]);
  expect(await namesIn()).toContain(earlier[0]);
  await index.finish();
  expect(await namesIn()).toEqual([...others, ...present].toSorted());

  const words = [{ word: "rituximab", weight: 1 }];
  const found = await index.search({ words, phrases: [], identifiers: [], filter: {}, limit: 1 });
  expect(found.map((hit) => hit.passage)).toEqual([passage]);
  await index.close();
});

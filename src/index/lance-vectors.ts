/** Vectors of passages, in a table of their own for each embedding model, so that the passages do not depend on one. */
import { createHash } from "node:crypto";
import { type Connection, makeArrowTable, type Table } from "@lancedb/lancedb";
import { Field, FixedSizeList, Float32, Schema, Utf8 } from "apache-arrow";
import type { Embedder } from "../app/ports/embedder.ts";
import { withCommitRetry } from "./commit-retry.ts";
import { anyOf } from "./lance-filter.ts";
import { shownColumn, toPassages } from "./lance-rows.ts";
import { openOrMakeTable, openTableIfWhole } from "./open-table.ts";

/** Passages sent to the embedder at once. */
const atOnce = 64;
/** Longest text sent for one passage, in characters; models read no more than about this. */
const longestText = 6000;

/** Apart from that of the passages: vectors take long to make. */
const layoutVersion = 1;

const tableNameOf = (model: string): string =>
  `vectors_v${layoutVersion}_${createHash("sha256").update(model).digest("hex").slice(0, 12)}`;

const schemaOf = (length: number): Schema =>
  new Schema([
    new Field("id", new Utf8(), false),
    new Field("version", new Utf8(), false),
    new Field("vector", new FixedSizeList(length, new Field("item", new Float32(), true)), false),
  ]);

interface Unembedded {
  readonly id: string;
  readonly version: string;
  readonly text: string;
}

export interface Vectors {
  /** Ids of the passages nearest in meaning, nearest first. */
  readonly nearest: (vector: readonly number[], most: number) => Promise<readonly string[]>;
  /** Makes the vectors that are missing. Stops without an error when the embedder fails: the next call goes on. */
  readonly complete: (passages: Table) => Promise<void>;
  readonly remove: (versions: readonly string[]) => Promise<void>;
  readonly clear: () => Promise<void>;
}

export function createVectors(connection: Connection, embedder: Embedder): Vectors {
  const name = tableNameOf(embedder.model);
  const opened = (): Promise<Table | undefined> => openTableIfWhole(connection, name);

  const put = async (rows: readonly Unembedded[]): Promise<boolean> => {
    const embedded = await embedder.embed(rows.map(({ text }) => text.slice(0, longestText)));
    if (!embedded.ok) return false;
    const length = embedded.value[0]?.length ?? 0;
    const schema = schemaOf(length);
    const table = await openOrMakeTable(connection, name, schema);
    const data = rows.map(({ id, version }, at) => ({ id, version, vector: embedded.value[at] ?? [] }));
    await withCommitRetry(() => table.add(makeArrowTable(data, { schema })));
    return true;
  };

  const known = async (): Promise<ReadonlySet<string>> => {
    const table = await opened();
    if (table === undefined) return new Set();
    const ids = (await table.query().select(["id"]).toArrow()).getChild("id");
    return new Set(ids === null ? [] : Array.from(ids, String));
  };

  return {
    nearest: async (vector, most) => {
      const table = await opened();
      if (table === undefined) return [];
      const search = table
        .query()
        .nearestTo([...vector])
        .distanceType("cosine")
        .select(["id", "_distance"])
        .limit(most);
      const rows = (await search.toArray()) as readonly { readonly id: string }[];
      return rows.map(({ id }) => id);
    },
    complete: async (passages) => {
      const done = await known();
      let waiting: Unembedded[] = [];
      for await (const part of passages.query().select([shownColumn])) {
        for (const { id, version, title, question, text } of toPassages(part))
          if (!done.has(id))
            waiting.push({ id, version, text: [title, question ?? "", text].filter(Boolean).join("\n") });
        for (; waiting.length >= atOnce; waiting = waiting.slice(atOnce))
          if (!(await put(waiting.slice(0, atOnce)))) return;
      }
      if (waiting.length > 0) await put(waiting);
    },
    remove: async (versions) => {
      const table = await opened();
      if (table !== undefined) await withCommitRetry(() => table.delete(anyOf("version", versions)));
    },
    clear: async () => {
      const table = await opened();
      if (table !== undefined) await withCommitRetry(() => table.delete("true"));
    },
  };
}

/** Our search as the product runs it: read the words, search the index on disk, rank. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLiteratureSearch } from "../../src/app/literature/search.ts";
import type { Lexicon } from "../../src/core/question/lexicon.ts";
import type { IndexedPassage } from "../../src/evidence/indexed-passage.ts";
import { openLanceIndex } from "../../src/index/lance-index.ts";
import type { System } from "./peers.ts";

const batch = 5000;

/** Glossaries and ordinary words of the shipped packs. */
export interface PackWords {
  readonly lexicons: readonly Lexicon[];
  readonly isOrdinary: (word: string) => boolean;
}

export async function ours(passages: readonly IndexedPassage[], words: PackWords): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-retrieval-"));
  const opened = await openLanceIndex(join(folder, "evidence"));
  if (!opened.ok) throw new Error(opened.error.message);
  const index = opened.value;
  for (let at = 0; at < passages.length; at += batch) await index.append(passages.slice(at, at + batch));
  await index.finish();
  const search = createLiteratureSearch({ index, ...words });
  return {
    name: "Ranvier",
    search: async (text) => (await search.find(text, {}, 100)).hits.map(({ passage }) => passage.documentId),
    close: async () => {
      await index.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

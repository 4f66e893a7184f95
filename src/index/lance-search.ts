/** The search on LanceDB: a first search brings candidates, our ranking orders them. */
import type { PassageHit, PassageQuery } from "../app/ports/evidence-index.ts";
import type { Collection } from "../evidence/ranking/collection.ts";
import { fuse } from "../evidence/ranking/fuse.ts";
import { queryTerms } from "../evidence/ranking/query-terms.ts";
import { rankPassages } from "../evidence/ranking/rank-passages.ts";
import type { TermReader } from "../evidence/ranking/terms.ts";
import { holdsPhrases } from "./holds-phrase.ts";
import { createCandidates, type Found } from "./lance-candidates.ts";
import { toPassage } from "./lance-rows.ts";
import type { Tables } from "./lance-tables.ts";
import type { Vectors } from "./lance-vectors.ts";
import { namedFirst } from "./named-first.ts";

export interface LanceSearchParts {
  readonly tables: Tables;
  readonly vectors: Vectors | undefined;
  readonly reader: TermReader;
  readonly collection: () => Promise<Collection>;
}

const keysOf = <Key>(list: readonly { readonly key: Key }[]): readonly Key[] => list.map(({ key }) => key);
const candidatesOf = (found: readonly Found[]) => found.map(({ candidate }) => candidate);

/** Makes the search over open tables. */
export function createLanceSearch({
  tables,
  vectors,
  reader,
  collection,
}: LanceSearchParts): (query: PassageQuery) => Promise<readonly PassageHit[]> {
  const { byWords, byIdentifier, byMeaning } = createCandidates(tables, vectors, reader);
  return async (query) => {
    const wanted = queryTerms(
      [...query.words, ...query.phrases.map((phrase) => ({ word: phrase, weight: 1 }))],
      reader,
    );
    const [worded, named, near, known] = await Promise.all([
      byWords(query, wanted),
      byIdentifier(query),
      byMeaning(query),
      collection(),
    ]);
    const found = new Map([...near, ...named, ...worded].map((one) => [one.rowId, one]));
    const unique = new Map([...named, ...worded].map((one) => [one.rowId, one]));
    const isNamed = new Set(named.map(({ rowId }) => rowId));
    const ordered = rankPassages(wanted, candidatesOf([...unique.values()]), known);
    const both = near.length === 0 ? ordered : fuse(keysOf(ordered), keysOf(candidatesOf(near)));
    const ranked = namedFirst(both, (rowId) => isNamed.has(rowId));
    const hits: PassageHit[] = [];
    for (const { key, score } of ranked) {
      if (hits.length === query.limit) break;
      const shown = found.get(key)?.shown;
      const passage = shown === undefined ? undefined : toPassage(shown);
      if (passage !== undefined && holdsPhrases(passage, query.phrases)) hits.push({ passage, score });
    }
    return hits;
  };
}

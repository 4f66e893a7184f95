/** The passages on LanceDB that are worth ranking: found by words, by identifier, by meaning. */
import { MatchQuery } from "@lancedb/lancedb";
import type { Table as ArrowTable } from "apache-arrow";
import type { PassageQuery } from "../app/ports/evidence-index.ts";
import type { WeightedTerm } from "../evidence/ranking/query-terms.ts";
import type { Candidate } from "../evidence/ranking/rank-passages.ts";
import type { TermReader } from "../evidence/ranking/terms.ts";
import { candidatesFor, rankedFor } from "./first-search.ts";
import { anyOf, conditionOf } from "./lance-filter.ts";
import { isRetracted, shownColumn } from "./lance-rows.ts";
import type { Tables } from "./lance-tables.ts";
import { textQuery } from "./lance-text-query.ts";
import type { Vectors } from "./lance-vectors.ts";

/** A row with what ranking it and showing it take: read by the search itself, since a request costs more than its rows. */
export interface Found {
  readonly rowId: bigint;
  readonly candidate: Candidate<bigint>;
  readonly shown: string;
}

const foundColumns = ["terms", shownColumn];

/** Of rows that are alike, the one that was taken in first leads. */
const byRow = (a: Found, b: Found): number => (a.rowId < b.rowId ? -1 : 1);

function foundIn(rows: ArrowTable): readonly Found[] {
  const [ids, terms, shown] = ["_rowid", ...foundColumns].map((name) => rows.getChild(name));
  return Array.from({ length: rows.numRows }, (_, at) => {
    const rowId = ids?.get(at) as bigint;
    const candidate = { key: rowId, terms: String(terms?.get(at)) };
    return { rowId, candidate, shown: String(shown?.get(at)) };
  });
}

export interface Candidates {
  readonly byWords: (query: PassageQuery, wanted: readonly WeightedTerm[]) => Promise<readonly Found[]>;
  readonly byIdentifier: (query: PassageQuery) => Promise<readonly Found[]>;
  /** Nearest first. */
  readonly byMeaning: (query: PassageQuery) => Promise<readonly Found[]>;
}

export function createCandidates(
  { passages }: Pick<Tables, "passages">,
  vectors: Vectors | undefined,
  reader: TermReader,
): Candidates {
  const byWords: Candidates["byWords"] = async ({ filter, limit, ...query }, wanted) => {
    const phrases = query.phrases.map((phrase) => reader.termsOf(phrase).join(" ")).filter((phrase) => phrase !== "");
    const text = textQuery(wanted, phrases, "terms");
    if (text === undefined) return [];
    /** More where a phrase has to be looked for in what they say. */
    const most = phrases.length > 0 ? candidatesFor(limit) : rankedFor(limit, wanted.length);
    const bring = async (condition: string | undefined): Promise<readonly Found[]> => {
      const search = passages
        .query()
        .fullTextSearch(text)
        .select(["_score", ...foundColumns])
        .withRowId()
        .limit(most);
      const rows = await (condition === undefined ? search : search.where(condition)).toArrow();
      return foundIn(rows).toSorted(byRow);
    };
    /** Retracted passages are so few that leaving them out afterwards is faster than a condition on every search. */
    const { retracted = "without" } = filter;
    if (retracted !== "without") return bring(conditionOf(filter));
    const found = await bring(conditionOf({ ...filter, retracted: "with" }));
    const sound = found.filter(({ shown }) => !isRetracted(shown));
    const mayLack = found.length === most && 2 * sound.length < most;
    return mayLack ? bring(conditionOf(filter)) : sound;
  };

  const byIdentifier: Candidates["byIdentifier"] = async ({ identifiers, filter, limit }) => {
    if (identifiers.length === 0) return [];
    const condition = conditionOf(filter);
    const named = passages
      .query()
      .fullTextSearch(new MatchQuery(identifiers.join(" "), "identifiers"))
      .select(["_score", "identifiers", ...foundColumns])
      .withRowId()
      .limit(candidatesFor(limit));
    const rows = await (condition === undefined ? named : named.where(condition)).toArrow();
    const stated = rows.getChild("identifiers");
    // One with a space in it is found by either part.
    return foundIn(rows).filter((_, at) => {
      const own = new Set(Array.from((stated?.get(at) ?? []) as Iterable<unknown>, String));
      return identifiers.some((identifier) => own.has(identifier));
    });
  };

  /** A phrase that must occur is a matter of words alone. */
  const byMeaning: Candidates["byMeaning"] = async ({ vector, phrases, filter, limit }) => {
    if (vector === undefined || vectors === undefined || phrases.length > 0) return [];
    const most = candidatesFor(limit);
    const ids = await vectors.nearest(vector, most);
    const condition = [anyOf("id", ids), conditionOf(filter)].filter((part) => part !== undefined).join(" AND ");
    const rows = await passages
      .query()
      .where(condition)
      .select(["id", ...foundColumns])
      .withRowId()
      .toArrow();
    const place = new Map(ids.map((id, at) => [id, at]));
    const named = rows.getChild("id");
    return foundIn(rows)
      .map((found, at) => ({ found, place: place.get(String(named?.get(at))) ?? most }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ found }) => found);
  };

  return { byWords, byIdentifier, byMeaning };
}

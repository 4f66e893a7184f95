/** The passages on LanceDB that are worth ranking: found by words over headings and over everything, by identifier, by meaning. */
import { type FullTextQuery, MatchQuery } from "@lancedb/lancedb";
import type { Table as ArrowTable } from "apache-arrow";
import type { PassageQuery } from "../app/ports/evidence-index.ts";
import type { WeightedTerm } from "../evidence/ranking/query-terms.ts";
import type { Candidate } from "../evidence/ranking/rank-passages.ts";
import type { TermReader } from "../evidence/ranking/terms.ts";
import { candidatesFor, headingPart, headingShare, rankedFor } from "./first-search.ts";
import { anyOf, conditionOf } from "./lance-filter.ts";
import { isRetracted, shownColumn } from "./lance-rows.ts";
import type { Tables } from "./lance-tables.ts";
import { textQuery } from "./lance-text-query.ts";
import type { Vectors } from "./lance-vectors.ts";

/** A row with what ranking it and showing it take: both are read at once, since a request costs more than its rows. */
export interface Found {
  readonly rowId: bigint;
  readonly candidate: Candidate<bigint>;
  readonly shown: string;
}

const foundColumns = ["terms", shownColumn];

function foundIn(rows: ArrowTable): readonly Found[] {
  const [ids, terms, shown] = ["_rowid", ...foundColumns].map((name) => rows.getChild(name));
  return Array.from({ length: rows.numRows }, (_, at) => {
    const rowId = ids?.get(at) as bigint;
    return { rowId, candidate: { key: rowId, terms: String(terms?.get(at)) }, shown: String(shown?.get(at)) };
  });
}

/** Rows with the scores that the engine gave them. */
type Scores = ReadonlyMap<bigint, number>;

const noScores: Scores = new Map();

function scoresIn(rows: ArrowTable): Scores {
  const [ids, scores] = [rows.getChild("_rowid"), rows.getChild("_score")];
  return new Map(Array.from({ length: rows.numRows }, (_, at) => [ids?.get(at) as bigint, Number(scores?.get(at))]));
}

/** Of rows that are alike, the one that was taken in first leads. */
const byRow = (a: bigint, b: bigint): number => (a < b ? -1 : 1);

/** Rows of either search, the most promising first: what stands in the heading counts a part beside the whole, as in ranking. */
function mostPromising(byText: Scores, byHeading: Scores): readonly bigint[] {
  const scoreOf = (row: bigint): number => (byText.get(row) ?? 0) + headingShare * (byHeading.get(row) ?? 0);
  return Array.from(new Set([...byText.keys(), ...byHeading.keys()]), (row) => ({ row, score: scoreOf(row) }))
    .sort((a, b) => b.score - a.score || byRow(a.row, b.row))
    .map(({ row }) => row);
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
  const score = async (
    query: FullTextQuery | undefined,
    condition: string | undefined,
    most: number,
  ): Promise<Scores> => {
    if (query === undefined) return noScores;
    const search = passages.query().fullTextSearch(query).select(["_score"]).withRowId().limit(most);
    return scoresIn(await (condition === undefined ? search : search.where(condition)).toArrow());
  };

  const read = async (rows: readonly bigint[]): Promise<readonly Found[]> => {
    if (rows.length === 0) return [];
    const taken = passages
      .takeRowIds([...rows].sort(byRow))
      .select(foundColumns)
      .withRowId();
    return foundIn(await taken.toArrow());
  };

  const byWords: Candidates["byWords"] = async ({ filter, limit, ...query }, wanted) => {
    const most = candidatesFor(limit);
    const phrases = query.phrases.map((phrase) => reader.termsOf(phrase).join(" ")).filter((phrase) => phrase !== "");
    const text = textQuery(wanted, phrases, "terms");
    const heading = phrases.length > 0 ? undefined : textQuery(wanted, [], "heading");
    /** All candidates where a phrase has to be looked for in what they say. */
    const mostRanked = phrases.length > 0 ? most : rankedFor(limit);
    const bring = async (condition: string | undefined) => {
      const [byText, byHeading] = await Promise.all([
        score(text, condition, most),
        score(heading, condition, Math.ceil(most * headingPart)),
      ]);
      const rows = mostPromising(byText, byHeading);
      return { found: await read(rows.slice(0, mostRanked)), isFull: byText.size === most || rows.length > mostRanked };
    };
    /** Retracted passages are so few that leaving them out afterwards is faster than a condition on every search. */
    const { retracted = "without" } = filter;
    if (retracted !== "without") return (await bring(conditionOf(filter))).found;
    const { found, isFull } = await bring(conditionOf({ ...filter, retracted: "with" }));
    const sound = found.filter(({ shown }) => !isRetracted(shown));
    const mayLack = isFull && sound.length < found.length && 2 * sound.length < mostRanked;
    return mayLack ? (await bring(conditionOf(filter))).found : sound;
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

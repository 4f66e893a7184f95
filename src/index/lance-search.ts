/** The search on LanceDB: two first searches, one over headings and one over everything, then our ranking of what they bring. */
import { BooleanQuery, type FullTextQuery, MatchQuery, Occur, PhraseQuery } from "@lancedb/lancedb";
import type { Table as ArrowTable } from "apache-arrow";
import type { PassageHit, PassageQuery } from "../app/ports/evidence-index.ts";
import type { Collection } from "../evidence/ranking/collection.ts";
import { queryTerms, type WeightedTerm } from "../evidence/ranking/query-terms.ts";
import { fuse } from "../evidence/ranking/fuse.ts";
import { type Candidate, rankPassages } from "../evidence/ranking/rank-passages.ts";
import type { TermReader } from "../evidence/ranking/terms.ts";
import { candidatesFor, headingPart } from "./first-search.ts";
import { holdsPhrases } from "./holds-phrase.ts";
import { anyOf, conditionOf } from "./lance-filter.ts";
import { passageColumns, toPassages } from "./lance-rows.ts";
import type { Tables } from "./lance-tables.ts";
import type { Vectors } from "./lance-vectors.ts";
import { namedFirst } from "./named-first.ts";

/** From this weight on a term was asked for; below it, it was added. */
const askedFrom = 0.45;
const addedBoost = 0.3;

/** The first search tells only asked from added terms; ranking weighs each. */
function matchesOf(wanted: readonly WeightedTerm[], column: string): readonly FullTextQuery[] {
  const match = (terms: readonly WeightedTerm[], boost: number): readonly FullTextQuery[] =>
    terms.length === 0 ? [] : [new MatchQuery(terms.map(({ term }) => term).join(" "), column, { boost })];
  const asked = wanted.filter(({ weight }) => weight >= askedFrom);
  if (asked.length === 0) return match(wanted, 1);
  return [
    ...match(asked, 1),
    ...match(
      wanted.filter(({ weight }) => weight < askedFrom),
      addedBoost,
    ),
  ];
}

function textQuery(
  wanted: readonly WeightedTerm[],
  phrases: readonly string[],
  column: string,
): FullTextQuery | undefined {
  const clauses: [Occur, FullTextQuery][] = [
    ...phrases.map((phrase): [Occur, FullTextQuery] => [Occur.Must, new PhraseQuery(phrase, column)]),
    ...matchesOf(wanted, column).map((match): [Occur, FullTextQuery] => [Occur.Should, match]),
  ];
  const [only] = clauses;
  if (only === undefined) return undefined;
  return clauses.length === 1 ? only[1] : new BooleanQuery(clauses);
}

const keysOf = <Key>(list: readonly { readonly key: Key }[]): readonly Key[] => list.map(({ key }) => key);

const ranking = ["terms", "retracted"];

interface Found {
  readonly rowId: bigint;
  readonly retracted: boolean;
  readonly candidate: Candidate<bigint>;
}

/** The rows that are not among `known` yet; they are from then on. */
function foundIn(rows: ArrowTable, known: Set<bigint> = new Set()): readonly Found[] {
  const [ids, terms, retracted] = ["_rowid", ...ranking].map((name) => rows.getChild(name));
  return Array.from({ length: rows.numRows }, (_, at) => ({ at, rowId: ids?.get(at) as bigint })).flatMap(
    ({ at, rowId }) => {
      if (known.has(rowId)) return [];
      known.add(rowId);
      const candidate = { key: rowId, terms: String(terms?.get(at)) };
      return [{ rowId, retracted: retracted?.get(at) === true, candidate }];
    },
  );
}

/** Of passages that rank alike, the one that was taken in first leads. */
const byRow = (a: Found, b: Found): number => (a.rowId < b.rowId ? -1 : 1);

export interface LanceSearchParts {
  readonly tables: Tables;
  readonly vectors: Vectors | undefined;
  readonly reader: TermReader;
  readonly collection: () => Promise<Collection>;
}

/** Makes the search over open tables. */
export function createLanceSearch({
  tables: { passages },
  vectors,
  reader,
  collection,
}: LanceSearchParts): (query: PassageQuery) => Promise<readonly PassageHit[]> {
  /** With what ranking needs: reading again the few that both searches find costs less than a third request for all. */
  const byText = async (
    query: FullTextQuery | undefined,
    condition: string | undefined,
    most: number,
  ): Promise<ArrowTable | undefined> => {
    if (query === undefined) return undefined;
    const search = passages
      .query()
      .fullTextSearch(query)
      .select(["_score", ...ranking])
      .withRowId()
      .limit(most);
    return (condition === undefined ? search : search.where(condition)).toArrow();
  };

  const byIdentifier = async (identifiers: readonly string[], condition: string | undefined, most: number) => {
    if (identifiers.length === 0) return [];
    const named = passages
      .query()
      .fullTextSearch(new MatchQuery(identifiers.join(" "), "identifiers"))
      .select(["identifiers", ...ranking])
      .withRowId()
      .limit(most);
    const rows = await (condition === undefined ? named : named.where(condition)).toArrow();
    const stated = rows.getChild("identifiers");
    // One with a space in it is found by either part.
    return foundIn(rows).filter((_, at) => {
      const own = new Set(Array.from((stated?.get(at) ?? []) as Iterable<unknown>, String));
      return identifiers.some((identifier) => own.has(identifier));
    });
  };

  /** Passages near in meaning, nearest first; a phrase that must occur is a matter of words alone. */
  const byMeaning = async ({ vector, phrases, filter }: PassageQuery, most: number): Promise<readonly Found[]> => {
    if (vector === undefined || vectors === undefined || phrases.length > 0) return [];
    const ids = await vectors.nearest(vector, most);
    const condition = [anyOf("id", ids), conditionOf(filter)].filter((part) => part !== undefined).join(" AND ");
    const rows = await passages
      .query()
      .where(condition)
      .select(["id", ...ranking])
      .withRowId()
      .toArrow();
    const place = new Map(ids.map((id, at) => [id, at]));
    const named = rows.getChild("id");
    return foundIn(rows)
      .map((found, at) => ({ found, place: place.get(String(named?.get(at))) ?? most }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ found }) => found);
  };

  /** Retracted passages are so few that leaving them out afterwards is faster than a condition on every search. */
  const candidates = async (query: PassageQuery, wanted: readonly WeightedTerm[], most: number) => {
    const phrases = query.phrases.map((phrase) => reader.termsOf(phrase).join(" ")).filter((phrase) => phrase !== "");
    const text = textQuery(wanted, phrases, "terms");
    const heading = phrases.length > 0 ? undefined : textQuery(wanted, [], "heading");
    const bring = async (condition: string | undefined) => {
      const tables = await Promise.all([
        byText(text, condition, most),
        byText(heading, condition, Math.ceil(most * headingPart)),
      ]);
      const known = new Set<bigint>();
      const found = tables.flatMap((rows) => (rows === undefined ? [] : foundIn(rows, known))).toSorted(byRow);
      return { found, isFull: tables.some((rows) => rows?.numRows === most) };
    };
    const { retracted = "without" } = query.filter;
    if (retracted !== "without") return (await bring(conditionOf(query.filter))).found;
    const { found, isFull } = await bring(conditionOf({ ...query.filter, retracted: "with" }));
    const sound = found.filter((passage) => !passage.retracted);
    const mayLack = isFull && sound.length < found.length && sound.length < most;
    return mayLack ? (await bring(conditionOf(query.filter))).found : sound;
  };

  const read = async (rowIds: readonly bigint[]): Promise<ReadonlyMap<bigint, PassageHit["passage"]>> => {
    if (rowIds.length === 0) return new Map();
    const rows = await passages
      .takeRowIds([...rowIds])
      .select([...passageColumns])
      .withRowId()
      .toArrow();
    const ids = rows.getChild("_rowid");
    return new Map(toPassages(rows).map((passage, at) => [ids?.get(at) as bigint, passage]));
  };

  return async (query) => {
    const wanted = queryTerms(
      [...query.words, ...query.phrases.map((phrase) => ({ word: phrase, weight: 1 }))],
      reader,
    );
    const most = candidatesFor(query.limit);
    const [found, named, near, known] = await Promise.all([
      candidates(query, wanted, most),
      byIdentifier(query.identifiers, conditionOf(query.filter), most),
      byMeaning(query, most),
      collection(),
    ]);
    const unique = new Map([...named, ...found].map(({ rowId, candidate }) => [rowId, candidate]));
    const isNamed = new Set(named.map(({ rowId }) => rowId));
    const byWords = rankPassages(wanted, [...unique.values()], known);
    const both = near.length === 0 ? byWords : fuse(keysOf(byWords), keysOf(near.map(({ candidate }) => candidate)));
    const ranked = namedFirst(both, (rowId) => isNamed.has(rowId));
    const shown = query.phrases.length > 0 ? ranked : ranked.slice(0, query.limit);
    const texts = await read(shown.map(({ key }) => key));
    return shown
      .flatMap(({ key, score }) => {
        const passage = texts.get(key);
        return passage !== undefined && holdsPhrases(passage, query.phrases) ? [{ passage, score }] : [];
      })
      .slice(0, query.limit);
  };
}

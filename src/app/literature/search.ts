/** Searches the clinic's own documents: reads the words, asks the index, and shows why each passage was found. */
import type { SearchFilter, SearchHit, SearchRequest, SearchResponse } from "../../contract/search.ts";
import { isLay } from "../../core/knowledge/claim.ts";
import type { Lexicon } from "../../core/question/lexicon.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { queryTerms } from "../../evidence/ranking/query-terms.ts";
import { createTermReader } from "../../evidence/ranking/terms.ts";
import { readSearch, type SearchKnowledge, type SearchReading } from "../../evidence/search/read-search.ts";
import { snippetOf } from "../../evidence/search/snippet.ts";
import { createSpeller, type Speller } from "../../evidence/search/speller.ts";
import type { Actor } from "../actor.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { EvidenceIndex, PassageHit, PassageQuery } from "../ports/evidence-index.ts";

export interface SearchParts {
  readonly index: EvidenceIndex;
  /** Turns the question into a vector, where an embedding server is set up. */
  readonly embedder?: Embedder | undefined;
  /** Glossaries whose names are searched beside what was said. */
  readonly lexicons: readonly Lexicon[];
  /** Names that mean the same thing, where a thesaurus is supplied; used from when it has been read. */
  readonly thesaurus?: Promise<Lexicon> | undefined;
  /** Ordinary English words, right as they stand. */
  readonly isOrdinary: (plainWord: string) => boolean;
}

/** Passages with what was made of the words. */
export interface FoundPassages {
  readonly reading: SearchReading;
  readonly hits: readonly PassageHit[];
  readonly notices: readonly string[];
}

export interface LiteratureSearch {
  /** Passages for a text of any length. Rejects when the index does not answer. */
  readonly find: (text: string, filter: SearchFilter, limit: number) => Promise<FoundPassages>;
  /** The same, as people see it. */
  readonly search: (actor: Actor, request: SearchRequest) => Promise<Result<SearchResponse>>;
}

const defaultLimit = 20;

const only = (word: string): PassageQuery => ({
  words: [{ word, weight: 1 }],
  phrases: [],
  identifiers: [],
  filter: { retracted: "with" },
  limit: 1,
});

/** Makes the search. What it learns of the index's words is kept until the index changes. */
export function createLiteratureSearch({
  index,
  embedder,
  thesaurus,
  lexicons,
  isOrdinary,
}: SearchParts): LiteratureSearch {
  const reader = createTermReader();
  let learned: SearchKnowledge | undefined;
  let names: Lexicon | undefined;
  let thesaurusFailed = false;
  thesaurus?.then(
    (read) => {
      names = read;
      learned = undefined;
    },
    () => {
      thesaurusFailed = true;
    },
  );
  const isKnown = (word: string): boolean =>
    isOrdinary(word) ||
    [...lexicons, ...(names === undefined ? [] : [names])].some((lexicon) => lexicon.stems.has(reader.termOf(word)));

  const knowledge = async (): Promise<SearchKnowledge> => {
    const vocabulary = await index.vocabulary();
    if (learned?.vocabulary !== vocabulary)
      learned = { vocabulary, spell: createSpeller(vocabulary, isKnown), lexicons, thesaurus: names, isOrdinary };
    return learned;
  };

  /** The vocabulary leaves very rare words out, so a word is asked of the index itself before it is called misspelt. */
  const read = async (text: string): Promise<SearchReading> => {
    const known = await knowledge();
    const reading = readSearch(text, known);
    const right = new Set<string>();
    await Promise.all(
      reading.corrections.map(async ({ from }) => {
        if ((await index.search(only(from))).length > 0) right.add(from.toLowerCase());
      }),
    );
    if (right.size === 0) return reading;
    const spell: Speller = (word) => (right.has(word) ? undefined : known.spell(word));
    return readSearch(text, { ...known, spell });
  };

  /** The question as a vector; without one the search goes on by words, and says so. */
  const meaning = async (
    text: string,
  ): Promise<{ readonly vector?: readonly number[]; readonly notices: string[] }> => {
    if (embedder === undefined) return { notices: [] };
    const embedded = await embedder.embed([text]);
    if (!embedded.ok) return { notices: [`${embedded.error.message}; the search was by words alone.`] };
    const [vector] = embedded.value;
    return { ...(vector === undefined ? {} : { vector }), notices: [] };
  };

  const find: LiteratureSearch["find"] = async (text, filter, limit) => {
    const [reading, { vector, notices }] = await Promise.all([read(text), meaning(text)]);
    const { words, phrases, identifiers } = reading;
    const hits = await index.search({ words, phrases, identifiers, vector, filter, limit });
    return { reading, hits, notices: thesaurusFailed ? [...notices, thesaurusNotice] : notices };
  };

  const show = ({ passage, score }: PassageHit, wanted: ReadonlySet<string>): SearchHit => {
    const { text, kind: _kind, role: _role, keywords: _keywords, ...shown } = passage;
    const snippet = snippetOf(text, wanted, reader);
    const offset = Number(/#(\d+)-/.exec(passage.id)?.[1] ?? 0);
    return {
      ...shown,
      score,
      snippet: { ...snippet, start: offset + snippet.start, end: offset + snippet.end },
    };
  };

  const search = async ({ query, filter, limit }: SearchRequest): Promise<SearchResponse> => {
    const [{ reading, hits, notices }, passages] = await Promise.all([
      find(query, filter ?? {}, limit ?? defaultLimit),
      index.count(),
    ]);
    const { corrections, expansions, phrases, identifiers, shortened } = reading;
    const asked = [...reading.words, ...phrases.map((word) => ({ word, weight: 1 }))];
    const wanted = new Set(queryTerms(asked, reader).map(({ term }) => term));
    const shown = hits.map((hit) => show(hit, wanted));
    return { hits: shown, passages, corrections, expansions, phrases, identifiers, shortened, notices };
  };

  return {
    find,
    search: async (_actor, request) => {
      if (request.audience !== undefined && isLay(request.audience)) return err(closedToLay);
      try {
        return ok(await search(request));
      } catch {
        // The engine's own words may repeat the question, which is patient data.
        return err(notAnswered);
      }
    },
  };
}

const thesaurusNotice = "The MeSH file could not be read; its names were not searched.";

/** Documents hold doses and orders that no lay reader is shown anywhere in the product. */
const closedToLay: Problem = {
  code: "closed-to-audience",
  message: "Documents are written for professionals and are not shown to patients and carers",
  where: { pointer: "/audience" },
  fix: "ask the question instead",
};

const notAnswered: Problem = {
  code: "evidence-not-answering",
  message: "The evidence index does not answer",
  fix: "check the folder or bucket it is kept in, then try again",
};

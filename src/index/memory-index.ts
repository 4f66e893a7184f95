/** The evidence index in memory: for tests and for collections that are not kept. Every passage is looked at for every search. */
import type { EvidenceIndex, PassageHit, PassageQuery } from "../app/ports/evidence-index.ts";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import { queryTerms } from "../evidence/ranking/query-terms.ts";
import { rankPassages } from "../evidence/ranking/rank-passages.ts";
import { type TermText, termsIn } from "../evidence/ranking/term-text.ts";
import { createTermReader } from "../evidence/ranking/terms.ts";
import { isKept, PassageAnalyser } from "./analyse-passage.ts";
import { collectionOf, type KnownCollection } from "./collection-of.ts";
import { gatheredFor } from "./gathered-for.ts";
import { holdsPhrases } from "./holds-phrase.ts";
import { namedFirst } from "./named-first.ts";
import { passesFilter } from "./passes-filter.ts";

interface KeptPassage {
  readonly passage: IndexedPassage;
  readonly terms: TermText;
}

/** An empty index. */
export function createMemoryIndex(): EvidenceIndex {
  const reader = createTermReader();
  const kept = new Map<string, KeptPassage>();
  let known: KnownCollection | undefined;

  const knowledge = (): KnownCollection => {
    if (known === undefined) {
      const analyser = new PassageAnalyser(reader);
      for (const { passage } of kept.values()) analyser.analyse(passage);
      known = collectionOf(analyser.totals, analyser.passagesWith(), reader);
    }
    return known;
  };

  const add: EvidenceIndex["add"] = (passages) => {
    const analyser = new PassageAnalyser(reader);
    for (const passage of passages.filter(isKept))
      kept.set(passage.id, { passage, terms: Buffer.from(analyser.analyse(passage).terms).toString() });
    known = undefined;
    return Promise.resolve();
  };

  const search = (query: PassageQuery): readonly PassageHit[] => {
    const allowed = [...kept.values()].filter(
      ({ passage }) => passesFilter(passage, query.filter) && holdsPhrases(passage, query.phrases),
    );
    const wanted = queryTerms(
      [...query.words, ...query.phrases.map((phrase) => ({ word: phrase, weight: 1 }))],
      reader,
    );
    const terms = new Set(wanted.map(({ term }) => term));
    const named = (passage: IndexedPassage): boolean =>
      query.identifiers.some((id) => passage.identifiers.includes(id));
    const candidates = allowed
      .filter((a) => named(a.passage) || query.phrases.length > 0 || termsIn(a.terms).some((term) => terms.has(term)))
      .map((a) => ({ key: a.passage, terms: a.terms }));
    const ranked = rankPassages(wanted, candidates, knowledge().collection);
    return namedFirst(ranked, named)
      .slice(0, query.limit)
      .map(({ key, score }) => ({ passage: key, score }));
  };

  return {
    add,
    append: add,
    gather: () => gatheredFor(add),
    remove: (versions) => {
      const gone = new Set(versions);
      for (const [id, { passage }] of kept) if (gone.has(passage.version)) kept.delete(id);
      known = undefined;
      return Promise.resolve();
    },
    finish: () => Promise.resolve(),
    search: (query) => Promise.resolve(search(query)),
    vocabulary: () => Promise.resolve(knowledge().vocabulary),
    count: () => Promise.resolve(kept.size),
    clear: () => {
      kept.clear();
      known = undefined;
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

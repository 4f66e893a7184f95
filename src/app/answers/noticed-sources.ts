/**
 * Sources of the packs that the clinic's documents say were retracted: a notice that was taken in, or the publication's own
 * record. They are marked wherever they are shown and the board is told; nothing is withdrawn by itself.
 */
import type { Answer, Reference } from "../../core/answer/answer.ts";
import type { Source } from "../../core/knowledge/source.ts";
import { identifiersOf } from "../../evidence/corrections.ts";
import type { Literature, RetractionWord } from "../ports/literature.ts";
import type { ClaimView, SourceView } from "./browse.ts";
import type { Knowledge } from "./knowledge.ts";

/** What is said with each such source, by `<pack>/<id>`. Sources that the pack itself marks as retracted are not among them. */
export type NoticedSources = ReadonlyMap<string, string>;

/** A notice is known everywhere after so many milliseconds at the latest. */
const freshForMs = 5_000;

const wordsOf = ({ document }: RetractionWord): string =>
  `A document taken in here says that this publication was retracted: “${document.replace(/[.\s]+$/u, "")}”. The board decides what follows.`;

function wordOn(source: Source, words: ReadonlyMap<string, RetractionWord>): RetractionWord | undefined {
  const said = identifiersOf(source).flatMap((identifier) => words.get(identifier) ?? []);
  return said.some(({ retracted }) => !retracted) ? undefined : said[0];
}

/** Looks for them among all packs. */
async function findNoticed(
  { libraries }: Knowledge,
  findRetractions: Literature["findRetractions"],
): Promise<NoticedSources> {
  const sources = libraries.flatMap((library) =>
    [...library.sources.values()]
      .filter(({ retracted }) => !retracted)
      .map((source) => ({ id: `${library.pack.header.id}/${source.id}`, source })),
  );
  const words = await findRetractions([...new Set(sources.flatMap(({ source }) => identifiersOf(source)))]);
  if (words.size === 0) return new Map();
  return new Map(
    sources.flatMap(({ id, source }) => {
      const word = wordOn(source, words);
      return word === undefined ? [] : [[id, wordsOf(word)] as const];
    }),
  );
}

/** Gives them as they are, looked up at most every few seconds and for each state of the packs. */
export function createNoticedSources(
  knowledge: () => Knowledge,
  findRetractions: Literature["findRetractions"],
  now: () => string,
): () => Promise<NoticedSources> {
  let known: { readonly of: Knowledge; readonly atMs: number; readonly noticed: Promise<NoticedSources> } | undefined;
  return () => {
    const [of, atMs] = [knowledge(), Date.parse(now())];
    if (known === undefined || known.of !== of || atMs - known.atMs >= freshForMs || atMs < known.atMs) {
      const noticed = findNoticed(of, findRetractions);
      const mine = { of, atMs, noticed };
      known = mine;
      // A failed look is not remembered.
      noticed.catch(() => {
        if (known === mine) known = undefined;
      });
    }
    return known.noticed;
  };
}

const joined = (own: string | undefined, notice: string): string => (own === undefined ? notice : `${own} ${notice}`);

/** References with the mark on each such source; the same list where there is none. */
export function referencesWithNotices(references: readonly Reference[], noticed: NoticedSources): readonly Reference[] {
  if (noticed.size === 0 || !references.some(({ sourceId }) => noticed.has(sourceId))) return references;
  return references.map((reference) => {
    const notice = noticed.get(reference.sourceId);
    return notice === undefined ? reference : { ...reference, notice: joined(reference.notice, notice) };
  });
}

/** An answer with the mark on each reference to such a source, and said at its head. */
export function withNoticedSources(answer: Answer, noticed: NoticedSources): Answer {
  const marked = answer.references.filter(({ sourceId }) => noticed.has(sourceId));
  if (marked.length === 0) return answer;
  const notices = marked.map(({ n, citation, sourceId }) => ({
    kind: "source-changed" as const,
    text: `[${n}] ${citation.replace(/\.$/u, "")}: ${noticed.get(sourceId) ?? ""}`,
  }));
  return {
    ...answer,
    notices: [...notices, ...answer.notices],
    references: referencesWithNotices(answer.references, noticed),
  };
}

const markedSource = (source: Source, pack: string, noticed: NoticedSources): Source => {
  const notice = noticed.get(`${pack}/${source.id}`);
  return notice === undefined ? source : { ...source, notice: joined(source.notice, notice) };
};

export const sourcesWithNotices = (views: readonly SourceView[], noticed: NoticedSources): readonly SourceView[] =>
  noticed.size === 0
    ? views
    : views.map((view) => ({ ...view, source: markedSource(view.source, view.pack, noticed) }));

export const claimWithNotices = (view: ClaimView, noticed: NoticedSources): ClaimView =>
  noticed.size === 0
    ? view
    : { ...view, sources: view.sources.map((source) => markedSource(source, view.pack, noticed)) };

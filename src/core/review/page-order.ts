/** Puts a page in order after its sentences changed: references by first mention, none that nobody cites, no empty part. */
import type { Reference } from "../answer/answer.ts";
import type { ReviewPage, ReviewPart } from "./content.ts";

/** A sentence's citations on a page whose references have other numbers. */
const renumbered = (part: ReviewPart, numberOf: ReadonlyMap<number, number>): ReviewPart => ({
  ...part,
  sentences: part.sentences.map((sentence) => ({
    ...sentence,
    says: {
      ...sentence.says,
      citations: sentence.says.citations.flatMap((citation) => {
        const n = numberOf.get(citation.n);
        return n === undefined ? [] : [{ ...citation, n }];
      }),
    },
  })),
});

function renumberedReference(reference: Reference, n: number, numberOf: ReadonlyMap<number, number>): Reference {
  const { sameStudyAs, ...rest } = reference;
  const same = sameStudyAs === undefined ? undefined : numberOf.get(sameStudyAs);
  return { ...rest, n, ...(same === undefined ? {} : { sameStudyAs: same }) };
}

/** The page with its references in reading order. Empty parts go, except the bottom line, where something may be moved. */
export function inOrder(page: ReviewPage): ReviewPage {
  const parts = page.parts.filter(({ kind, sentences }) => kind === "bottom-line" || sentences.length > 0);
  const cited = parts.flatMap((part) => part.sentences.flatMap(({ says }) => says.citations.map(({ n }) => n)));
  const known = new Map(page.references.map((reference) => [reference.n, reference]));
  const order = [...new Set(cited)].flatMap((n) => known.get(n) ?? []);
  const numberOf = new Map(order.map((reference, at) => [reference.n, at + 1]));
  return {
    ...page,
    parts: parts.map((part) => renumbered(part, numberOf)),
    references: order.map((reference, at) => renumberedReference(reference, at + 1, numberOf)),
  };
}

/** The references of something to be added, with numbers of this page: those it has keep theirs. */
export function joinReferences(
  page: ReviewPage,
  added: readonly Reference[],
): { readonly references: readonly Reference[]; readonly numberOf: ReadonlyMap<number, number> } {
  const references = [...page.references];
  const numberOf = new Map<number, number>();
  for (const reference of added) {
    const known = references.find(({ sourceId }) => sourceId === reference.sourceId);
    const n = known?.n ?? Math.max(0, ...references.map((r) => r.n)) + 1;
    numberOf.set(reference.n, n);
    if (known === undefined) references.push({ ...reference, n });
  }
  return { references, numberOf };
}

/** The filter of a query, applied to one passage. */
import type { PassageFilter } from "../app/ports/evidence-index.ts";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";

const within = <T>(allowed: readonly T[] | undefined, value: T | undefined): boolean =>
  allowed === undefined || (value !== undefined && allowed.includes(value));

/** A passage that does not state a year, language or design does not pass a filter by it. */
export function passesFilter(passage: IndexedPassage, filter: PassageFilter): boolean {
  const { year } = passage;
  const retracted = filter.retracted ?? "without";
  return (
    within(filter.designs, passage.design) &&
    within(filter.formats, passage.format) &&
    within(filter.languages, passage.language) &&
    within(filter.documentIds, passage.documentId) &&
    (filter.fromYear === undefined || (year !== undefined && year >= filter.fromYear)) &&
    (filter.toYear === undefined || (year !== undefined && year <= filter.toYear)) &&
    (retracted === "with" || passage.retracted === (retracted === "only"))
  );
}

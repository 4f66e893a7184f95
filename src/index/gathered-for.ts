/** Gathers passages for an index that has nothing to make ready. */
import type { EvidenceIndex, Gathering } from "../app/ports/evidence-index.ts";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";

export function gatheredFor(append: EvidenceIndex["append"]): Gathering {
  let taken: IndexedPassage[] = [];
  return {
    take: (passages) => {
      taken.push(...passages);
    },
    size: () => taken.length,
    put: async () => {
      await append(taken);
      taken = [];
    },
  };
}

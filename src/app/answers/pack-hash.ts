/** Content hashes of packs, by which audit entries say what an answer or an assessment was made from. */
import { keptWith } from "../../core/kept-with.ts";
import type { Pack } from "../../core/knowledge/knowledge.ts";
import type { Knowledge } from "./knowledge.ts";

/** The `contentHash` that /api/packs tells of a pack; of several packs, a digest over theirs in its order. Nothing of none. */
export type PackHash = (ids: readonly string[]) => string | undefined;

/** Makes it for the packs in use. A pack is hashed when it is first asked for. */
export function createPackHash({ libraries }: Knowledge, digestOf: (value: unknown) => string): PackHash {
  const hashOf = keptWith((pack: Pack) => digestOf(pack));
  return (ids) => {
    const hashes = libraries.filter(({ pack }) => ids.includes(pack.header.id)).map(({ pack }) => hashOf(pack));
    return hashes.length > 1 ? digestOf(hashes) : hashes[0];
  };
}

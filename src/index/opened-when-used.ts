/** An index that is opened when it is first used: a server without documents does without the engine's memory and time. */
import type { EvidenceIndex } from "../app/ports/evidence-index.ts";
import { gatheredFor } from "./gathered-for.ts";
import type { Result } from "../core/problem.ts";

/** Why the index did not open, thrown by the call that needed it; the next call tries again. */
export class IndexNotOpened extends Error {}

export function openedWhenUsed(open: () => Promise<Result<EvidenceIndex>>): EvidenceIndex {
  let opening: Promise<EvidenceIndex> | undefined;
  const openOnce = async (): Promise<EvidenceIndex> => {
    const opened = await open();
    if (opened.ok) return opened.value;
    opening = undefined;
    throw new IndexNotOpened([opened.error.message, opened.error.fix].filter(Boolean).join(": "));
  };
  const index = (): Promise<EvidenceIndex> => (opening ??= openOnce());
  return {
    add: async (passages) => (await index()).add(passages),
    append: async (passages) => (await index()).append(passages),
    gather: () => gatheredFor(async (passages) => (await index()).append(passages)),
    remove: async (versions) => (await index()).remove(versions),
    finish: async () => (await index()).finish(),
    search: async (query) => (await index()).search(query),
    vocabulary: async () => (await index()).vocabulary(),
    count: async () => (await index()).count(),
    clear: async () => (await index()).clear(),
    close: async () => {
      if (opening !== undefined) await (await opening).close();
    },
  };
}

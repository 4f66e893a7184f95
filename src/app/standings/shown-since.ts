/** Looks again for where something withdrawn was shown: other processes serve it until they notice, and note what they served then. */
import type { Surroundings } from "../ports/surroundings.ts";
import { type SuspensionParts, whereShown } from "./suspend.ts";

/** By then no process serves it, and what was begun before has ended: one that cannot look for decisions gives up earlier. */
const settledMs = 60_000;
/** Older ones were looked at when they were young, by whichever process ran then. */
const oldestMs = 86_400_000;

/** Makes the look, to be called again and again. Each withdrawal is looked at once by each process, and added to if there is more. */
export function createShownSinceLook(
  parts: SuspensionParts & { readonly surroundings: Surroundings },
): () => Promise<void> {
  const { standings, surroundings } = parts;
  const looked = new Set<string>();
  return async () => {
    const nowMs = Date.parse(surroundings.now());
    for (const { suspension, pack, kind, id, at } of await standings.suspensions()) {
      const ageMs = nowMs - Date.parse(at);
      if (ageMs < settledMs || ageMs > oldestMs || looked.has(suspension)) continue;
      const places = await whereShown(parts, { pack, kind, id });
      const by = { actor: "surveillance", at: surroundings.now(), origin: "app" };
      await standings.addShown(suspension, places, by);
      looked.add(suspension);
    }
  };
}

/** The knowledge in use: the shipped packs under the decisions of the board, made anew when those move. */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Standings } from "../ports/standings.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { Knowledge } from "./knowledge.ts";
import { mergeKnowledge } from "./merge-knowledge.ts";

/** Decisions are looked for this often; each look is one small query. */
export const lookEveryMs = 5_000;
/** Nothing is answered when nobody could look for this long: what was withdrawn meanwhile would still be served. */
const oldestMs = 40_000;

export interface LiveKnowledge {
  /** The packs as they ship. */
  readonly shipped: Knowledge;
  /** The value to answer one request from, taken once. */
  readonly current: () => Knowledge;
  /** Looks for decisions and applies them. Rejects when the database does not answer. */
  readonly refresh: () => Promise<void>;
  /** Fails when decisions could not be looked for recently, and cannot be now. */
  readonly requireFresh: () => Promise<Result<void>>;
}

const unknownStandings: Problem = {
  code: "not-ready",
  message: "Whether something was withdrawn cannot be looked up, so nothing is answered",
  fix: "try again when the database answers",
};

/** Makes it; the packs stand as they ship until the first look. */
export function createLiveKnowledge(
  shipped: Knowledge,
  standings: Pick<Standings, "revision" | "read">,
  hashOf: (item: unknown) => string,
  { now }: Pick<Surroundings, "now">,
): LiveKnowledge {
  let current = shipped;
  let known: number | undefined;
  let lookedAtMs = 0;
  const look = async (): Promise<void> => {
    const startedMs = Date.parse(now());
    if ((await standings.revision()) !== known) {
      const overlay = await standings.read();
      current = mergeKnowledge(shipped, overlay, hashOf);
      known = overlay.revision;
    }
    lookedAtMs = startedMs;
  };
  // One after another: somebody who has just changed something must not be served by a look that began before.
  let last: Promise<void> = Promise.resolve();
  const refresh = (): Promise<void> => (last = last.then(look, look));
  return {
    shipped,
    current: () => current,
    refresh,
    requireFresh: async () => {
      if (Date.parse(now()) - lookedAtMs <= oldestMs) return ok(undefined);
      try {
        await refresh();
        return ok(undefined);
      } catch {
        return err(unknownStandings);
      }
    },
  };
}

/** When surveillance runs: at the start, when the packs in use were replaced, when somebody asks, and once an hour. */
import type { Knowledge } from "../answers/knowledge.ts";
import type { Surroundings } from "../ports/surroundings.ts";

const everyMs = 3_600_000;

export interface Watch {
  /** Runs it if it is due. Called every few seconds; rejects when the database does not answer, and is due again then. */
  readonly look: () => Promise<void>;
  /** Makes it due: documents were taken in. */
  readonly ask: () => void;
}

/** Makes it. One run at a time. */
export function createWatch(
  survey: () => Promise<unknown>,
  knowledge: () => Knowledge,
  { now }: Pick<Surroundings, "now">,
): Watch {
  let surveyed: { readonly knowledge: Knowledge; readonly atMs: number } | undefined;
  let last: Promise<void> = Promise.resolve();
  const runIfDue = async (): Promise<void> => {
    const [current, atMs] = [knowledge(), Date.parse(now())];
    if (surveyed?.knowledge === current && atMs - surveyed.atMs < everyMs) return;
    // Noted first: what asks for another run while this one goes on must get it.
    const before = surveyed;
    surveyed = { knowledge: current, atMs };
    try {
      await survey();
    } catch (error) {
      surveyed = before;
      throw error;
    }
  };
  return {
    look: () => (last = last.then(runIfDue, runIfDue)),
    ask: () => (surveyed = undefined),
  };
}

/** The part of compose that joins the board's decisions to the packs: for a server that looks for them, and for one command. */
import { existsSync } from "node:fs";
import type { Kysely } from "kysely";
import type { Application } from "../app/application.ts";
import type { Decisions } from "../app/parts.ts";
import type { Knowledge } from "../app/answers/knowledge.ts";
import { createLiveKnowledge, lookEveryMs } from "../app/answers/live-knowledge.ts";
import { mergeKnowledge } from "../app/answers/merge-knowledge.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import { createArticleShelf } from "../app/review/article-shelf.ts";
import { createWatch, type Watch } from "../app/review/watch.ts";
import { createShownSinceLook } from "../app/standings/shown-since.ts";
import { createSuspensionCases, type SuspensionCases } from "../app/standings/suspend.ts";
import { ok, type Result } from "../core/problem.ts";
import { digestOf } from "../store/digest.ts";
import { type DatabaseLocation, openStore } from "../store/open-store.ts";
import { createReviews } from "../store/review/reviews.ts";
import { createStandings } from "../store/standings/standings.ts";
import type { Tables } from "../store/tables.ts";
import { repeat } from "./repeat.ts";

const lookAgainEveryMs = 20_000;

/** Decisions as a server has them: looked for again and again until `close`. A look that fails is followed by the next. */
export async function openDecisions(
  db: Kysely<Tables>,
  shipped: Knowledge,
  surroundings: Surroundings,
): Promise<{ readonly decisions: Decisions; readonly close: () => Promise<void> }> {
  const standings = createStandings(db);
  const live = createLiveKnowledge(shipped, standings, digestOf, surroundings);
  await live.refresh();
  return {
    decisions: { standings, live },
    close: repeat("looking for decisions of the board", live.refresh, lookEveryMs),
  };
}

/** Surveillance as a server has it, until `close`. */
export function startWatch(
  { review }: Pick<Application, "review">,
  { live }: Pick<Decisions, "live">,
  surroundings: Surroundings,
): Pick<Watch, "ask"> & { readonly close: () => Promise<void> } {
  const watch = createWatch(async () => review?.surveillance.survey(), live.current, surroundings);
  return { ask: watch.ask, close: repeat("surveillance", watch.look, lookEveryMs) };
}

/** Looking again where withdrawn items were shown, as a server does it, until `close`. */
export function startShownSince(
  db: Kysely<Tables>,
  decisions: Decisions,
  surroundings: Surroundings,
): { readonly close: () => Promise<void> } {
  const articles = createArticleShelf(createReviews(db));
  const look = createShownSinceLook({ ...decisions, surroundings, articles });
  return { close: repeat("looking where withdrawn items were shown", look, lookAgainEveryMs) };
}

/** The packs under the decisions as they stand, for a command that answers once. Nothing is made where no records are. */
export async function withDecisions(location: DatabaseLocation, shipped: Knowledge): Promise<Result<Knowledge>> {
  if (location.kind === "sqlite" && !existsSync(location.file)) return ok(shipped);
  const store = await openStore(location);
  if (!store.ok) return store;
  try {
    return ok(mergeKnowledge(shipped, await createStandings(store.value).read(), digestOf));
  } finally {
    await store.value.destroy();
  }
}

/** Withdrawing from the command line: the records alone, opened or made. */
export async function openSuspensions(
  location: DatabaseLocation,
  shipped: Knowledge,
  surroundings: Surroundings,
): Promise<Result<{ readonly cases: SuspensionCases; readonly close: () => Promise<void> }>> {
  const store = await openStore(location);
  if (!store.ok) return store;
  const { decisions, close } = await openDecisions(store.value, shipped, surroundings);
  return ok({
    cases: createSuspensionCases({
      ...decisions,
      surroundings,
      articles: createArticleShelf(createReviews(store.value)),
    }),
    close: async () => {
      await close();
      await store.value.destroy();
    },
  });
}

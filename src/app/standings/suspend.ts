/** Withdrawing something at once, lifting it, and the list of both. */
import type { SuspendRequest, SuspensionView } from "../../contract/standings.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { LiveKnowledge } from "../answers/live-knowledge.ts";
import type { DoneBy, ItemName, ShownIn, Standings, Suspension } from "../ports/standings.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import { findItem, soughtFor } from "./find-item.ts";

/** The published articles, as far as withdrawing needs them. */
export interface ArticleShelf {
  readonly has: (slug: string) => Promise<boolean>;
  /** Published versions that say one of these claims, or cite one of these sources, by `<pack>/<id>`. */
  readonly showing: (claims: readonly string[], sources: readonly string[]) => Promise<readonly ShownIn[]>;
}

export interface SuspensionParts {
  readonly standings: Standings;
  readonly live: LiveKnowledge;
  readonly surroundings: Surroundings;
  readonly articles?: ArticleShelf | undefined;
}

export interface SuspensionCases {
  readonly suspend: (actor: Actor, asked: SuspendRequest) => Promise<Result<SuspensionView>>;
  readonly liftSuspension: (actor: Actor, asked: SuspendRequest) => Promise<Result<void>>;
  readonly listSuspensions: (actor: Actor) => Promise<readonly SuspensionView[]>;
}

const already: Problem = {
  code: "already-suspended",
  message: "It is withdrawn already",
  fix: "lift the withdrawal first to give another reason",
};

const notSuspended: Problem = {
  code: "not-suspended",
  message: "It is not withdrawn",
  fix: "see the list of withdrawals",
};

const viewOf = ({ pack, kind, id, reason, by, at, shownIn, lifted }: Suspension): SuspensionView => ({
  pack,
  kind,
  id,
  reason,
  by,
  at,
  shownIn,
  ...(lifted === undefined ? {} : { lifted }),
});

const byOf = (actor: Actor, at: string): DoneBy => ({ actor: actor.id, at, origin: actor.origin ?? "app" });

async function itemOf({ live, articles }: SuspensionParts, { kind, id }: SuspendRequest): Promise<Result<ItemName>> {
  if (kind !== "article") return findItem(live.shipped, kind, id);
  if ((await articles?.has(id)) === true) return ok({ pack: "", kind, id });
  return err({ code: "not-found", message: `There is no article “${id}”`, fix: "give the last part of its address" });
}

/** Where an item was shown so far, as far as that is kept. */
export async function whereShown(
  { standings, live, articles }: Pick<SuspensionParts, "standings" | "live" | "articles">,
  item: ItemName,
): Promise<readonly ShownIn[]> {
  const sought = soughtFor(live.shipped, item);
  return [...(await standings.shownIn(sought)), ...((await articles?.showing(sought.claims, sought.sources)) ?? [])];
}

/**
 * Makes the use cases. In this process a change is in force when they return; the others look every few seconds, and what
 * they show until then is found by `createShownSinceLook`.
 */
export function createSuspensionCases(parts: SuspensionParts): SuspensionCases {
  const { standings, live, surroundings } = parts;
  return {
    suspend: async (actor, asked) => {
      const item = await itemOf(parts, asked);
      if (!item.ok) return item;
      const by = byOf(actor, surroundings.now());
      const places = await whereShown(parts, item.value);
      if (!(await standings.suspend(surroundings.newId(), item.value, asked.reason, places, by))) return err(already);
      await live.refresh();
      return ok({ ...item.value, reason: asked.reason, by: by.actor, at: by.at, shownIn: places });
    },
    liftSuspension: async (actor, asked) => {
      // A pack may have lost the item meanwhile; its withdrawal can be lifted all the same.
      const item = await itemOf(parts, asked);
      const at = asked.id.indexOf("/");
      const named = { pack: asked.id.slice(0, Math.max(at, 0)), kind: asked.kind, id: asked.id.slice(at + 1) };
      const lifted = await standings.lift(item.ok ? item.value : named, asked.reason, byOf(actor, surroundings.now()));
      if (!lifted) return err(item.ok ? notSuspended : item.error);
      await live.refresh();
      return ok(undefined);
    },
    listSuspensions: async () => (await standings.suspensions()).map(viewOf),
  };
}

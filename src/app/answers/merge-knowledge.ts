/** The packs under a board's decisions: a new Knowledge value, made of what is left and of how it stands. */
import { createLibrary, type Library } from "../../core/answer/library.ts";
import type { ItemKind, Overlay, OverlayEntry } from "../../core/knowledge/overlay.ts";
import { withdrawalsOf } from "../../core/knowledge/reduce-claims.ts";
import { reducePack } from "../../core/knowledge/reduce-pack.ts";
import type { Claim } from "../../core/knowledge/claim.ts";
import type { Withdrawal, Withdrawn } from "../../core/knowledge/withdrawn.ts";
import type { Knowledge } from "./knowledge.ts";

/** Whether both wordings of a claim agree with the supports it has left. */
const stillSaysIn =
  ({ verify }: Library) =>
  (claim: Claim): boolean =>
    [claim.say.clinician, claim.say.patient].every((text) => verify(text, claim.support).verdict === "agrees");

/** One library under its entries. Where only approvals changed, nothing is indexed anew. */
function mergeLibrary(library: Library, entries: readonly OverlayEntry[], hashOf: (item: unknown) => string): Library {
  if (entries.length === 0) return library;
  const { pack, standing } = reducePack(library.pack, entries, hashOf, stillSaysIn(library));
  if (pack === library.pack) return { ...library, standing };
  const merged = createLibrary(pack, library.general, standing);
  return standing.withdrawn.claim.size + standing.withdrawn.calculator.size === 0
    ? merged
    : { ...merged, whole: library };
}

/** Withdrawals of one kind over all packs. */
function withdrawnAcross(libraries: readonly Library[], kind: ItemKind): ReadonlyMap<string, Withdrawal> {
  return new Map(
    libraries.flatMap(({ pack, standing }) =>
      [...standing.withdrawn[kind]].map(([id, withdrawal]) => [`${pack.header.id}/${id}`, withdrawal] as const),
    ),
  );
}

/** Merges the packs as they ship with an overlay. Entries about packs that are not loaded change nothing. */
export function mergeKnowledge(shipped: Knowledge, overlay: Overlay, hashOf: (item: unknown) => string): Knowledge {
  if (overlay.entries.length === 0) return shipped;
  const byPack = Map.groupBy(overlay.entries, (entry) => entry.pack);
  const libraries = shipped.libraries.map((one) => mergeLibrary(one, byPack.get(one.pack.header.id) ?? [], hashOf));
  const across = (kind: ItemKind) => withdrawnAcross(libraries, kind);
  const withdrawn: Withdrawn = {
    claim: across("claim"),
    rule: across("rule"),
    source: across("source"),
    calculator: across("calculator"),
    regimen: across("regimen"),
    article: withdrawalsOf(byPack.get("") ?? [], "article"),
  };
  // Indexed when it is first asked for.
  return {
    libraries,
    get bare() {
      return shipped.bare;
    },
    withdrawn,
  };
}

/** Claims as a board left them: reworded, without withdrawn ones, and without what rested on withdrawn sources alone. */
import type { Claim } from "./claim.ts";
import type { ItemEdit, OverlayEntry } from "./overlay.ts";
import type { Source } from "./source.ts";
import type { Withdrawal, Withdrawals } from "./withdrawn.ts";

/** Digest of an item's content. */
export type HashOf = (item: unknown) => string;

/** The entries of one kind that withdraw, by id. */
export function withdrawalsOf(entries: readonly OverlayEntry[], kind: OverlayEntry["kind"]): Map<string, Withdrawal> {
  const found = new Map<string, Withdrawal>();
  for (const entry of entries)
    if (entry.kind === kind && entry.suspended !== undefined)
      found.set(entry.id, { since: entry.suspended.since, reason: entry.suspended.reason });
  return found;
}

/** The claims with their accepted wordings. An edit of another content than the pack's is left aside. */
export function rewordClaims(
  claims: readonly Claim[],
  entries: readonly OverlayEntry[],
  hashOf: HashOf,
): readonly Claim[] {
  const edits = new Map<string, ItemEdit>();
  for (const { kind, id, edit } of entries) if (kind === "claim" && edit !== undefined) edits.set(id, edit);
  const isMeant = (claim: Claim): boolean => edits.has(claim.id) && edits.get(claim.id)?.of === hashOf(claim);
  if (!claims.some(isMeant)) return claims;
  return claims.map((claim) => {
    const edit = edits.get(claim.id);
    if (edit === undefined || !isMeant(claim)) return claim;
    const { clinician = claim.say.clinician, patient = claim.say.patient } = edit.say;
    return { ...claim, say: { clinician, patient } };
  });
}

export interface ReducedClaims {
  readonly claims: readonly Claim[];
  readonly withdrawn: Withdrawals;
  /** Claims that are still said without one of their sources. */
  readonly weakened: ReadonlyMap<string, Withdrawal>;
}

const firstOf = (claim: Claim, sources: Withdrawals): Withdrawal | undefined => {
  const id = claim.support.find((support) => sources.has(support.source))?.source;
  const found = id === undefined ? undefined : sources.get(id);
  return id === undefined || found === undefined ? undefined : { ...found, because: { kind: "source", id } };
};

/**
 * Leaves out withdrawn claims, and takes withdrawn sources away from the others. A claim that nothing supports any more,
 * or whose wording the rest does not bear out, is withdrawn too.
 */
export function reduceClaims(
  claims: readonly Claim[],
  named: Withdrawals,
  withdrawnSources: Withdrawals,
  sources: readonly Source[],
  stillSays: (claim: Claim) => boolean,
): ReducedClaims {
  const retracted = new Set(sources.filter((source) => source.retracted).map((source) => source.id));
  const withdrawn = new Map(named);
  const weakened = new Map<string, Withdrawal>();
  const kept = claims.flatMap((claim) => {
    if (withdrawn.has(claim.id)) return [];
    const cause = firstOf(claim, withdrawnSources);
    if (cause === undefined) return [claim];
    const support = claim.support.filter((s) => !withdrawnSources.has(s.source));
    const left = { ...claim, support };
    const isSupported = support.some((s) => s.says === "supports" && !retracted.has(s.source));
    if (isSupported && stillSays(left)) {
      weakened.set(claim.id, cause);
      return [left];
    }
    withdrawn.set(claim.id, cause);
    return [];
  });
  const ids = new Set(kept.map((claim) => claim.id));
  return {
    claims: kept.map((claim) => ({ ...claim, contradicts: claim.contradicts.filter((id) => ids.has(id)) })),
    withdrawn,
    weakened,
  };
}

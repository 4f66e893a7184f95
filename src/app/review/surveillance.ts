/** Surveillance: what was approved is held against what it rests on now, and goes back to the board when that has moved. */
import type { StaleEntry } from "../../contract/review.ts";
import { affectedBy, type DocumentChange, type GroundNow, type ItemNow } from "../../core/review/affected.ts";
import { type ApprovedVersion, type ReopenReason, type ReviewCase, stateOn } from "../../core/review/review-case.ts";
import type { Result } from "../../core/problem.ts";
import type { DocumentVersion } from "../ports/literature.ts";
import { isItemMoved } from "./items.ts";
import { dayOf, type ReviewParts } from "./parts.ts";

const parted = (ref: string): readonly [string, string] => [
  ref.slice(0, ref.indexOf("/")),
  ref.slice(ref.indexOf("/") + 1),
];

function changeOf(stored: DocumentVersion | undefined): DocumentChange | undefined {
  if (stored === undefined) return "gone";
  if (stored.metadata.retracted) return "retracted";
  if (stored.retiredAt !== undefined) return "retired";
  return stored.supersededBy === undefined ? undefined : "superseded";
}

const hashes = new WeakMap<object, string>();

/** An item's digest, worked out once: items never change, they are replaced. */
function digestOnce(item: object, digestOf: (value: unknown) => string): string {
  const known = hashes.get(item) ?? digestOf(item);
  hashes.set(item, known);
  return known;
}

/** What became of the documents that a version quotes. Without a library of documents nothing is known to have changed. */
async function documentsNow(
  { documents }: ReviewParts,
  { basis }: ApprovedVersion,
): Promise<ReadonlyMap<string, DocumentChange>> {
  if (documents === undefined) return new Map();
  const changes = new Map<string, DocumentChange>();
  for (const { kind, hash } of basis) {
    const change = kind === "document" ? changeOf(await documents.findVersion(hash)) : undefined;
    if (change !== undefined) changes.set(hash, change);
  }
  return changes;
}

async function groundNow(parts: ReviewParts, version: ApprovedVersion): Promise<GroundNow> {
  const { libraries, withdrawn } = parts.knowledge();
  const noticed = await parts.noticedSources?.();
  const byPack = new Map(libraries.map((library) => [library.pack.header.id, library]));
  const found = (kind: "claim" | "source" | "rule", ref: string): ItemNow | undefined => {
    const [pack, id] = parted(ref);
    const library = byPack.get(pack);
    const now = (item: object, name: string): ItemNow => ({ hash: digestOnce(item, parts.digestOf), name });
    if (kind === "source") {
      const source = library?.sources.get(id);
      if (source === undefined) return undefined;
      const { retracted } = source;
      return { ...now(source, source.citation), retracted, noticed: noticed?.has(ref) === true };
    }
    if (kind === "claim") {
      const statement = library?.statements.get(id);
      return statement === undefined ? undefined : now(statement.claim, statement.topic.title);
    }
    const rule = library?.pack.rules.find((one) => one.id === id);
    return rule === undefined ? undefined : now(rule, rule.title);
  };
  return {
    day: dayOf(parts.surroundings.now()),
    itemOf: found,
    withdrawalOf: (kind, id) => withdrawn[kind].get(id),
    documents: await documentsNow(parts, version),
  };
}

/** A claim or rule is held to itself; of its basis only the sources count, since the approval may have reworded it. */
function itemBasis(parts: ReviewParts, reviewCase: ReviewCase, version: ApprovedVersion): ApprovedVersion {
  const { subject } = reviewCase;
  if (subject.kind === "article") return version;
  const { content, contentHash } = version;
  const others = version.basis.filter(({ kind }) => kind === "source" || kind === "document");
  if (!isItemMoved(parts, { ...reviewCase, content, contentHash })) return { ...version, basis: others };
  return { ...version, basis: [{ kind: subject.kind, id: subject.item, hash: "moved" }, ...others] };
}

/** Why the last approved version has to be looked at again; nothing while it holds. */
export async function reasonsFor(
  parts: ReviewParts,
  reviewCase: ReviewCase,
  version: ApprovedVersion,
): Promise<readonly ReopenReason[]> {
  return affectedBy(itemBasis(parts, reviewCase, version), await groundNow(parts, version));
}

/** Everything that was approved once and does not stand on its ground now, with why. */
export async function listStale(parts: ReviewParts): Promise<readonly StaleEntry[]> {
  const [cases, versions] = await Promise.all([parts.reviews.list(), parts.reviews.latestVersions()]);
  const today = dayOf(parts.surroundings.now());
  const stale: StaleEntry[] = [];
  for (const reviewCase of cases) {
    const version = versions.get(reviewCase.id);
    if (version === undefined || reviewCase.state === "retired") continue;
    const found = reviewCase.state === "approved" ? await reasonsFor(parts, reviewCase, version) : [];
    const reasons = reviewCase.state === "approved" ? found : (reviewCase.reopened?.reasons ?? []);
    if (reasons.length === 0) continue;
    const { id, subject } = reviewCase;
    stale.push({
      id,
      subject,
      title: version.content.title,
      state: stateOn(reviewCase, today),
      version: version.version,
      reasons,
    });
  }
  return stale;
}

/** Sends back to the board what does not stand any more; gives how many that were. Somebody faster is no failure. */
export async function survey(
  parts: ReviewParts,
  reopen: (id: string, reasons: readonly ReopenReason[]) => Promise<Result<void>>,
): Promise<number> {
  let sent = 0;
  for (const { id, state, reasons } of await listStale(parts))
    if ((state === "approved" || state === "expired") && (await reopen(id, reasons)).ok) sent += 1;
  return sent;
}

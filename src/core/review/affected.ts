/** Why something approved has to be looked at again: what it rests on, held against what that is now. */
import { dayInWords } from "../calendar.ts";
import { type Withdrawal, withdrawnWhen } from "../knowledge/withdrawn.ts";
import type { ApprovedVersion, Basis, ReopenReason } from "./review-case.ts";

/** What became of a document version since it was quoted. */
export type DocumentChange = "gone" | "retracted" | "retired" | "superseded";

/** An item of a pack as it is now. */
export interface ItemNow {
  readonly hash: string;
  /** Short words for readers: a topic, a citation, a title. */
  readonly name: string;
  readonly retracted?: boolean | undefined;
  /** A document taken in says that it was retracted; the pack does not. */
  readonly noticed?: boolean | undefined;
}

/** The ground as it is now. */
export interface GroundNow {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly itemOf: (kind: "claim" | "source" | "rule", id: string) => ItemNow | undefined;
  readonly withdrawalOf: (kind: "claim" | "source" | "rule", id: string) => Withdrawal | undefined;
  /** By document version; nothing for one that is still in use. */
  readonly documents: ReadonlyMap<string, DocumentChange>;
}

const documentReasons: Readonly<Record<DocumentChange, Pick<ReopenReason, "kind" | "text">>> = {
  gone: { kind: "document-changed", text: "A document it quotes is no longer kept here." },
  retracted: { kind: "source-retracted", text: "A document it quotes was retracted." },
  retired: { kind: "document-changed", text: "A document it quotes was taken out of use." },
  superseded: { kind: "source-superseded", text: "A document it quotes was replaced by a newer version." },
};

function itemReason(kind: "claim" | "source" | "rule", { id, hash }: Basis, now: GroundNow): ReopenReason | undefined {
  const withdrawn = now.withdrawalOf(kind, id);
  const what = kind === "source" ? "source" : kind === "rule" ? "rule" : "statement";
  if (withdrawn !== undefined)
    return {
      kind: "suspended",
      subject: id,
      text: `A ${what} it ${kind === "source" ? "cites" : "makes"} was withdrawn ${withdrawnWhen(withdrawn)}`,
    };
  const item = now.itemOf(kind, id);
  if (item === undefined)
    return kind === "source"
      ? { kind: "source-changed", subject: id, text: "A source it cites is no longer in the pack." }
      : { kind: "claim-gone", subject: id, text: `A ${what} it makes is no longer in the pack.` };
  if (item.retracted === true)
    return { kind: "source-retracted", subject: id, text: `A source it cites was retracted: ${item.name}` };
  if (item.noticed === true)
    return {
      kind: "source-retracted",
      subject: id,
      text: `A document taken in says that a source it cites was retracted: ${item.name}`,
    };
  if (item.hash === hash) return undefined;
  return kind === "source"
    ? { kind: "source-changed", subject: id, text: `The record of a source it cites was changed: ${item.name}` }
    : { kind: "claim-changed", subject: id, text: `A ${what} it makes was changed in the pack: ${item.name}.` };
}

function reasonOf(basis: Basis, now: GroundNow): ReopenReason | undefined {
  if (basis.kind !== "document") return itemReason(basis.kind, basis, now);
  const change = now.documents.get(basis.hash);
  return change === undefined ? undefined : { ...documentReasons[change], subject: basis.id };
}

/** Every reason, those that came with a withdrawal first; none while the approval holds. */
export function affectedBy(
  { basis, expiresOn }: Pick<ApprovedVersion, "basis" | "expiresOn">,
  now: GroundNow,
): readonly ReopenReason[] {
  const found = basis.flatMap((one) => reasonOf(one, now) ?? []);
  const suspended = found.filter(({ kind }) => kind === "suspended");
  const others = found.filter(({ kind }) => kind !== "suspended");
  const expired: readonly ReopenReason[] =
    now.day > expiresOn
      ? [{ kind: "review-expired", subject: expiresOn, text: `The approval ran out on ${dayInWords(expiresOn)}.` }]
      : [];
  return [...suspended, ...others, ...expired];
}

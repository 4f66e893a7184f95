/** What is withdrawn, why and since when, and the words that stand in its place. */
import { dayInWords } from "../calendar.ts";
import type { ItemKind } from "./overlay.ts";

/** One withdrawal. `because` names what it follows from, when the item itself was not named. */
export interface Withdrawal {
  /** ISO 8601. */
  readonly since: string;
  readonly reason: string;
  readonly because?: { readonly kind: ItemKind; readonly id: string } | undefined;
}

/** Withdrawn items of one kind, by id. */
export type Withdrawals = ReadonlyMap<string, Withdrawal>;

/** Withdrawn items of every kind: bare ids within a pack, `<pack>/<id>` across packs, an article by its address. */
export type Withdrawn = Readonly<Record<ItemKind, Withdrawals>>;

const none: Withdrawals = new Map();

export const nothingWithdrawn: Withdrawn = {
  claim: none,
  rule: none,
  source: none,
  calculator: none,
  regimen: none,
  article: none,
};

const day = ({ since }: Withdrawal): string => dayInWords(since);
const why = ({ reason }: Withdrawal): string => reason.trim().replace(/[.\s]+$/u, "");

/** When and why, to follow “withdrawn”. */
export const withdrawnWhen = (withdrawal: Withdrawal): string =>
  withdrawal.because?.kind === "source"
    ? `on ${day(withdrawal)}, because a source it rests on was withdrawn: ${why(withdrawal)}.`
    : `on ${day(withdrawal)}: ${why(withdrawal)}.`;

/** How every notice in place of a statement begins. */
export const noticeStart = "Withdrawn on ";

/** Said in place of a statement. */
export const statementWithdrawn = (withdrawal: Withdrawal): string => `Withdrawn ${withdrawnWhen(withdrawal)}`;

/** Said by a hard stop that was itself withdrawn: it counts as not known. */
export const checkWithdrawn = (withdrawal: Withdrawal): string =>
  `This check was withdrawn on ${day(withdrawal)} (${why(withdrawal)}) and decides nothing now. Check it by hand: what is not known counts as a stop.`;

/** Said by advice of which something is missing. */
export const partWithdrawn = (withdrawal: Withdrawal): string =>
  `Part of this was withdrawn on ${day(withdrawal)} (${why(withdrawal)}) and is not shown.`;

/** Said with a statement that lost a source it was graded with. */
export const sourceWithdrawn = (withdrawal: Withdrawal): string =>
  `A source it was graded with was withdrawn on ${day(withdrawal)}`;

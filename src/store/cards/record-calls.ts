/** What calls of hospital systems leave behind, several in one transaction: their tokens as used, cards shown, audit entries. */
import type { Kysely, Transaction } from "kysely";
import type { AuditEntry } from "../../app/ports/audit.ts";
import type { ShownCards } from "../../app/ports/cards.ts";
import type { SignedToken } from "../../app/ports/seen-tokens.ts";
import { appendAudits } from "../audit.ts";
import { digestOf } from "../digest.ts";
import type { Tables } from "../tables.ts";

/** One call: the token to be used up, what was shown, or both. */
export interface CallRecord {
  readonly token?: SignedToken | undefined;
  readonly shown?: Omit<ShownCards, "token"> | undefined;
}

/** How a token is known here. */
export const digestOfToken = ({ issuer, id }: SignedToken): string => digestOf([issuer, id]);

/** Digests that nobody had claimed before. In their order, so that two groups with the same tokens never wait for each other. */
async function claimTokens(
  tx: Transaction<Tables>,
  tokens: ReadonlyMap<string, SignedToken>,
): Promise<ReadonlySet<string>> {
  if (tokens.size === 0) return new Set();
  const rows = [...tokens]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([digest, { expiresAt }]) => ({ digest, expires_at: expiresAt }));
  const claimed = await tx
    .insertInto("seen_tokens")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning("digest")
    .execute();
  return new Set(claimed.map(({ digest }) => digest));
}

const cardRows = ({ cards, patientKey, client, hook, at }: Omit<ShownCards, "token">): readonly Tables["cds_cards"][] =>
  cards.map(({ uuid, key, rule, kind, until }) => ({
    uuid,
    key,
    rule,
    kind,
    until,
    patient_key: patientKey,
    client,
    hook,
    shown_at: at,
  }));

const entryOf = ({ cards, patientKey, client, hook, at, packHash }: Omit<ShownCards, "token">): AuditEntry => ({
  at,
  actor: `client/${client}`,
  action: "cards.shown",
  subject: `hook/${hook}`,
  patientKey,
  packHash,
  outputDigest: digestOf(cards.map(({ key }) => key)),
  origin: "cds-hooks",
});

/** The first call with each token. */
function firstWithToken(digests: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  digests.forEach((digest, at) => {
    if (digest !== undefined && !first.has(digest)) first.set(digest, at);
  });
  return first;
}

/**
 * Keeps calls, all or none; false for each whose token was used before, by an earlier call of the group too. Of such a call
 * nothing is kept.
 */
export function recordCalls(db: Kysely<Tables>, calls: readonly CallRecord[]): Promise<readonly boolean[]> {
  const digests = calls.map(({ token }) => token && digestOfToken(token));
  const first = firstWithToken(digests);
  const tokens = new Map(
    calls.flatMap(({ token }, at): readonly (readonly [string, SignedToken])[] => {
      const digest = digests[at];
      return token !== undefined && digest !== undefined && first.get(digest) === at ? [[digest, token]] : [];
    }),
  );
  return db.transaction().execute(async (tx) => {
    const claimed = await claimTokens(tx, tokens);
    const kept = digests.map((digest, at) => digest === undefined || (first.get(digest) === at && claimed.has(digest)));
    const shown = calls.flatMap((call, at) => (kept[at] === true && call.shown !== undefined ? [call.shown] : []));
    const rows = shown.flatMap(cardRows);
    if (rows.length > 0) await tx.insertInto("cds_cards").values(rows).execute();
    await appendAudits(tx, shown.map(entryOf));
    return kept;
  });
}

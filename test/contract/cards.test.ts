/** Cards, their outcomes and used tokens, over every database. */
import type { Kysely } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CardOutcome, ShownCard } from "../../src/app/ports/cards.ts";
import type { SignedToken } from "../../src/app/ports/seen-tokens.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { createCards } from "../../src/store/cards/cards.ts";
import { createSeenTokens } from "../../src/store/cards/seen-tokens.ts";
import { migrateUpTo } from "../../src/store/migrate.ts";
import { connectStore, openStore } from "../../src/store/open-store.ts";
import type { Tables } from "../../src/store/tables.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";

const client = "https://ehr.example";
const at = "2026-11-21T10:00:00.000Z";
const card = (n: number, rule = "flare"): ShownCard => ({
  uuid: `00000000-0000-7000-8000-00000000000${n}`,
  key: `pack/${rule}#${n}`,
  rule: `pack/${rule}`,
  kind: "warning",
  until: "2026-12-21",
});
const shown = (...cards: readonly ShownCard[]) => ({ cards, patientKey: "k", client, hook: "patient-view", at });
const token = (id: string): SignedToken => ({ issuer: "iss", id, expiresAt: 1300 });
const outcome = (of: ShownCard, what: CardOutcome["outcome"], minute: number): CardOutcome => ({
  card: of.uuid,
  outcome: what,
  at: `2026-11-21T10:${String(minute).padStart(2, "0")}:00.000Z`,
  reason: { code: "patient-refuses" },
});

describeOnDatabases("cards", (database) => {
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  beforeEach(async () => {
    fresh = await database.create();
    db = await fresh.open();
  });
  afterEach(() => fresh.remove());

  test("an overridden card is a dismissal until its time is over, and only for its patient", async () => {
    const cards = createCards(db);
    await cards.recordShown(shown(card(1), card(2, "dose")));
    await cards.recordOutcomes(client, [outcome(card(1), "overridden", 1)], at);
    const { key, rule, kind, until } = card(1);
    expect(await cards.dismissals("k", "2026-11-21")).toEqual([{ key, rule, kind, until, folded: false }]);
    expect(await cards.dismissals("k", "2026-12-21")).toEqual([]);
    expect(await cards.dismissals("another", "2026-11-21")).toEqual([]);
  });

  test("a card that names several recommendations dismisses them all, as what was named among others", async () => {
    const cards = createCards(db);
    const folded = { ...card(2, "dose"), uuid: card(1).uuid };
    await cards.recordShown(shown(card(1), folded));
    await cards.recordOutcomes(client, [outcome(card(1), "overridden", 1)], at);
    const dismissals = await cards.dismissals("k", "2026-11-21");
    expect(dismissals.map((d) => [d.rule, d.folded]).sort()).toEqual([
      ["pack/dose", true],
      ["pack/flare", true],
    ]);
  });

  test("the latest outcome holds, and the same one twice is one", async () => {
    const cards = createCards(db);
    await cards.recordShown(shown(card(1)));
    const first = outcome(card(1), "overridden", 1);
    await cards.recordOutcomes(client, [first, first], at);
    await cards.recordOutcomes(client, [first], at);
    await cards.recordOutcomes(client, [outcome(card(1), "accepted", 2)], at);
    expect(await cards.dismissals("k", "2026-11-21")).toEqual([]);
    expect(await cards.report()).toEqual([
      {
        rule: "pack/flare",
        shown: 1,
        accepted: 1,
        overridden: 1,
        reasons: [{ code: "patient-refuses", count: 1 }],
      },
    ]);
  });

  test("outcomes of cards that a client was never shown are named and not kept", async () => {
    const cards = createCards(db);
    await cards.recordShown(shown(card(1)));
    const stranger = await cards.recordOutcomes("https://other.example", [outcome(card(1), "overridden", 1)], at);
    const unknown = await cards.recordOutcomes(client, [outcome(card(9), "overridden", 1)], at);
    expect([...stranger, ...unknown]).toEqual([card(1).uuid, card(9).uuid]);
    expect(await cards.dismissals("k", "2026-11-21")).toEqual([]);
  });

  test("what was shown is in the audit chain, without the cards' texts", async () => {
    await createCards(db).recordShown(shown(card(1)));
    await createCards(db).recordShown(shown());
    const entries = await createAuditLog(db).list({ after: 0, limit: 10 });
    expect(entries.map(({ action, actor, patientKey }) => [action, actor, patientKey])).toEqual([
      ["cards.shown", `client/${client}`, "k"],
      ["cards.shown", `client/${client}`, "k"],
    ]);
  });

  test("a token is claimed once, by whoever comes first, until it has expired", async () => {
    const seen = createSeenTokens(db);
    const many = await Promise.all(Array.from({ length: 8 }, () => seen.claim(token("jti"))));
    expect(many.filter(Boolean)).toHaveLength(1);
    expect(await seen.claim({ ...token("jti"), issuer: "other" })).toBe(true);
    await seen.forget(1299);
    expect(await seen.claim(token("jti"))).toBe(false);
    await seen.forget(1301);
    expect(await seen.claim({ ...token("jti"), expiresAt: 1600 })).toBe(true);
  });
});

interface TablesThen {
  readonly cds_cards: Tables["cds_cards"];
  readonly cds_outcomes: Omit<Tables["cds_outcomes"], "patient_key">;
}

/** A card that was shown and overridden, as it was stored up to then. */
async function storeThen(db: Kysely<TablesThen>): Promise<void> {
  const { uuid, key, rule, kind, until } = card(1);
  const shownThen = { uuid, key, rule, kind, until, patient_key: "k", client, hook: "patient-view", shown_at: at };
  await db.insertInto("cds_cards").values(shownThen).execute();
  const overridden = { card: uuid, outcome: "overridden", outcome_at: at, received_at: at };
  const unsaid = { reason_system: null, reason_code: null, comment: null };
  await db
    .insertInto("cds_outcomes")
    .values({ ...overridden, ...unsaid })
    .execute();
}

describeOnDatabases("cards in a database of an earlier version", ({ create }) => {
  test("that were dismissed stay dismissed, for their patient", async () => {
    const fresh = await create();
    try {
      const old = await connectStore(fresh.location);
      if (!old.ok) throw new Error(old.error.message);
      await migrateUpTo(old.value, "2026-11-22T02-10-queue");
      await storeThen(old.value);
      await old.value.destroy();
      const now = await openStore(fresh.location);
      if (!now.ok) throw new Error(now.error.message);
      try {
        const { key, rule, kind, until } = card(1);
        const cards = createCards(now.value);
        expect(await cards.dismissals("k", "2026-11-21")).toEqual([{ key, rule, kind, until, folded: false }]);
        expect(await cards.dismissals("another", "2026-11-21")).toEqual([]);
      } finally {
        await now.value.destroy();
      }
    } finally {
      await fresh.remove();
    }
  });
});

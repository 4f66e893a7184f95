/** Cards and their outcomes on the database. */
import { createHmac, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { CardOutcome, CardReport, Cards } from "../../app/ports/cards.ts";
import type { Dismissal } from "../../core/pathway/choose-cards.ts";
import { appendAudit } from "../audit.ts";
import { digestOf } from "../digest.ts";
import type { Tables } from "../tables.ts";
import { withValues } from "../with-values.ts";
import { type RecordCall, recordThrough } from "./call-records.ts";

/** The key, made when first needed; whoever comes first makes it, everybody else reads that one. */
async function secretOf(db: Kysely<Tables>): Promise<string> {
  const read = () => db.selectFrom("card_secret").select("secret").where("id", "=", 1).executeTakeFirst();
  const known = await read();
  if (known !== undefined) return known.secret;
  await db
    .insertInto("card_secret")
    .values({ id: 1, secret: randomBytes(32).toString("hex") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await read();
  if (made === undefined) throw new Error("the key of patients' cards was not kept");
  return made.secret;
}

const toRow = (outcome: CardOutcome, patientKey: string, receivedAt: string): Tables["cds_outcomes"] => ({
  card: outcome.card,
  outcome: outcome.outcome,
  outcome_at: outcome.at,
  reason_system: outcome.reason?.system ?? null,
  reason_code: outcome.reason?.code ?? null,
  comment: outcome.comment ?? null,
  received_at: receivedAt,
  patient_key: patientKey,
});

async function recordOutcomes(
  db: Kysely<Tables>,
  client: string,
  outcomes: readonly CardOutcome[],
  receivedAt: string,
): Promise<readonly string[]> {
  const asked = [...new Set(outcomes.map(({ card }) => card))];
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom("cds_cards")
      .select(["uuid", "patient_key"])
      .where("uuid", "in", asked)
      .where("client", "=", client)
      .execute();
    const shown = new Map(rows.map(({ uuid, patient_key: patientKey }) => [uuid, patientKey]));
    const known = outcomes.filter(({ card }) => shown.has(card));
    if (known.length > 0)
      await tx
        .insertInto("cds_outcomes")
        .values(known.map((outcome) => toRow(outcome, shown.get(outcome.card) ?? "", receivedAt)))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    await appendAudit(tx, {
      at: receivedAt,
      actor: `client/${client}`,
      action: "cards.feedback",
      subject: `cards/${known.length}`,
      inputDigest: digestOf(known.map(({ card, outcome, at }) => [card, outcome, at])),
      origin: "cds-hooks",
    });
    return asked.filter((card) => !shown.has(card));
  });
}

/** Reads dismissals, from what became of the patient's cards: cards are many. The query is the same at each call and is built once. */
function createDismissals(db: Kysely<Tables>): Cards["dismissals"] {
  const query = db
    .selectFrom("cds_outcomes")
    .innerJoin("cds_cards", "cds_cards.uuid", "cds_outcomes.card")
    .select(["cds_cards.key", "cds_cards.rule", "cds_cards.kind", "cds_cards.until", "outcome"])
    .select((row) =>
      row
        .selectFrom("cds_cards as same")
        .select(row.fn.countAll<number | string>().as("named"))
        .whereRef("same.uuid", "=", "cds_cards.uuid")
        .as("named"),
    )
    .where("cds_outcomes.patient_key", "=", "")
    .where("cds_cards.until", ">", "")
    .orderBy("outcome_at")
    .compile();
  return async (patientKey, today) => {
    const { rows } = await db.executeQuery(withValues(query, [patientKey, today]));
    const latest = new Map(rows.map((row) => [row.key, row]));
    return [...latest.values()]
      .filter((row) => row.outcome === "overridden")
      .map(({ key, rule, kind, until, named }) => ({
        key,
        rule,
        kind: kind as Dismissal["kind"],
        until,
        folded: Number(named) > 1,
      }));
  };
}

async function report(db: Kysely<Tables>): Promise<readonly CardReport[]> {
  const count = db.fn.countAll<number | string>().as("count");
  const shown = await db.selectFrom("cds_cards").select(["rule", count]).groupBy("rule").orderBy("rule").execute();
  const outcomes = await db
    .selectFrom("cds_outcomes")
    .innerJoin("cds_cards", "cds_cards.uuid", "cds_outcomes.card")
    .select(["rule", "outcome", "reason_code", count])
    .groupBy(["rule", "outcome", "reason_code"])
    .orderBy("reason_code")
    .execute();
  return shown.map(({ rule, count: all }) => {
    const own = outcomes.filter((o) => o.rule === rule);
    const sum = (of: typeof own): number => of.reduce((total, o) => total + Number(o.count), 0);
    const overridden = own.filter((o) => o.outcome === "overridden");
    return {
      rule,
      shown: Number(all),
      accepted: sum(own.filter((o) => o.outcome === "accepted")),
      overridden: sum(overridden),
      reasons: overridden.flatMap((o) =>
        o.reason_code === null ? [] : [{ code: o.reason_code, count: Number(o.count) }],
      ),
    };
  });
}

/** The cards port on a database. `record` keeps what was shown. */
export function createCards(db: Kysely<Tables>, record: RecordCall = recordThrough(db)): Cards {
  let secret: string | undefined;
  return {
    patientKey: async (client, patientId) => {
      secret ??= await secretOf(db);
      return createHmac("sha256", secret)
        .update(JSON.stringify([client, patientId]))
        .digest("hex")
        .slice(0, 32);
    },
    recordShown: ({ token, ...shown }) => record({ token, shown }),
    recordOutcomes: (client, outcomes, receivedAt) => recordOutcomes(db, client, outcomes, receivedAt),
    dismissals: createDismissals(db),
    report: () => report(db),
  };
}

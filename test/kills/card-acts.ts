/** Calls of hospital systems while processes are killed: the token used up, the cards shown and their entry are one write. */
import type { Kysely } from "kysely";
import type { CallRecord } from "../../src/store/cards/record-calls.ts";
import { digestOfToken } from "../../src/store/cards/record-calls.ts";
import type { Tables } from "../../src/store/tables.ts";
import type { KilledAct } from "./acts.ts";

const issuer = "https://ehr.example";
const tokenOf = (key: string) => ({ issuer, id: key, expiresAt: 4_000_000_000 });

const callOf = (key: string): CallRecord => ({
  token: tokenOf(key),
  shown: {
    cards: ["a", "b"].map((part) => ({
      uuid: `${key}/${part}`,
      key: `pack/flare#${part}`,
      rule: "pack/flare",
      kind: "warning",
      until: "2026-12-21",
    })),
    patientKey: key,
    client: issuer,
    hook: "patient-view",
    at: "2026-11-21T12:00:00.000Z",
  },
});

/** Keys by what is there of them. */
async function foundOf(db: Kysely<Tables>) {
  const shown = await db.selectFrom("cds_cards").select("uuid").execute();
  const noted = await db.selectFrom("audit").select("patient_key").where("action", "=", "cards.shown").execute();
  const used = await db.selectFrom("seen_tokens").select("digest").execute();
  const uuids = new Set(shown.map(({ uuid }) => uuid));
  return { uuids, noted: new Set(noted.map((row) => row.patient_key)), used: new Set(used.map((row) => row.digest)) };
}

async function wholeOf(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const { uuids, noted, used } = await foundOf(db);
  const keys = [...uuids].flatMap((uuid) => (uuid.endsWith("/a") ? [uuid.slice(0, -2)] : []));
  return new Set(
    keys.filter((key) => uuids.has(`${key}/b`) && noted.has(key) && used.has(digestOfToken(tokenOf(key)))),
  );
}

export const shownCards: KilledAct = {
  name: "shown-cards",
  write: async (_, key, recordCall) => {
    // Several at once, so that they share a write; the last two are one call and its replay.
    const calls = [...["1", "2", "3"].map((n) => `${key}.${n}`), key, key].map(callOf);
    const kept = await Promise.all(calls.map(recordCall));
    if (kept.join() !== "true,true,true,true,false") throw new Error(`calls were kept as ${kept.join()}`);
  },
  whole: wholeOf,
  halfDone: async (db) => {
    const { uuids, noted, used } = await foundOf(db);
    const whole = (await wholeOf(db)).size;
    return uuids.size - 2 * whole + (noted.size - whole) + (used.size - whole);
  },
};

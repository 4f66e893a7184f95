/** What calls of hospital systems leave behind, over every database: in groups, at the same time, from several connections. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAuditLog } from "../../src/store/audit.ts";
import { type CallRecords, openCallRecords } from "../../src/store/cards/call-records.ts";
import { createCards } from "../../src/store/cards/cards.ts";
import { type CallRecord, recordCalls } from "../../src/store/cards/record-calls.ts";
import type { Tables } from "../../src/store/tables.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";

const callOf = (name: string, token = name): CallRecord => ({
  token: { issuer: "https://ehr.example", id: token, expiresAt: 4_000_000_000 },
  shown: {
    cards: [{ uuid: `card-${name}`, key: "pack/flare#1", rule: "pack/flare", kind: "warning", until: "2026-12-21" }],
    patientKey: "k",
    client: "https://ehr.example",
    hook: "patient-view",
    at: "2026-11-21T10:00:00.000Z",
  },
});
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `call-${at}`);

describeOnDatabases("call records", (database) => {
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  let opened: CallRecords[];
  const open = async (): Promise<CallRecords> => {
    const records = openCallRecords(await fresh.open(), fresh.location);
    opened.push(records);
    return records;
  };
  beforeEach(async () => {
    fresh = await database.create();
    db = await fresh.open();
    opened = [];
  });
  afterEach(async () => {
    for (const records of opened) await records.close();
    await fresh.remove();
  });

  const kept = async (): Promise<readonly string[]> =>
    (await db.selectFrom("cds_cards").select("uuid").orderBy("uuid").execute()).map(({ uuid }) => uuid);
  const entries = async () => (await createAuditLog(db).list({ after: 0, limit: 1000 })).length;

  test("calls that come together are all kept, each with its entry in a chain that holds", async () => {
    const { record } = await open();
    const outcomes = await Promise.all(names(100).map((name) => record(callOf(name))));
    expect(outcomes.every(Boolean)).toBe(true);
    expect(await kept()).toEqual(
      names(100)
        .map((name) => `card-${name}`)
        .sort(),
    );
    expect(await createAuditLog(db).verify()).toMatchObject({ ok: true, entries: 100 });
  });

  test("of calls with one token in one group the first is kept, and nothing of the others", async () => {
    expect(await recordCalls(db, [callOf("a"), callOf("b", "a"), callOf("c"), { token: callOf("a").token }])).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(await recordCalls(db, [callOf("d", "c"), callOf("e")])).toEqual([false, true]);
    expect(await kept()).toEqual(["card-a", "card-c", "card-e"]);
    expect(await entries()).toBe(3);
  });

  test("a token is good for one call, wherever its copies come in", async () => {
    const [one, two] = [await open(), await open()];
    const outcomes = await Promise.all(
      names(60).flatMap((name) => [
        one.record(callOf(`${name}-one`, name)),
        two.record(callOf(`${name}-two`, name)),
        one.record({ token: callOf(name).token }),
      ]),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(60);
    const shown = await kept();
    expect(new Set(shown.map((uuid) => uuid.replace(/-(one|two)$/, ""))).size).toBe(shown.length);
    expect(await entries()).toBe(shown.length);
    expect(await createAuditLog(db).verify()).toMatchObject({ ok: true });
  });

  test("a call that cannot be kept fails alone, and its token stays good", async () => {
    const { record } = await open();
    await record(callOf("first"));
    const twice = { ...callOf("other"), shown: callOf("first").shown };
    const settled = await Promise.allSettled([
      record(callOf("a")),
      record(callOf("b")),
      record(twice),
      record(callOf("c")),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(await kept()).toEqual(["card-a", "card-b", "card-c", "card-first"]);
    expect(await record(callOf("other"))).toBe(true);
    expect(await createAuditLog(db).verify()).toMatchObject({ ok: true, entries: 5 });
  });

  test("what was kept is seen at once on other connections, and other writes go on beside it", async () => {
    const { record } = await open();
    const cards = createCards(db);
    const audit = createAuditLog(db);
    await Promise.all(
      names(40).map(async (name) => {
        await record(callOf(name));
        expect(await cards.recordOutcomes("https://ehr.example", [feedbackOn(`card-${name}`)], "2026-11-21")).toEqual(
          [],
        );
        await audit.append({ at: "2026-11-21", actor: "local", action: "test", subject: name, origin: "test" });
      }),
    );
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 120 });
  });

  test("a process that only waits for its call does not end before it is kept", () => {
    const script = join(import.meta.dirname, "../support/keep-one-call.ts");
    const asked = [script, JSON.stringify(fresh.location), JSON.stringify(callOf("only"))];
    expect(execFileSync(process.execPath, asked, { encoding: "utf8" })).toBe("kept\n");
  });

  test("closing waits for what is being written, and nothing is left running", async () => {
    const { record, close } = await open();
    const written = record(callOf("last"));
    await close();
    expect(await written).toBe(true);
    expect(await kept()).toEqual(["card-last"]);
  });
});

const feedbackOn = (card: string) => ({ card, outcome: "accepted", at: "2026-11-21T10:01:00.000Z" }) as const;

/** The audit chain, over every database: what is appended together, and what tampering is noticed. */
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { type AuditFormat, auditLines } from "../../src/app/audit/export.ts";
import type { ChainedEntry } from "../../src/app/ports/audit.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { describeOnDatabases, openBeforeEach } from "../support/databases.ts";
import { AuditEventR4 } from "../support/fhir-audit-event.ts";

const entry = (subject: string) => ({
  at: "2026-11-21T10:00:00.000Z",
  actor: "local",
  action: "test",
  subject,
  origin: "test",
});

/** What somebody with the database's password could do to a chain of five entries, and what is then said. */
const tampering = [
  { what: "an edited entry", by: ["update audit set actor = 'nobody' where seq = 2"], brokenAt: 2, fault: "edited" },
  { what: "an edited hash", by: ["update audit set hash = 'x' where seq = 3"], brokenAt: 3, fault: "edited" },
  {
    what: "an optional part added",
    by: ["update audit set patient_key = 'k' where seq = 5"],
    brokenAt: 5,
    fault: "edited",
  },
  { what: "a removed entry", by: ["delete from audit where seq = 3"], brokenAt: 3, fault: "missing" },
  { what: "the first entry removed", by: ["delete from audit where seq = 1"], brokenAt: 1, fault: "missing" },
  { what: "the last entry removed", by: ["delete from audit where seq = 5"], brokenAt: 5, fault: "missing" },
  { what: "every entry removed", by: ["delete from audit"], brokenAt: 1, fault: "missing" },
  {
    what: "two entries changed places",
    by: [
      "update audit set seq = 99 where seq = 2",
      "update audit set seq = 2 where seq = 3",
      "update audit set seq = 3 where seq = 99",
    ],
    brokenAt: 2,
    fault: "out-of-order",
  },
  {
    what: "a removed entry with those after it moved up",
    by: [
      "delete from audit where seq = 3",
      "update audit set seq = 3 where seq = 4",
      "update audit set seq = 4 where seq = 5",
    ],
    brokenAt: 3,
    fault: "out-of-order",
  },
  {
    what: "the last entry removed and the head's number set back",
    by: ["delete from audit where seq = 5", "update audit_head set seq = 4"],
    brokenAt: 4,
    fault: "head",
  },
  { what: "the head set back", by: ["update audit_head set seq = 4"], brokenAt: 5, fault: "added" },
  { what: "the head removed", by: ["delete from audit_head"], brokenAt: 5, fault: "head" },
] as const;

/** The entry that an AuditEvent was made of. */
function entryFrom(event: AuditEventR4): ChainedEntry {
  const [what, patient] = event.entity ?? [];
  const detail = new Map((what?.detail ?? []).map(({ type, valueString }) => [type, valueString]));
  return {
    seq: Number(detail.get("seq")),
    prev: detail.get("prev") ?? "",
    hash: detail.get("hash") ?? "",
    at: event.recorded,
    actor: event.agent[0]?.who?.identifier?.value ?? "",
    action: event.subtype?.[0]?.code ?? "",
    subject: what?.what?.identifier?.value ?? "",
    patientKey: patient?.what?.identifier?.value,
    packHash: detail.get("pack-hash"),
    inputDigest: detail.get("input-digest"),
    outputDigest: detail.get("output-digest"),
    origin: detail.get("origin") ?? "",
  };
}

describeOnDatabases("audit chain", ({ create }) => {
  const database = openBeforeEach(create);

  test("append() chains each entry to the one before", async () => {
    const log = createAuditLog(database.db);
    const first = await log.append(entry("a"));
    const second = await log.append(entry("b"));
    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(second.prev).toBe(first.hash);
    expect(await log.verify()).toEqual({ ok: true, entries: 2, head: second.hash });
    expect(await log.list({ after: 1, limit: 10 })).toEqual([second]);
  });

  test("an empty chain holds", async () => {
    expect(await createAuditLog(database.db).verify()).toMatchObject({ ok: true, entries: 0 });
  });

  test("entries survive closing and opening, and migrations run once", async () => {
    await createAuditLog(database.db).append(entry("a"));
    await database.reopen();
    expect(await createAuditLog(database.db).verify()).toMatchObject({ ok: true, entries: 1 });
  });

  test("many appends at once from one process form one chain", async () => {
    const log = createAuditLog(database.db);
    await Promise.all(Array.from({ length: 40 }, (_, i) => log.append(entry(String(i)))));
    expect(await log.verify()).toMatchObject({ ok: true, entries: 40 });
  });

  test("verify() holds while others append", async () => {
    const log = createAuditLog(database.db);
    const writing = Promise.all(Array.from({ length: 60 }, (_, i) => log.append(entry(String(i)))));
    for (let i = 0; i < 10; i++) expect(await log.verify()).toMatchObject({ ok: true });
    await writing;
    expect(await log.verify()).toMatchObject({ ok: true, entries: 60 });
  });

  test("an act that fails leaves no entry", async () => {
    const log = createAuditLog(database.db);
    await log.append(entry("a"));
    await sql`delete from audit_head`.execute(database.db);
    await expect(log.append(entry("b"))).rejects.toThrow("lost its head");
    expect(await log.list({ after: 0, limit: 10 })).toHaveLength(1);
  });

  describe("export", () => {
    const full = {
      ...entry("answer-link/0123"),
      action: "patient.read",
      patientKey: "k".repeat(64),
      packHash: "p",
      inputDigest: "i",
      outputDigest: "o",
    };
    const linesOf = async (format: AuditFormat, after = 0): Promise<readonly string[]> => {
      const lines: string[] = [];
      for await (const line of auditLines(createAuditLog(database.db), format, after)) lines.push(line);
      return lines;
    };

    test("JSON lines are the entries, in order, beyond a page", async () => {
      const log = createAuditLog(database.db);
      for (let i = 0; i < 501; i++) await log.append(i === 0 ? full : entry(String(i)));
      const entries = (await linesOf("jsonl")).map((line) => JSON.parse(line) as unknown);
      expect(entries).toHaveLength(501);
      expect(entries[0]).toEqual(
        JSON.parse(JSON.stringify({ ...full, ...(await log.list({ after: 0, limit: 1 }))[0] })),
      );
      expect(await linesOf("jsonl", 500)).toHaveLength(1);
    });

    test("FHIR resources are valid R4, and the chain can be checked from them alone", async () => {
      const log = createAuditLog(database.db);
      for (const each of [full, entry("a"), { ...entry("b"), action: "records.restored" }]) await log.append(each);
      const events = (await linesOf("fhir")).map((line) => AuditEventR4.parse(JSON.parse(line)));
      expect(events.map((e) => [e.action, e.type.code])).toEqual([
        ["R", "110110"],
        ["E", "110100"],
        ["U", "110107"],
      ]);
      const rebuilt = events.map(entryFrom);
      expect(rebuilt).toEqual(await log.list({ after: 0, limit: 10 }));
    });
  });

  describe("verify() finds", () => {
    test.each(tampering)("$what", async ({ by, brokenAt, fault }) => {
      const log = createAuditLog(database.db);
      for (const subject of ["a", "b", "c", "d", "e"]) await log.append(entry(subject));
      expect(await log.verify()).toMatchObject({ ok: true, entries: 5 });
      for (const statement of by) await sql.raw(statement).execute(database.db);
      expect(await log.verify()).toEqual({ ok: false, brokenAt, fault });
    });

    test("a chain made anew from a changed entry on, when its head was noted before", async () => {
      const log = createAuditLog(database.db);
      for (const subject of ["a", "b", "c"]) await log.append(entry(subject));
      const before = await log.verify();
      if (!before.ok) throw new Error("the chain does not hold");
      const noted = { seq: before.entries, hash: before.head };
      await log.append(entry("d"));
      expect(await log.verify(noted)).toMatchObject({ ok: true, entries: 4 });

      await sql`delete from audit where seq >= 2`.execute(database.db);
      const [first] = await log.list({ after: 0, limit: 1 });
      await sql`update audit_head set seq = 1, hash = ${first?.hash}`.execute(database.db);
      expect(await log.verify(noted)).toEqual({ ok: false, brokenAt: 2, fault: "missing" });
      for (const subject of ["x", "c", "d"]) await log.append(entry(subject));
      expect(await log.verify()).toMatchObject({ ok: true, entries: 4 });
      expect(await log.verify(noted)).toEqual({ ok: false, brokenAt: 3, fault: "not-as-noted" });
    });
  });
});

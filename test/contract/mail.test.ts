/** Letters from the act they tell of to a real mail server, over every database they wait in. */
import type { Kysely } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deliverDue } from "../../src/app/mail/deliver.ts";
import { createLetterWriter } from "../../src/app/mail/letter.ts";
import type { NewNotification } from "../../src/app/ports/notifications.ts";
import { createSmtpMail } from "../../src/mail/smtp-mail.ts";
import { createOutbox } from "../../src/store/mail/outbox.ts";
import { createPeople } from "../../src/store/people/people.ts";
import { createNotifications } from "../../src/store/review/notifications.ts";
import type { Tables } from "../../src/store/tables.ts";
import { openAccounts } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { headerOf, type MailServer, startMailServer } from "../support/smtp.ts";

const from = "board@clinic.example";
const at = "2026-11-02T10:00:00.000Z";
const minutes = (n: number): string => new Date(Date.parse(at) + n * 60_000).toISOString();
const write = createLetterWriter("https://ranvier.clinic.example");

describeOnDatabases("mail", ({ create }) => {
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  let server: MailServer;
  let ids: Readonly<Record<string, string>>;
  beforeEach(async () => {
    fresh = await create();
    db = await fresh.open();
    server = await startMailServer();
    const accounts = openAccounts(db);
    await accounts.joinAtTerminal("ada@clinic.example", ["reviewer"]);
    await accounts.joinAtTerminal("berta", ["reviewer"]);
    ids = Object.fromEntries((await createPeople(db).list()).map(({ signInName, id }) => [signInName, id]));
  }, 120_000);
  afterEach(async () => {
    await server.stop();
    await fresh.remove();
  });

  const notice = (id: string, person: string, set: Partial<NewNotification> = {}): NewNotification => ({
    id,
    person: ids[person] ?? "",
    at,
    case: "case-1",
    kind: "assigned",
    text: "You were asked to review “Plasma exchange”",
    harm: false,
    ...set,
  });
  const tell = (...notices: readonly NewNotification[]): Promise<void> =>
    createNotifications(db, write).tell(notices, { at, actor: "x", action: "test", subject: "x", origin: "test" });
  const deliver = async (now: string, url = server.url) => {
    const mail = createSmtpMail({ smtpUrl: url, from });
    const delivery = await deliverDue({ outbox: createOutbox(db), mail, now: () => now });
    mail.close();
    return delivery;
  };
  const states = async () =>
    (await db.selectFrom("mail_outbox").select(["id", "state"]).orderBy("id").execute()).map(
      ({ id, state }) => `${id} ${state}`,
    );

  test("a letter says what happened and where to look, to those whose sign-in name is an address", async () => {
    await tell(notice("n1", "ada@clinic.example"), notice("n2", "berta"));
    expect(await deliver(at)).toEqual({ sent: 1, waiting: 0, failed: 0, why: [] });
    expect(server.letters).toMatchObject([{ from, to: ["ada@clinic.example"] }]);
    const [letter] = server.letters;
    if (letter === undefined) throw new Error("no letter");
    expect(headerOf(letter, "Message-ID")).toBe("<n1@clinic.example>");
    expect(headerOf(letter, "Auto-Submitted")).toBe("auto-generated");
    expect(letter.message).toContain("https://ranvier.clinic.example/review/case-1");
    expect(await deliver(minutes(60))).toMatchObject({ sent: 0 });
    expect(server.letters).toHaveLength(1);
  });

  test("who turned letters off gets none, not even those that wait; the bell goes on; turned on, the next one is sent", async () => {
    const ada = "ada@clinic.example";
    const choose = (wanted: boolean) =>
      createPeople(db).chooseLetters(ids[ada] ?? "", wanted, {
        at,
        actor: "x",
        action: wanted ? "account.letters-on" : "account.letters-off",
        subject: "x",
        origin: "test",
      });
    await tell(notice("n1", ada));
    await choose(false);
    await tell(notice("n2", ada, { text: "Another" }));
    expect(await deliver(minutes(60))).toMatchObject({ sent: 0 });
    expect((await createPeople(db).find(ids[ada] ?? ""))?.getsLetters).toBe(false);
    const told = await createNotifications(db).ofPerson(ids[ada] ?? "", 10);
    expect(told.map(({ id }) => id).toSorted()).toEqual(["n1", "n2"]);
    await choose(true);
    await tell(notice("n3", ada));
    expect(await deliver(minutes(60))).toMatchObject({ sent: 1 });
    expect(server.letters[0]?.message.replaceAll(/=\r?\n/gu, "")).toContain("https://ranvier.clinic.example/account");
  });

  test("reports of harm are sent also to who turned letters off, those that waited then and those that come after", async () => {
    const ada = ids["ada@clinic.example"] ?? "";
    const harm = { kind: "harm", harm: true, text: "A reader says that something could harm somebody" } as const;
    await tell(
      notice("n1", "ada@clinic.example"),
      notice("n2", "ada@clinic.example", { ...harm, text: "The first report" }),
    );
    const entry = { at, actor: "x", action: "account.letters-off", subject: "x", origin: "test" };
    await createPeople(db).chooseLetters(ada, false, entry);
    await tell(notice("n3", "ada@clinic.example", { ...harm, text: "The second report" }), notice("n4", "berta", harm));
    await tell(notice("n5", "ada@clinic.example"));
    expect(await states()).toEqual(["n2 waiting", "n3 waiting"]);
    expect(await deliver(minutes(60))).toMatchObject({ sent: 2 });
    const said = server.letters.map((letter) => headerOf(letter, "Subject"));
    expect(said).toEqual(["It could harm somebody: The first report", "It could harm somebody: The second report"]);
    const words = (server.letters[0]?.message ?? "").replaceAll(/=\r?\n/gu, "").replaceAll(/\s+/gu, " ");
    expect(words).toContain("Reports of harm are always sent");
    expect(words).not.toContain("turn them off");
  });

  test("where no mail is set up, nothing waits", async () => {
    const entry = { at, actor: "x", action: "test", subject: "x", origin: "test" };
    await createNotifications(db).tell([notice("n1", "ada@clinic.example")], entry);
    expect(await states()).toEqual([]);
  });

  test("comments made one after the other are one letter; another case, or a next time, is another", async () => {
    const said = { kind: "commented", text: "“Plasma exchange”: a comment" } as const;
    const again = (id: string, set: Partial<NewNotification> = {}) =>
      notice(id, "ada@clinic.example", { ...said, ...set });
    await tell(again("n1"));
    await tell(again("n2"), again("n3", { text: "“Vaccines”: a comment" }));
    expect(await states()).toEqual(["n1 waiting", "n3 waiting"]);
    expect(await deliver(minutes(9))).toMatchObject({ sent: 0 });
    expect(await deliver(minutes(10))).toMatchObject({ sent: 2 });
    await tell(again("n4"));
    expect(await states()).toEqual(["n1 sent", "n3 sent", "n4 waiting"]);
  });

  test("a server that cannot be reached or says to wait is tried again; one that refuses for good is not", async () => {
    await tell(notice("n1", "ada@clinic.example"));
    expect(await deliver(at, "smtp://127.0.0.1:1")).toMatchObject({ waiting: 1, why: ["ESOCKET"] });
    expect(await deliver(minutes(0.5))).toMatchObject({ sent: 0, waiting: 0 });
    server.refuse(451);
    expect(await deliver(minutes(1))).toMatchObject({ waiting: 1, why: ["EENVELOPE 451"] });
    server.refuse(550);
    expect(await deliver(minutes(3))).toEqual({ sent: 0, waiting: 0, failed: 1, why: ["EENVELOPE 550"] });
    server.refuse(undefined);
    await deliver(minutes(600));
    expect(server.letters).toEqual([]);
    expect(await states()).toEqual(["n1 failed"]);
  });

  test("after three days a letter is no news", async () => {
    await tell(notice("n1", "ada@clinic.example"));
    expect(await deliver(minutes(3 * 24 * 60 + 1))).toMatchObject({ sent: 0, failed: 1 });
    expect(server.letters).toEqual([]);
  });

  test("a letter whose sender died is sent by the next, under the same Message-ID", async () => {
    await tell(notice("n1", "ada@clinic.example"));
    const [claimed] = await createOutbox(db).claim(at, minutes(5), 1);
    expect(claimed).toMatchObject({ id: "n1", attempts: 1 });
    expect(await deliver(minutes(4))).toMatchObject({ sent: 0 });
    expect(await deliver(minutes(5))).toMatchObject({ sent: 1 });
    // The one thought dead comes back late: it changes nothing.
    await createOutbox(db).settle({ id: "n1", attempts: 1 }, { state: "waiting", nextAt: minutes(6) });
    expect(await states()).toEqual(["n1 sent"]);
  });

  test("of several processes that claim at once, each letter goes to one", async () => {
    const notices = Array.from({ length: 20 }, (_, n) =>
      notice(`n${String(n).padStart(2, "0")}`, "ada@clinic.example", { text: `Notice ${n}` }),
    );
    await tell(...notices);
    const others = [await fresh.open(), await fresh.open(), await fresh.open()];
    const claims = await Promise.all(others.map((other) => createOutbox(other).claim(at, minutes(5), 20)));
    const claimed = claims.flat().map(({ id }) => id);
    expect(claimed.toSorted()).toEqual(notices.map(({ id }) => id));
  });

  test("a letter stands or falls with what it tells of", async () => {
    const twice = [notice("n1", "ada@clinic.example"), notice("n1", "ada@clinic.example", { text: "Again" })];
    await expect(tell(...twice)).rejects.toThrow(/n1|unique|duplicate/iu);
    expect(await states()).toEqual([]);
  });

  test("letters that ended are erased after a month", async () => {
    await tell(notice("n1", "ada@clinic.example"));
    await deliver(at);
    await deliver(minutes(29 * 24 * 60));
    expect(await states()).toEqual(["n1 sent"]);
    await deliver(minutes(31 * 24 * 60));
    expect(await states()).toEqual([]);
  });
});

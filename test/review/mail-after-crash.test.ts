/** A server that is killed right after an act: the letter about it leaves with the next one, once, with nothing of the question. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { goodPassword, tokenOf } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { environmentOn, type ServerProcess, startServer } from "../support/server-process.ts";
import { type MailServer, startMailServer } from "../support/smtp.ts";

/** Longer than the pause after a first attempt, should the server that is killed have come to make one. */
const patienceMs = 150_000;

describeOnDatabases("mail after a crash", ({ create }) => {
  let fresh: FreshDatabase;
  let folder: string;
  let mail: MailServer;
  let server: ServerProcess | undefined;
  beforeAll(async () => {
    fresh = await create();
    folder = mkdtempSync(join(tmpdir(), "ranvier-mail-"));
    mail = await startMailServer();
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    await mail.stop();
    await fresh.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = () =>
    startServer({
      ...environmentOn(fresh.location, folder),
      RANVIER_SMTP_URL: mail.url,
      RANVIER_MAIL_FROM: "board@clinic.example",
      RANVIER_PUBLIC_URL: "http://localhost:4000",
    });

  test("is sent by the next server", async () => {
    // However slow the machine is, nothing leaves before the kill.
    mail.refuse(451);
    const first = await start();
    server = first;
    const enter = async (token: string, signInName: string): Promise<string> => {
      const body = JSON.stringify({ token, name: signInName, signInName, password: goodPassword });
      const headers = { "content-type": "application/json" };
      const joined = await fetch(`${first.url}/api/join`, { method: "POST", headers, body });
      if (joined.status !== 200) throw new Error(await joined.text());
      return joined.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    };
    const call = async (cookie: string, path: string, body: unknown): Promise<unknown> => {
      const headers = { "content-type": "application/json", cookie };
      const reply = await fetch(`${first.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      if (!reply.ok) throw new Error(await reply.text());
      return reply.json();
    };
    const chair = await enter(tokenOf(first.link), "chair@clinic.example");
    const invited = await call(chair, "/api/people/invitations", { roles: ["editor"], note: "" });
    const editor = await enter(tokenOf(invited), "ed@clinic.example");
    const made = await call(editor, "/api/review/cases", {
      ask: { question: "My husband is 67 and his IgM is 52 g/L. Does rituximab work in anti-MAG neuropathy?" },
      title: "Does rituximab work?",
      slug: "rituximab",
      audiences: ["clinician"],
    });
    await first.kill();
    expect(mail.letters).toEqual([]);
    mail.refuse(undefined);
    server = await start();
    await vi.waitFor(() => expect(mail.letters).toHaveLength(1), { timeout: patienceMs, interval: 200 });
    const [letter] = mail.letters;
    expect(letter?.to).toEqual(["chair@clinic.example"]);
    expect(letter?.message).toContain(`http://localhost:4000/review/${(made as { id: string }).id}`);
    expect(letter?.message).not.toMatch(/husband|\b67\b|52 g/u);
  }, 300_000);
});

import { afterEach, expect, test } from "vitest";
import { type MailServer, startMailServer } from "../../test/support/smtp.ts";
import { createSmtpMail } from "./smtp-mail.ts";

let server: MailServer | undefined;
afterEach(() => server?.stop());

const from = "board@clinic.example";
const letter = { id: "n1", to: "ada@clinic.example", subject: "“Ärger” – a title", text: "Look here.\n" };

async function sendTo(given: MailServer, url = given.url) {
  server = given;
  const mail = createSmtpMail({ smtpUrl: url, from });
  try {
    return await mail.send(letter);
  } finally {
    mail.close();
  }
}

test("signs in with the user and password of the address, also where they hold odd characters", async () => {
  const given: string[] = [];
  const withSignIn = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) => {
      given.push(`${username} ${password}`);
      callback(null, { user: username });
    },
  });
  const url = withSignIn.url.replace("smtp://", "smtp://us%40er:p%3Ass%2Fword@");
  expect(await sendTo(withSignIn, url)).toEqual({ kind: "sent" });
  expect(given).toEqual(["us@er p:ss/word"]);
});

test("a refused sign-in is put right by somebody: the letter waits, and the password is not told", async () => {
  const refusing = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, callback) => callback(new Error("wrong")),
  });
  const outcome = await sendTo(refusing, refusing.url.replace("smtp://", "smtp://user:hunter2@"));
  expect(outcome).toEqual({ kind: "later", why: "EAUTH 535" });
});

test("outside this machine nothing is handed over in the clear", async () => {
  const inTheClear = await startMailServer();
  const outcome = await sendTo(inTheClear, inTheClear.url.replace("127.0.0.1", "0.0.0.0"));
  expect(outcome).toMatchObject({ kind: "later", why: "ETLS 500" });
  expect(inTheClear.letters).toEqual([]);
});

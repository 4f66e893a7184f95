/** The part of compose that joins mail: what writes letters, and what sends those that wait. */
import type { Kysely } from "kysely";
import { deliverDue } from "../app/mail/deliver.ts";
import { createLetterWriter } from "../app/mail/letter.ts";
import type { Mail, WriteLetter } from "../app/ports/mail.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import type { MailConfig } from "../config-mail.ts";
import { createOutbox } from "../store/mail/outbox.ts";
import type { Tables } from "../store/tables.ts";

const lookEveryMs = 15_000;

/** Writes letters where mail is set up; nothing otherwise. */
export const letterWriterOf = (mail: MailConfig | undefined): WriteLetter | undefined =>
  mail === undefined ? undefined : createLetterWriter(mail.publicUrl);

/** Sends what waits, again and again until `close`. A round that fails is followed by the next. */
export function startDelivery(
  db: Kysely<Tables>,
  config: MailConfig | undefined,
  surroundings: Surroundings,
): { readonly close: () => Promise<void> } {
  if (config === undefined) return { close: () => Promise.resolve() };
  const outbox = createOutbox(db);
  let opened: Promise<Mail> | undefined;
  const open = (): Promise<Mail> =>
    (opened ??= import("../mail/smtp-mail.ts").then(({ createSmtpMail }) => createSmtpMail(config)));
  const round = async (): Promise<void> => {
    const { waiting, failed, why } = await deliverDue({ outbox, mail: await open(), now: surroundings.now });
    if (waiting + failed > 0)
      process.stderr.write(
        `${JSON.stringify({ time: surroundings.now(), level: "error", event: "letters not taken", waiting, failed, why })}\n`,
      );
  };
  let running = Promise.resolve();
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    running = round()
      .catch(() => undefined)
      .finally(() => (isRunning = false));
  }, lookEveryMs);
  timer.unref();
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await running;
    (await opened)?.close();
  };
  return { close };
}

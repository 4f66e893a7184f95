/** The part of compose that joins mail: what writes letters, and what sends those that wait. */
import type { Kysely } from "kysely";
import { deliverDue } from "../app/mail/deliver.ts";
import { createLetterWriter } from "../app/mail/letter.ts";
import type { Mail, WriteLetter } from "../app/ports/mail.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import type { MailConfig } from "../config-mail.ts";
import { createOutbox } from "../store/mail/outbox.ts";
import type { Tables } from "../store/tables.ts";
import { repeat } from "./repeat.ts";

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
  const mail: Pick<Mail, "send"> = { send: async (letter) => (await open()).send(letter) };
  const round = async (): Promise<void> => {
    const { waiting, failed, why } = await deliverDue({ outbox, mail, now: surroundings.now });
    if (waiting + failed > 0)
      process.stderr.write(
        `${JSON.stringify({ time: surroundings.now(), level: "error", event: "letters not taken", waiting, failed, why })}\n`,
      );
  };
  const stop = repeat("sending letters", round, lookEveryMs);
  const close = async (): Promise<void> => {
    await stop();
    (await opened)?.close();
  };
  return { close };
}

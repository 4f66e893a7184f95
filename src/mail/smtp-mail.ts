/** Hands letters to a mail server by SMTP, never in the clear outside this machine. */
import { createTransport } from "nodemailer";
import type { Letter, Mail, SendOutcome } from "../app/ports/mail.ts";

export interface SmtpSettings {
  /** smtp:// or smtps://, with user and password where the server wants them. Never to be printed. */
  readonly smtpUrl: string;
  readonly from: string;
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];
const connectMs = 10_000;
const answerMs = 30_000;

/** What a failure means. Its message may quote addresses, so only codes are kept. */
function outcomeOf(error: unknown): SendOutcome {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const codes = [code, responseCode].filter((part) => typeof part === "string" || typeof part === "number");
  const why = codes.join(" ") || "unknown failure";
  // A refused recipient or text stays refused; a refused sign-in or connection is put right by somebody.
  const aboutLetter = code === "EENVELOPE" || code === "EMESSAGE";
  const forGood = typeof responseCode === "number" && responseCode >= 500;
  return aboutLetter && forGood ? { kind: "never", why } : { kind: "later", why };
}

/** Mail over SMTP. Nothing is opened before the first letter. */
export function createSmtpMail({ smtpUrl, from }: SmtpSettings): Mail {
  const url = new URL(smtpUrl);
  const secure = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  const transport = createTransport({
    host: url.hostname.replaceAll(/^\[|\]$/gu, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !loopback.includes(url.hostname),
    ...(user === "" ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf("@") + 1);
  const send = async ({ id, to, subject, text }: Letter): Promise<SendOutcome> => {
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { kind: "sent" };
    } catch (error) {
      return outcomeOf(error);
    }
  };
  return { send, close: () => transport.close() };
}

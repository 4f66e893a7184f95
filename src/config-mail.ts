/** Settings of mail: where letters are handed over, and who they are from. */
import { z } from "zod";
import type { Problem } from "./core/problem.ts";

/** A mail server's address, judged without ever repeating it: it may hold a password. */
const SmtpUrl = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== "" && url.pathname.length < 2;
}, "must be like smtps://user:password@mail.example.org:465 or smtp://mail.example.org:587");

/** The settings with their meaning. */
export const mailSettings = {
  RANVIER_SMTP_URL: SmtpUrl.optional().describe(
    "Mail server that takes letters about reviews: smtps://, or smtp:// with STARTTLS; without it no mail is sent",
  ),
  RANVIER_MAIL_FROM: z.email().optional().describe("Address those letters are from"),
};

interface Values {
  readonly RANVIER_SMTP_URL?: string | undefined;
  readonly RANVIER_MAIL_FROM?: string | undefined;
  readonly RANVIER_PUBLIC_URL?: string | undefined;
}

/** How letters leave. The address may hold a password: never to be printed. */
export interface MailConfig {
  readonly smtpUrl: string;
  readonly from: string;
  /** Address people reach the server by, for the links. */
  readonly publicUrl: string;
}

/** A letter needs a sender, and a link that leads somewhere. */
export function mailProblems(s: Values): readonly Problem[] {
  if (s.RANVIER_SMTP_URL === undefined) return [];
  return (["RANVIER_MAIL_FROM", "RANVIER_PUBLIC_URL"] as const)
    .filter((name) => s[name] === undefined)
    .map((pointer) => ({
      code: "bad-setting",
      message: `${pointer}: is needed for letters about reviews`,
      where: { pointer },
      fix: "set it, or leave out RANVIER_SMTP_URL",
    }));
}

export function toMailConfig(s: Values): MailConfig | undefined {
  const { RANVIER_SMTP_URL: smtpUrl, RANVIER_MAIL_FROM: from, RANVIER_PUBLIC_URL: publicUrl } = s;
  return smtpUrl === undefined || from === undefined || publicUrl === undefined
    ? undefined
    : { smtpUrl, from, publicUrl };
}

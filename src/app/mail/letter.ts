/** A notification as a letter: what happened and where to look, nothing of what is under review. */
import type { NewNotification } from "../ports/notifications.ts";
import type { LetterWords, WriteLetter } from "../ports/mail.ts";

/** Comments come in numbers: one letter tells of all that are made meanwhile. */
const quietMinutes = 10;
const minuteMs = 60_000;
const longestSubject = 200;

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

function wordsOf({ kind, text, at, case: caseId, harm }: NewNotification, publicUrl: string): LetterWords {
  const said = oneLine(text);
  const subject = harm ? `It could harm somebody: ${said}` : said;
  const path = caseId === undefined ? "/review" : `/review/${encodeURIComponent(caseId)}`;
  const account = new URL("/account", publicUrl).href;
  const waitMs = kind === "commented" ? quietMinutes * minuteMs : 0;
  return {
    subject: subject.slice(0, longestSubject),
    text: [
      `${subject}.`,
      new URL(path, publicUrl).href,
      ...(harm
        ? [
            "You are told because you are an editor, a reviewer or an administrator here. What the reader wrote is on the page alone; sign in to read it.",
            "Reports of harm are always sent, also to those who turned other letters off.",
          ]
        : [
            "You are told because you take part in this review. What it says is on the page alone; sign in to read it.",
            `For no more letters of this kind, turn them off on your account page: ${account} The bell in the header goes on telling you, and reports of harm are always sent.`,
          ]),
      "",
    ].join("\n\n"),
    notBefore: new Date(Date.parse(at) + waitMs).toISOString(),
  };
}

/** Writes letters whose links lead to `publicUrl`. */
export const createLetterWriter =
  (publicUrl: string): WriteLetter =>
  (notification) =>
    wordsOf(notification, publicUrl);

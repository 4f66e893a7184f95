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
  const waitMs = kind === "commented" ? quietMinutes * minuteMs : 0;
  return {
    subject: subject.slice(0, longestSubject),
    text: [
      `${subject}.`,
      new URL(path, publicUrl).href,
      "You are told because you take part in this review. What it says is on the page alone; sign in to read it.",
      `For no more letters of this kind, turn them off on your account page: ${new URL("/account", publicUrl).href} The bell in the header goes on telling you.`,
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

/** Sends letters that are due. One that fails is tried again, ever more slowly, for three days. */
import type { ClaimedLetter, LetterEnd, Mail, Outbox, SendOutcome } from "../ports/mail.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Longer than any hand-over may take, so that nobody else sends a letter that is on its way. */
const claimMs = 5 * minuteMs;
const longestPauseMs = 60 * minuteMs;
/** After that a letter is no news; one that comes back with a restored backup is not sent either. */
const oldestMs = 3 * dayMs;
const keptMs = 30 * dayMs;
const atOnce = 20;

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly mail: Pick<Mail, "send">;
  readonly now: () => string;
}

/** What became of the letters of one round. */
export interface Delivery {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  /** Why letters wait or failed, each reason once. */
  readonly why: readonly string[];
}

const isTooOld = ({ madeAt }: ClaimedLetter, now: string): boolean => later(madeAt, oldestMs) < now;

function endOf(letter: ClaimedLetter, outcome: SendOutcome, now: string): LetterEnd {
  if (outcome.kind === "sent") return { state: "sent", at: now };
  if (outcome.kind === "never" || isTooOld(letter, now)) return { state: "failed", at: now };
  const pauseMs = Math.min(2 ** (letter.attempts - 1) * minuteMs, longestPauseMs);
  return { state: "waiting", nextAt: later(now, pauseMs) };
}

const tooOld: SendOutcome = { kind: "never", why: "it is more than three days old" };

/** Sends what is due now, one letter after the other. */
export async function deliverDue({ outbox, mail, now }: DeliveryParts): Promise<Delivery> {
  const begun = now();
  await outbox.forget(later(begun, -keptMs));
  const counts = { sent: 0, waiting: 0, failed: 0 };
  const why = new Set<string>();
  for (let i = 0; i < atOnce; i++) {
    const at = now();
    // One at a time: a claim is for one hand-over, not for a queue before it.
    const [letter] = await outbox.claim(at, later(at, claimMs), 1);
    if (letter === undefined) break;
    const outcome = isTooOld(letter, at) ? tooOld : await mail.send(letter);
    const end = endOf(letter, outcome, now());
    await outbox.settle(letter, end);
    counts[end.state] += 1;
    if (outcome.kind !== "sent") why.add(outcome.why);
  }
  return { ...counts, why: [...why] };
}

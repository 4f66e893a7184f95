/** The part of compose that forgets used tokens of hospital systems once their time is over. */
import type { SeenTokens } from "../app/ports/seen-tokens.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import { repeat } from "./repeat.ts";

const forgetEveryMs = 60_000;

/** Forgets now and again and again, until `close`. */
export function startForgettingTokens(
  { forget }: Pick<SeenTokens, "forget">,
  { now }: Pick<Surroundings, "now">,
): { readonly close: () => Promise<void> } {
  const work = (): Promise<void> => forget(Math.floor(Date.parse(now()) / 1000));
  return { close: repeat("forgetting used tokens", work, forgetEveryMs) };
}

/** Denials in a stretch of a message, and the words that they turn round. */
import type { Feature } from "./features.ts";
import type { Token } from "./tokens.ts";

const denying =
  /^(not|no|never|without|nor|neither|nobody|none|nothing|hardly|scarcely|barely|cannot|unable|formerly|wrongly|lack|lacks|lacking|lacked|rarely|seldom)$/;
const lessening = /^(less|lower|smaller|fewer|little|least|lowest|smallest|poor|poorer|minimal|low|short)$/;
const judging = /^(effect|allowed|sensitivity|lasting|suffices|proof)$/;

/** A word that turns what follows, from the end of the phrase it stands in. */
interface Denial {
  readonly at: number;
  readonly past: number;
}

export const scope = { reach: 5, all: true };

/** Phrases that hold a denial and say the opposite of one, or turn nothing else: "no doubt", "not only". */
const closed = (phrase: Feature): boolean => phrase.value > 0 || phrase.key === "only" || phrase.key === "need";

/** The denials of a stretch; "neither … nor" counts once. */
export function denialsIn(
  tokens: readonly Token[],
  places: readonly number[],
  here: readonly Feature[],
): readonly Denial[] {
  const phrases = here.filter((f) => f.kind === "sense" && f.to - f.from > 1);
  const denials: Denial[] = [];
  for (const at of places) {
    const token = tokens[at];
    if (token === undefined || token.mark) continue;
    const around = phrases.filter((f) => f.from <= at && at < f.to);
    if (around.some(closed)) continue;
    if (token.word === "nor" && denials.some((d) => d.at > at - 10)) continue;
    if (!denying.test(token.word) && !isFormerly(tokens, at) && !isTooMuchTo(tokens, at) && !keepsOff(tokens, at))
      continue;
    denials.push({ at, past: Math.max(at + 1, ...around.map((f) => f.to)) });
  }
  return denials;
}

/** "Used to be called a variant": no longer so. */
const isFormerly = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === "used" &&
  tokens[at + 1]?.word === "to" &&
  /^(be|think|believe|call|count|class)/.test(tokens[at + 2]?.word ?? "");

/** "Too small to explain": it does not. */
const isTooMuchTo = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === "to" && [2, 3].some((back) => tokens[at - back]?.word === "too");

/** "Far from proven", "anything but", "rather than", "instead of", "fails to": what follows is not so. */
const keepsOff = (tokens: readonly Token[], at: number): boolean =>
  /^(far from|anything but|rather than|instead of|(fails?|failed|failing) to)$/.test(
    `${tokens[at - 1]?.word ?? ""} ${tokens[at]?.word ?? ""}`,
  );

/** The senses that the denials turn, an odd number of times, and the places of denials that turn none. */
export function turnedBy(
  denials: readonly Denial[],
  tokens: readonly Token[],
  inside: ReadonlySet<number>,
  here: readonly Feature[],
): { readonly turns: ReadonlySet<Feature>; readonly idle: readonly number[] } {
  const turns = new Set<Feature>();
  const idle: number[] = [];
  const flip = (f: Feature): void => void (turns.has(f) ? turns.delete(f) : turns.add(f));
  const inReach = (past: number, reach: number): readonly Feature[] => {
    let end = past;
    while (
      end < past + reach &&
      inside.has(end) &&
      tokens[end]?.mark === false &&
      !/^(and|but|so|because|although)$/.test(tokens[end]?.word ?? "")
    )
      end++;
    return here.filter((f) => f.turns && f.from >= past && f.from < end);
  };
  for (const { at, past } of denials) {
    const reached = inReach(past, scope.reach);
    const before = reached.length === 0 && tokens[at]?.word === "no" ? here.filter((f) => f.turns && f.to === at) : [];
    for (const f of before) flip(f);
    if (reached.length === 0 && before.length === 0 && past === at + 1) idle.push(at);
    const first = Math.min(...reached.map((f) => f.from));
    for (const f of reached) if (scope.all || f.from === first) flip(f);
  }
  for (const at of inside)
    if (lessening.test(tokens[at]?.word ?? "")) {
      const reached = inReach(at + 1, 2).filter((f) => judging.test(f.key));
      const first = Math.min(...reached.map((f) => f.from));
      for (const f of reached) if (f.from === first) flip(f);
    }
  return { turns, idle };
}

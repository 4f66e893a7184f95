/** Yes-or-no questions: which quotations speak for, which against. No verdict of our own is drawn from them. */
import { type Axis, signalsOf } from "../../core/answer/direction.ts";
import { matterSignals } from "../../core/answer/polarity.ts";
import { readStatement } from "../../core/answer/statement.ts";
import type { Lexicon } from "../../core/question/lexicon.ts";
import type { Quote } from "./quote.ts";

export type Side = "for" | "against" | "neither";

const polar =
  /(?:^|[.!?;:,]\s+)(?:and |but |so |then )?(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|might|must)(?:n't)?\s+(?!(?:you|we|i) (?:tell|explain|describe|know|have (?:any )?information))[^?]{3,}\?/i;
const open = /\b(?:what|which|who|when|where|why|how)\b[^?]*\?/i;

/** True when a message asks for a yes or no and nothing else. */
export const isPolar = (text: string): boolean => polar.test(text) && !open.test(text);

/** A tension between axes: what helps improves, what is unsafe is advised against. */
const kin: Readonly<Partial<Record<Axis, readonly Axis[]>>> = {
  effect: ["effect", "outcome", "met"],
  outcome: ["outcome", "effect", "met"],
  met: ["met", "effect"],
  advice: ["advice", "safe", "needed"],
  safe: ["safe", "advice"],
  needed: ["needed", "advice"],
  link: ["link"],
  difference: ["difference"],
  level: ["level"],
  often: ["often", "likely"],
  likely: ["likely", "often"],
  return: ["return"],
  speed: ["speed"],
};
type Signs = ReadonlyMap<Axis, ReadonlySet<number>>;

function signsOf(text: string, lexicon: Lexicon): Signs {
  const statement = readStatement(text, lexicon);
  const signs = new Map<Axis, Set<number>>();
  for (const signal of [...matterSignals(statement, []), ...signalsOf(statement, [])]) {
    if (signal.weak === true || signal.idle === true) continue;
    // A direction keeps its word's sign when denied; a matter's was turned already.
    const turned = signal.negated === true ? -signal.sign : signal.sign;
    signs.set(signal.axis, (signs.get(signal.axis) ?? new Set()).add(turned));
  }
  return signs;
}

/** Makes the judge of one question; none where the question names nothing that a sentence can affirm or deny. */
export function createSideJudge(question: string, lexicon: Lexicon): ((quote: Quote) => Side) | undefined {
  const asked = [...signsOf(question.replace(/\b(?:can|could|may|might)\b/gi, ""), lexicon)].flatMap(
    ([axis, signs]) => {
      const [sign] = signs;
      return sign === undefined || sign === 0 || signs.size > 1 ? [] : [{ axes: kin[axis] ?? [axis], sign }];
    },
  );
  if (asked.length === 0) return undefined;
  return ({ text }) => {
    const told = signsOf(text, lexicon);
    const found = asked.flatMap(({ axes, sign }) =>
      axes.flatMap((axis) => [...(told.get(axis) ?? [])].map((s) => s * sign)),
    );
    if (found.length === 0 || (found.includes(1) && found.includes(-1))) return "neither";
    return found.some((s) => s > 0) ? "for" : found.some((s) => s < 0) || found.includes(0) ? "against" : "neither";
  };
}

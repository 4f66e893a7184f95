/** Whether a question is broad enough for an editor's overview, and for which. */
import type { Outline } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import type { Library } from "./library.ts";
import type { QuestionTokens } from "./question-tokens.ts";
import { highest, scoreOf } from "./scores.ts";
import { thresholds } from "./thresholds.ts";

const asksBroadly =
  /\b(overview|in a nutshell|summar\w+|tell me (all )?about|explain|basics|introduction|in general|options|(what|which) (treatments|therapies)|at a glance|know about)\b/i;

/** The editor's outline for a question that nothing narrows beyond the outline's own focus. */
export function outlineFor(question: Question, tokens: QuestionTokens, library: Library): Outline | undefined {
  const { score, roster } = library.outlinePhrasings;
  const scores = score(tokens.decide);
  const scoreFor = (outline: Outline): number => scoreOf(scores, roster, outline.id);
  const broadly = asksBroadly.test(question.text);
  if (highest(scores) < (broadly ? thresholds.outlineBroad : thresholds.outline)) return undefined;
  const narrower = highest(library.pagePhrasings.score(tokens.decide));
  const least = broadly ? thresholds.outlineBroad : Math.max(thresholds.outline, narrower * thresholds.narrower);
  const intents = question.intents.length > 0 ? question.intents : ["definition" as const];
  const candidates = [...library.outlines.values()].filter((outline) => {
    const own = scoreFor(outline);
    if (own < least) return false;
    const allowed = new Set([...library.pack.header.subject, ...outline.focus, ...outline.ignores]);
    const narrowing = [...question.concepts, ...question.carried].filter((c) => !allowed.has(c));
    const hasFocus = outline.focus.every((c) => question.concepts.has(c) || question.carried.includes(c));
    const fits = own >= thresholds.outlineSaid || outline.intents.some((i) => intents.slice(0, 2).includes(i));
    return narrowing.length === 0 && hasFocus && fits;
  });
  const [first] = intents;
  const rank = (outline: Outline): number =>
    (first !== undefined && outline.intents.includes(first) ? 0.4 : 0) + scoreFor(outline);
  candidates.sort((a, b) => rank(b) - rank(a) || b.focus.length - a.focus.length);
  return candidates[0];
}

/** The words of a message that it asserts or takes for granted, sentence by sentence. */
import type { Clause } from "./clauses.ts";
import type { Passage } from "./passage.ts";
import { asserts, carriesOn, isKeywords, opensAsReason, type Presumptions } from "./presumed.ts";
import type { Token } from "./tokens.ts";

/** Words of asking that only say how often, or that something can be. */
const plainSaying =
  /^(nobody|no|hardly|not|seldom|rarely|scarcely|barely|unlikely|fail\w*|could|no|longer|may|would|nor|unclear|debat\w*|controversial|doubt\w*|contrary)$/;

function isOpenAt(passage: Passage, clauseAt: number, place: number, granted: number, carried: boolean): boolean {
  return (passage.cues[clauseAt] ?? []).some(
    (cue) =>
      cue.from >= granted &&
      !(carried && /^(if|when|while|though|although)$/.test(passage.tokens[cue.from]?.word ?? "")) &&
      !plainSaying.test(passage.tokens[cue.from]?.word ?? "") &&
      ((cue.of === "asked" && cue.from <= place) || (cue.of === "suppose" && cue.to <= place)),
  );
}

const tag =
  /,? ?(is|are|does|do|did|was|were|has|have|will|can|should|would) not (it|they|he|she|that|we|i|there) ?\??$/;

/** "…, isn't it?" asks for agreement; its "not" denies nothing. */
function withoutTag(tokens: readonly Token[], places: readonly number[]): readonly number[] {
  const words = places.slice(-6).map((at) => tokens[at]?.word ?? "");
  const end = tag.exec(words.join(" "));
  return end === null ? places : places.slice(0, places.length - end[0].trim().split(" ").length);
}

/** "…; is that correct?" right after a clause makes it a question. */
function isQueried(passage: Passage, clauseAt: number): boolean {
  const [clause, next] = [passage.clauses[clauseAt], passage.clauses[clauseAt + 1]];
  if (next?.kind !== "polar-question" || next.sentence !== clause?.sentence) return false;
  const words = passage.tokens
    .slice(next.from, next.to)
    .filter((t) => !t.mark)
    .map((t) => t.word)
    .join(" ");
  return /^(and |or )?is (this|that|it) (the )?(true|correct|right|so|still|really|case)/.test(words);
}

/** Sentences that take back what they say: "…, which is a myth". */
const takenBackIn = ({ clauses, cues }: Passage): ReadonlySet<number> =>
  new Set(clauses.flatMap(({ sentence }, c) => (cues[c]?.some((cue) => cue.of === "asked-back") ? [sentence] : [])));

/** "For which year did …", "on what grounds does …": a question of a detail takes the rest for granted. */
function asksWhich(passage: Passage, clause: Clause): boolean {
  if (clause.kind !== "wh-question") return false;
  const words = passage.tokens.slice(clause.from, clause.from + 7).map((t) => t.word);
  if (words.some((word) => /^(should|can|could|may|might|must|would)$/.test(word))) return false;
  const [first, second] = words;
  return (
    /^(for|at|on|in|by|from|since|under|through|with|after|into)$/.test(first ?? "") &&
    /^(which|what|whose)$/.test(second ?? "")
  );
}

/** "… is a form of CIDP, so IVIG goes first?": what stands before the last mark is told, the fragment after it asks. */
function toldBefore(passage: Passage, clause: Clause): number {
  if (clause.kind !== "fragment-question") return -1;
  const tokens = passage.tokens.slice(clause.from, clause.to);
  const last = tokens.findLastIndex((t) => t.mark && /^[,:;—]$/.test(t.word));
  return tokens
    .slice(0, Math.max(0, last))
    .some((t) => /^(is|are|was|were|has|have|had|does|do|did|can|will|must|[a-z]+s|[a-z]+ed)$/.test(t.word))
    ? clause.from + last
    : -1;
}

/** Places of the tokens asserted in each clause that has any, and in each sentence with several such clauses. */
export function heldStretches(passage: Passage, presumed: Presumptions): readonly (readonly number[])[] {
  if (isKeywords(passage)) return [];
  const clauses: { readonly sentence: number; readonly places: readonly number[] }[] = [];
  const myths = takenBackIn(passage);
  passage.clauses.forEach((clause, c) => {
    if (myths.has(clause.sentence) || isQueried(passage, c)) return;
    const carried = carriesOn(passage, c);
    const whole = asserts(clause) || carried || asksWhich(passage, clause);
    const told = toldBefore(passage, clause);
    const held: number[] = [];
    for (let at = clause.from; at < clause.to; at++) {
      const place = { from: at, to: at + 1 };
      const granted = presumed.grantedFrom(clause, place);
      const given =
        whole ||
        at < told ||
        (presumed.isPresumed(clause, place) && at >= granted) ||
        opensAsReason(passage, clause, place);
      if (given && !isOpenAt(passage, c, at, granted, carried)) held.push(at);
    }
    const places = withoutTag(passage.tokens, held);
    if (places.length > 1) clauses.push({ sentence: clause.sentence, places });
  });
  const sentences = [...Map.groupBy(clauses, (c) => c.sentence).values()].filter((same) => same.length > 1);
  return [...clauses.map((c) => c.places), ...sentences.map((same) => same.flatMap((c) => c.places))];
}

/** Finds false beliefs by example: what a message holds is nearer to a false statement than to any true one. */
import type { Concept } from "../knowledge/glossary.ts";
import type { SenseScale } from "../knowledge/belief.ts";
import { createStretch } from "./belief-fit.ts";
import { type BeliefIndex, type BeliefSources, createBeliefIndex, type Pair } from "./belief-index.ts";
import { type Candidate, candidatesIn } from "./belief-measures.ts";
import { fitted } from "./belief-weights.fitted.ts";
import { scoreOf, type Weighing } from "./belief-weights.ts";
import { createFeatureReader } from "./features.ts";
import { heldStretches } from "./held.ts";
import type { Passage } from "./passage.ts";
import { createPresumptions } from "./presumed.ts";
import { createSenses } from "./senses.ts";

/** What beliefs are read by, from packs. */
export interface BeliefRules extends BeliefSources {
  readonly concepts: readonly Concept[];
  readonly senses: readonly SenseScale[];
}

/** Candidates of one stretch, with the places of its tokens. */
export interface Held {
  readonly places: readonly number[];
  readonly candidates: readonly Candidate[];
}

/** A false belief found: the pair whose false statement is held, and where. */
export interface FoundBelief {
  readonly pair: Pair;
  readonly score: number;
  readonly places: readonly number[];
}

export const readyBeliefs = (rules: BeliefRules): BeliefIndex =>
  createBeliefIndex(rules, createFeatureReader(rules.concepts, createSenses(rules.senses), rules.notSubject));

/** The same, made ready by the first message that asserts anything: it takes longer than the rest of a pack. */
export function beliefsWhenNeeded(rules: BeliefRules): () => BeliefIndex {
  let index: BeliefIndex | undefined;
  return () => {
    index ??= readyBeliefs(rules);
    return index;
  };
}

/** A stretch of fewer features says too little, one of more tokens too much; longer messages are read by rules alone. */
const limits = { features: 2, tokens: 60, stretches: 40, message: 4000 };

/** What each stretch that a message asserts may hold. */
export function heldIn(text: string, passage: Passage, ready: () => BeliefIndex, without?: number): readonly Held[] {
  if (passage.tokens.length > limits.message) return [];
  const stretches = heldStretches(passage, createPresumptions(passage))
    .filter((places) => places.length <= limits.tokens)
    .slice(0, limits.stretches);
  if (stretches.length === 0) return [];
  const index = ready();
  const { reader, saidOf } = index;
  const all = reader.read(passage.tokens, text);
  const anywhere = new Set(saidOf(all).flatMap(({ slots }) => slots));
  return stretches.flatMap((places) => {
    const { features, denied } = reader.readStretch(all, passage.tokens, places);
    if (features.length < limits.features) return [];
    const stretch = createStretch(saidOf(features), denied % 2 === 1);
    return [{ places, candidates: candidatesIn(index, stretch, anywhere, without) }];
  });
}

/** The false belief that a message holds most plainly, if any. */
export function readBelief(
  text: string,
  passage: Passage,
  ready: () => BeliefIndex,
  weighing: Weighing = fitted,
): FoundBelief | undefined {
  let best: FoundBelief | undefined;
  for (const { places, candidates } of heldIn(text, passage, ready))
    for (const { fit, measures } of candidates) {
      const score = scoreOf(measures, weighing);
      if (score > (best?.score ?? weighing.threshold)) best = { pair: fit.pair, score, places };
    }
  return best;
}

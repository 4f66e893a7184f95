/** Finds false beliefs by example: what a message holds is nearer to a false statement than to any true one. */
import type { Concept } from "../knowledge/glossary.ts";
import type { SenseScale } from "../knowledge/belief.ts";
import { createStretch } from "./belief-stretch.ts";
import { type BeliefIndex, beliefIndexInSteps, type BeliefSources, type Pair, type Steps } from "./belief-index.ts";
import { type Candidate, candidatesIn } from "./belief-measures.ts";
import { isPersonal } from "./belief-units.ts";
import { fitted } from "./belief-weights.fitted.ts";
import { createScorer, type Scorer, type Weighing } from "./belief-weights.ts";
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

/** Statements made ready, with the trees that weigh what is measured against them. */
export interface ReadyBeliefs extends BeliefIndex {
  readonly scoreOf: Scorer;
  readonly threshold: number;
}

function* readyInSteps(rules: BeliefRules, weighing: Weighing): Steps<ReadyBeliefs> {
  const senses = createSenses(rules.senses);
  yield;
  const index = yield* beliefIndexInSteps(rules, createFeatureReader(rules.concepts, senses, rules.notSubject));
  return { ...index, scoreOf: createScorer(weighing), threshold: weighing.threshold };
}

/** Beliefs that are made ready by whoever needs them first, or before that step by step: it takes longer than the rest of a pack. */
export interface BeliefsOnDemand {
  readonly ready: () => ReadyBeliefs;
  /** Does one step; tells whether there are more. */
  readonly step: () => boolean;
}

export function beliefsWhenNeeded(rules: BeliefRules, weighing: Weighing = fitted): BeliefsOnDemand {
  const steps = readyInSteps(rules, weighing);
  let made: ReadyBeliefs | undefined;
  const next = (): ReadyBeliefs | undefined => {
    const { done, value } = steps.next();
    return done === true ? value : undefined;
  };
  const step = (): boolean => (made ??= next()) === undefined;
  const ready = (): ReadyBeliefs => {
    for (;;) {
      made ??= next();
      if (made !== undefined) return made;
    }
  };
  return { ready, step };
}

export const readyBeliefs = (rules: BeliefRules, weighing: Weighing = fitted): ReadyBeliefs =>
  beliefsWhenNeeded(rules, weighing).ready();

/** A stretch of fewer words that are read says too little, one of more tokens too much; longer messages are read by rules alone. */
const limits = { words: 3, tokens: 60, stretches: 40, message: 4000 };

const wordsAt = ({ tokens }: Passage, places: readonly number[]): readonly string[] =>
  places.map((at) => tokens[at]?.word ?? "");

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
  const anywhere = new Uint8Array(index.slotCount);
  for (const { slots } of saidOf(all)) for (const slot of slots) if (slot >= 0) anywhere[slot] = 1;
  return stretches.flatMap((places) => {
    const { features, denied } = reader.readStretch(all, passage.tokens, places);
    if (new Set(features.map((f) => f.from)).size < limits.words) return [];
    const stretch = createStretch(
      saidOf(features),
      index.slotCount,
      denied % 2 === 1,
      isPersonal(wordsAt(passage, places)),
    );
    return [{ places, candidates: candidatesIn(index, stretch, anywhere, without) }];
  });
}

/** The pair that a message is nearest to holding, and how plainly it says the true statement of some pair. */
interface Nearest {
  readonly found: FoundBelief | undefined;
  readonly trueLead: number;
}

function nearestIn(text: string, passage: Passage, ready: () => ReadyBeliefs): Nearest {
  let found: FoundBelief | undefined;
  let trueLead = 0;
  for (const { places, candidates } of heldIn(text, passage, ready))
    for (const { fit, measures } of candidates) {
      const score = ready().scoreOf(measures);
      trueLead = Math.max(trueLead, measures.trueLeadElsewhere);
      if (score > (found?.score ?? -Infinity)) found = { pair: fit.pair, score, places };
    }
  return { found, trueLead };
}

/** The false belief that a message holds most plainly, where it does so plainly enough to be corrected. */
export function readBelief(text: string, passage: Passage, ready: () => ReadyBeliefs): FoundBelief | undefined {
  const { found } = nearestIn(text, passage, ready);
  return found !== undefined && found.score > ready().threshold ? found : undefined;
}

/** Below this score, and with a lead of the true statement above this, a rule that matched some words is not believed. */
const doubt = { score: -2.5, trueLead: 0.5 };

/**
 * Whether a message says what is true so plainly that the words a rule found in it cannot mean the false belief. A rule
 * reads conditions too ("only if …"), which examples do not: with one in the message the rule is right.
 */
export function saysTheTruth(text: string, passage: Passage, ready: () => ReadyBeliefs): boolean {
  if (passage.clauses.some((clause) => clause.kind === "supposition")) return false;
  const { found, trueLead } = nearestIn(text, passage, ready);
  return found !== undefined && found.score < doubt.score && trueLead > doubt.trueLead;
}

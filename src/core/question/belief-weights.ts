/** Weights of the measures of a belief, fitted by `node bench/fit-beliefs.ts`; see docs/decisions/2026-11-21-beliefs.md. */
import type { Measures } from "./belief-measures.ts";

export interface Weighing {
  readonly weights: Measures;
  readonly constant: number;
  /** A belief is corrected when its score is above this. */
  readonly threshold: number;
}

/** The score of what was measured: the logarithm of the odds that the false statement is held. */
export function scoreOf(measures: Measures, { weights, constant }: Weighing): number {
  let score = constant;
  for (const [name, weight] of Object.entries(weights) as [keyof Measures, number][]) score += weight * measures[name];
  return score;
}

/** Decision trees that weigh the measures of a belief, fitted by `node bench/fit-beliefs.ts`. */
import { type Measures, measureNames } from "./belief-measures.ts";

/** Trees as text, one each: three levels of `measure<limit`, top first, then what the eight ends add to the score. */
export interface Weighing {
  readonly base: number;
  readonly trees: readonly string[];
  /** A belief is corrected when its score is above this. */
  readonly threshold: number;
}

/** Gives the score of what was measured: the logarithm of the odds that the false statement is held. */
export type Scorer = (measures: Measures) => number;

const inner = 7;
const ends = 8;

/** Makes trees ready to be walked: row by row the measure and limit of each fork, and the values of the ends. */
export function createScorer({ base, trees }: Pick<Weighing, "base" | "trees">): Scorer {
  const measureAt = new Uint8Array(trees.length * inner);
  const limitAt = new Float64Array(trees.length * inner);
  const valueAt = new Float64Array(trees.length * ends);
  trees.forEach((tree, t) => {
    const [forks = "", values = ""] = tree.split(" : ");
    forks.split(" ").forEach((fork, i) => {
      const [name, limit] = fork.split("<");
      measureAt[t * inner + i] = measureNames.findIndex((known) => known === name);
      limitAt[t * inner + i] = Number(limit);
    });
    values.split(" ").forEach((value, i) => {
      valueAt[t * ends + i] = Number(value);
    });
  });
  const measured = new Float64Array(measureNames.length);
  return (measures) => {
    measureNames.forEach((name, i) => {
      measured[i] = measures[name];
    });
    let score = base;
    for (let t = 0; t < trees.length; t++) {
      let at = 0;
      for (let level = 0; level < 3; level++) {
        const fork = t * inner + at;
        at = 2 * at + ((measured[measureAt[fork] ?? 0] ?? 0) < (limitAt[fork] ?? 0) ? 1 : 2);
      }
      score += valueAt[t * ends + at - inner] ?? 0;
    }
    return score;
  };
}

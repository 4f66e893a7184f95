/** Boosted decision trees of three levels, in which no measure may count against its sense. */

/** One example: what was measured, whether it is one of what is looked for, and how much it counts. */
export interface Example {
  readonly measures: readonly number[];
  readonly isOne: boolean;
  readonly weight: number;
}

/** A full tree of three levels: seven forks, of which smaller values go left, and eight ends. */
interface Tree {
  readonly forks: readonly { readonly measure: number; readonly limit: number }[];
  readonly ends: readonly number[];
}

export interface Model {
  readonly base: number;
  readonly trees: readonly Tree[];
}

const settings = { trees: 120, rate: 0.1, penalty: 5, bins: 24, leastWeight: 8, levels: 3, seen: 0.5 };

/** A number between 0 and 1 that looks like chance and is the same every time. */
function drawn(a: number, b: number): number {
  let x = Math.imul(a + 1, 2654435761) ^ Math.imul(b + 7, 2654443521);
  x = Math.imul(x ^ (x >>> 15), 2246822519);
  return ((x ^ (x >>> 13)) >>> 0) / 2 ** 32;
}

/** Each tree sees a part of the examples and of the measures, so that no few of them decide alone. */
const isSeen = (what: number, tree: number): boolean => drawn(what, tree) < settings.seen;

export function scoreOf({ base, trees }: Model, measures: readonly number[]): number {
  let score = base;
  for (const { forks, ends } of trees) {
    let at = 0;
    for (let level = 0; level < settings.levels; level++) {
      const fork = forks[at];
      at = 2 * at + (fork !== undefined && (measures[fork.measure] ?? 0) < fork.limit ? 1 : 2);
    }
    score += ends[at - forks.length] ?? 0;
  }
  return score;
}

/** Limits that cut the values of each measure into parts of equal size. */
function limitsOf(examples: readonly Example[], measure: number): readonly number[] {
  const values = Float64Array.from(examples, ({ measures }) => measures[measure] ?? 0).sort();
  const cuts = Array.from(
    { length: settings.bins - 1 },
    (_, k) => values[Math.floor(((k + 1) * values.length) / settings.bins)] ?? 0,
  );
  return [...new Set(cuts)].filter((cut) => cut > (values[0] ?? 0));
}

interface Learning {
  readonly examples: readonly Example[];
  readonly limits: readonly (readonly number[])[];
  /** Per measure and example: how many limits lie at or below its value. */
  readonly bins: readonly Uint8Array[];
  readonly senses: readonly number[];
  /** Pull and curve of each example at the present score. */
  readonly pull: Float64Array;
  readonly curve: Float64Array;
}

interface Sums {
  readonly pull: number;
  readonly curve: number;
}

const endOf = ({ pull, curve }: Sums): number => pull / (curve + settings.penalty);

function sumsOf({ pull, curve }: Learning, rows: readonly number[]): Sums {
  let [p, c] = [0, 0];
  for (const row of rows) {
    p += pull[row] ?? 0;
    c += curve[row] ?? 0;
  }
  return { pull: p, curve: c };
}

interface Fork {
  readonly measure: number;
  /** Rows of which fewer limits lie at or below the value go left. */
  readonly bin: number;
}

/** The fork that tells most, in the sense that its measure may have. */
function bestFork(learning: Learning, rows: readonly number[], all: Sums): Fork | undefined {
  let [most, best] = [1e-3, undefined as Fork | undefined];
  learning.limits.forEach((limits, measure) => {
    const pulls = new Float64Array(limits.length + 1);
    const curves = new Float64Array(limits.length + 1);
    const bins = learning.bins[measure];
    for (const row of rows) {
      const bin = bins?.[row] ?? 0;
      pulls[bin] = (pulls[bin] ?? 0) + (learning.pull[row] ?? 0);
      curves[bin] = (curves[bin] ?? 0) + (learning.curve[row] ?? 0);
    }
    let [pull, curve] = [0, 0];
    for (let bin = 1; bin <= limits.length; bin++) {
      pull += pulls[bin - 1] ?? 0;
      curve += curves[bin - 1] ?? 0;
      if (curve < 1 || all.curve - curve < 1) continue;
      const [left, right] = [endOf({ pull, curve }), endOf({ pull: all.pull - pull, curve: all.curve - curve })];
      if ((right - left) * (learning.senses[measure] ?? 0) < 0) continue;
      const gain = pull * left + (all.pull - pull) * right - all.pull * endOf(all);
      if (gain > most) [most, best] = [gain, { measure, bin }];
    }
  });
  return best;
}

/** Grows one tree; where nothing tells, both sides get the same end. */
function grow(all: Learning, tree: number): Tree {
  const learning = { ...all, limits: all.limits.map((some, measure) => (isSeen(-2 - measure, tree) ? some : [])) };
  const forks: { measure: number; limit: number }[] = [];
  const ends: number[] = [];
  const split = (at: number, rows: readonly number[], level: number, settled: number | undefined): void => {
    const sums = sumsOf(learning, rows);
    const end = settled ?? endOf(sums);
    if (level === settings.levels) {
      ends[at - (2 ** settings.levels - 1)] = settings.rate * end;
      return;
    }
    const fork =
      settled !== undefined || sums.curve < settings.leastWeight ? undefined : bestFork(learning, rows, sums);
    forks[at] = fork === undefined ? { measure: 0, limit: 0 } : toFork(learning, fork);
    const isLeft = (row: number): boolean => fork !== undefined && (learning.bins[fork.measure]?.[row] ?? 0) < fork.bin;
    const keep = fork === undefined ? end : undefined;
    split(2 * at + 1, fork === undefined ? rows : rows.filter(isLeft), level + 1, keep);
    split(2 * at + 2, fork === undefined ? rows : rows.filter((row) => !isLeft(row)), level + 1, keep);
  };
  const rows = Array.from(learning.examples.keys()).filter((row) => isSeen(row, tree));
  split(0, rows, 0, undefined);
  return { forks, ends };
}

const toFork = ({ limits }: Learning, { measure, bin }: Fork): { measure: number; limit: number } => ({
  measure,
  limit: limits[measure]?.[bin - 1] ?? 0,
});

/** Fits trees one after another, each to what the ones before leave wrong. `senses`: 1 or -1 for a measure that may only count for or against. */
export function boost(examples: readonly Example[], senses: readonly number[]): Model {
  const count = examples[0]?.measures.length ?? 0;
  const limits = Array.from({ length: count }, (_, measure) => limitsOf(examples, measure));
  const bins = limits.map((some, measure) =>
    Uint8Array.from(examples, ({ measures }) => some.filter((limit) => limit <= (measures[measure] ?? 0)).length),
  );
  const whole = examples.reduce((sum, { weight }) => sum + weight, 0);
  const ones = examples.reduce((sum, { isOne, weight }) => sum + (isOne ? weight : 0), 0);
  const base = Math.log(ones / (whole - ones));
  const score = new Float64Array(examples.length).fill(base);
  const [pull, curve] = [new Float64Array(examples.length), new Float64Array(examples.length)];
  const learning: Learning = { examples, limits, bins, senses, pull, curve };
  const trees: Tree[] = [];
  for (let t = 0; t < settings.trees; t++) {
    examples.forEach(({ isOne, weight }, row) => {
      const odds = 1 / (1 + Math.exp(-(score[row] ?? 0)));
      pull[row] = weight * ((isOne ? 1 : 0) - odds);
      curve[row] = weight * odds * (1 - odds);
    });
    const tree = grow(learning, t);
    trees.push(tree);
    examples.forEach(({ measures }, row) => {
      score[row] = (score[row] ?? 0) + scoreOf({ base: 0, trees: [tree] }, measures);
    });
  }
  return { base, trees };
}

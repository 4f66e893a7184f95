/** Logistic regression with a penalty on large weights, by Newton's method on scaled measures. */

/** One example: what was measured, whether it is one of what is looked for, and how much it counts. */
export interface Example {
  readonly measures: readonly number[];
  readonly isOne: boolean;
  readonly weight: number;
}

/** A weight per measure and a constant; the sum is the logarithm of the odds. */
export interface Model {
  readonly weights: readonly number[];
  readonly constant: number;
}

const penalty = 5;
const rounds = 8;

export const scoreOf = ({ weights, constant }: Model, measures: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (measures[i] ?? 0), constant);

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Solves a system of equations by elimination; the last column is the right side. */
function solve(rows: readonly Float64Array[]): readonly number[] {
  const m = [...rows];
  const width = m.length;
  const at = (r: number, c: number): number => m[r]?.[c] ?? 0;
  for (let i = 0; i < width; i++) {
    let pivot = i;
    for (let r = i; r < width; r++) if (Math.abs(at(r, i)) > Math.abs(at(pivot, i))) pivot = r;
    [m[i], m[pivot]] = [m[pivot] ?? new Float64Array(), m[i] ?? new Float64Array()];
    for (const [r, row] of m.entries()) {
      const factor = r === i ? 0 : at(r, i) / at(i, i);
      if (factor !== 0) for (let c = i; c <= width; c++) row[c] = at(r, c) - factor * at(i, c);
    }
  }
  return m.map((_, i) => at(i, width) / at(i, i));
}

export function regress(examples: readonly Example[]): Model {
  const count = examples[0]?.measures.length ?? 0;
  const columns = Array.from({ length: count }, (_, i) => examples.map(({ measures }) => measures[i] ?? 0));
  const centre = columns.map(mean);
  const spread = columns.map((column, i) => Math.sqrt(mean(column.map((x) => (x - (centre[i] ?? 0)) ** 2))) || 1);
  const rows = examples.map(({ measures }) =>
    Float64Array.from([...measures.map((x, i) => (x - (centre[i] ?? 0)) / (spread[i] ?? 1)), 1]),
  );
  const b = new Float64Array(count + 1);
  for (let round = 0; round < rounds; round++) {
    const system = Array.from(b, (x, i) => {
      const row = new Float64Array(count + 2);
      row[i] = i === count ? 1e-6 : penalty;
      row[count + 1] = i === count ? 0 : -penalty * x;
      return row;
    });
    examples.forEach(({ isOne, weight }, k) => {
      const row = rows[k] ?? b;
      const odds = 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)));
      const curve = weight * Math.max(odds * (1 - odds), 1e-6);
      const error = weight * ((isOne ? 1 : 0) - odds);
      for (const [i, into] of system.entries()) {
        const x = row[i] ?? 0;
        for (let j = 0; j <= count; j++) into[j] = (into[j] ?? 0) + curve * x * (row[j] ?? 0);
        into[count + 1] = (into[count + 1] ?? 0) + error * x;
      }
    });
    solve(system).forEach((step, i) => {
      b[i] = (b[i] ?? 0) + step;
    });
  }
  const weights = centre.map((_, i) => (b[i] ?? 0) / (spread[i] ?? 1));
  return { weights, constant: (b[count] ?? 0) - weights.reduce((sum, w, i) => sum + w * (centre[i] ?? 0), 0) };
}

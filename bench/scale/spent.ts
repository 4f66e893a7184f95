/** What asking took: wall-clock time of each call, and processor time over all threads. */

export interface Spent {
  readonly times: number[];
  processorMs: number;
}

export const newSpent = (): Spent => ({ times: [], processorMs: 0 });

export async function timed(spent: Spent, work: () => unknown): Promise<void> {
  const [began, processor] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(processor);
  spent.times.push(performance.now() - began);
  spent.processorMs += (user + system) / 1000;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

export const processorMsEach = ({ times, processorMs }: Spent): number => processorMs / Math.max(1, times.length);

export const spentLine = (name: string, spent: Spent): string =>
  `${name}: p50 ${quantile(spent.times, 0.5).toFixed(1)} ms, p95 ${quantile(spent.times, 0.95).toFixed(1)} ms, ` +
  `${processorMsEach(spent).toFixed(1)} ms of processor time each over ${spent.times.length} questions`;

/** How many times as much the second took. */
export const ratioLine = (ours: Spent, theirs: Spent): string =>
  `${(quantile(theirs.times, 0.5) / quantile(ours.times, 0.5)).toFixed(1)} times as long at the median, ` +
  `${(sum(theirs.times) / sum(ours.times)).toFixed(1)} times in all, ` +
  `${(processorMsEach(theirs) / processorMsEach(ours)).toFixed(1)} times the processor time`;

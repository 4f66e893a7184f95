/** Numbers of a group in short: the middle, the quartiles and the ends; a share with its interval. */

/** `n` values of `unit`: median, lower and upper quartile, least and most. */
export interface Figures {
  readonly n: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly least: number;
  readonly most: number;
}

/** A quantile of sorted values, between neighbours by proportion (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** Nothing for no values. */
export function figuresOf(values: readonly number[]): Figures | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => rounded(quantile(sorted, share));
  return { n: sorted.length, median: at(0.5), lower: at(0.25), upper: at(0.75), least: at(0), most: at(1) };
}

/** Both ends of a 95 % interval, in percent. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal quantile of a two-sided 95 % interval. */
const z = 1.959964;

/** Wilson's score interval of a share (Wilson 1927), which stays within 0 and 100 % and holds for small numbers; in percent. */
export function wilsonInterval(count: number, of: number): Interval | undefined {
  if (of <= 0) return undefined;
  const share = count / of;
  const scale = 1 + (z * z) / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const percent = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10;
  return { low: percent((middle - reach) / scale), high: percent((middle + reach) / scale) };
}

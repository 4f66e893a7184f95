/** Whether a sentence's figures are carried by the figures of its supports: same value, same unit, same side. */
import { unitsInBrackets } from "./figure-units.ts";
import type { Bound, Figure } from "./figures.ts";

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** Dimensions that a plain count may stand for: "2 INCAT points" is written "2" where the scale is clear. */
const countLike = (dimension: string): boolean => dimension === "" || dimension === "point";
const ratioLike = (dimension: string): boolean => /^(?:p|HR|OR|RR|NNT|NNH)$/u.test(dimension);

/** Percentage points within which "about a quarter" is 26 %. */
const roughly = 3;

/** A share and a percentage are the same figure when the percentage, as printed, is the share rounded. */
function isSameShare(share: Figure, percentage: Figure): boolean {
  if (share.over === undefined || share.over === 0 || percentage.dimension !== "%") return false;
  if (share.rough === true) return Math.abs((100 * share.value) / share.over - percentage.value) <= roughly;
  const decimals = /\.(\d+)/u.exec(percentage.raw)?.[1]?.length ?? 0;
  return Math.abs((100 * share.value) / share.over - percentage.value) <= 0.5 * 10 ** -decimals + 1e-9;
}

/** A fraction against one figure of a support. A share named in words may be carried by any equal fraction. */
function isSameFraction(figure: Figure, carried: Figure): boolean {
  if (carried.over === undefined) return isSameShare(figure, carried);
  return figure.share === true
    ? close(figure.value * carried.over, carried.value * (figure.over ?? 1))
    : figure.value === carried.value && figure.over === carried.over;
}

/** A number written without a unit against one figure of a support whose unit the sentence writes elsewhere. */
function isSameBare(figure: Figure, carried: Figure, written: ReadonlySet<string>): boolean {
  if (carried.over !== undefined && (figure.near !== undefined || (carried.value === 1 && carried.over === 2)))
    return false;
  if (carried.over !== undefined) return close(figure.value, carried.value) || close(figure.value, carried.over);
  if (countLike(carried.dimension) && carried.near === undefined) return close(figure.value, carried.value);
  if (ratioLike(carried.dimension)) return close(figure.value, carried.value);
  if (figure.people === true) return false;
  const dimension = carried.dimension === "" ? carried.near?.dimension : carried.dimension;
  const factor = carried.dimension === "" ? 1 : carried.factor;
  const suggested = figure.near?.dimension === dimension;
  if (dimension === "%" && !suggested) return false;
  if (!suggested && !(dimension !== undefined && written.has(dimension)))
    return carried.near !== undefined && close(figure.value, carried.value);
  const own = carried.dimension === "" ? carried.value * (carried.near?.factor ?? 1) : carried.value;
  return close(figure.value * (suggested ? (figure.near?.factor ?? factor) : (carried.near?.factor ?? factor)), own);
}

/** True when `carried`, a figure of a support, is the sentence's `figure`. */
function isSame(figure: Figure, carried: Figure, written: ReadonlySet<string>): boolean {
  if (figure.over !== undefined) return isSameFraction(figure, carried);
  if (figure.dimension === "") return isSameBare(figure, carried, written);
  if (carried.over !== undefined)
    return figure.dimension === "point" ? isSameBare(figure, carried, written) : isSameShare(carried, figure);
  if (carried.dimension === "" && carried.near !== undefined)
    return carried.near.dimension === figure.dimension && close(figure.value, carried.value * carried.near.factor);
  if (carried.dimension === figure.dimension) return close(figure.value, carried.value);
  const plainCount = countLike(carried.dimension) && (figure.dimension === "point" || ratioLike(figure.dimension));
  return plainCount && close(figure.value, carried.value);
}

/** Both parts of "4 of 13" listed apart: "13" and "4". */
const isCarriedInParts = (figure: Figure, carried: readonly Figure[]): boolean =>
  figure.over !== undefined &&
  figure.share !== true &&
  [figure.value, figure.over].every((part) =>
    carried.some((c) => c.over === undefined && countLike(c.dimension) && close(c.value, part)),
  );

/** True when a support gives another fraction of the same numerator or denominator: "4/12" does not carry "4/13". */
const isContradicted = (figure: Figure, carried: readonly Figure[]): boolean =>
  figure.share !== true &&
  carried.some((c) => c.over !== undefined && (c.over === figure.over || c.value === figure.value));

/** The dimensions a sentence writes out, which its bare numbers may share. */
export const dimensionsOf = (text: string, figures: readonly Figure[]): ReadonlySet<string> =>
  new Set(
    [...figures.flatMap((f) => [f.dimension, f.near?.dimension ?? ""]), ...unitsInBrackets(text)].filter(
      (d) => d !== "",
    ),
  );

/** The figures among `carried` that are the sentence's `figure`. */
export const sameFigures = (
  figure: Figure,
  carried: readonly Figure[],
  written: ReadonlySet<string>,
): readonly Figure[] => carried.filter((c) => isSame(figure, c, written));

/** True when the supports carry the figure, whole or in its two parts. */
export function isCarried(figure: Figure, carried: readonly Figure[], written: ReadonlySet<string>): boolean {
  if (figure.over === undefined || figure.share === true)
    return carried.some((c) => isSame(figure, c, written)) || isCarriedInParts(figure, carried);
  if (carried.some((c) => c.over === figure.over && c.value === figure.value)) return true;
  const counted = carried.some((c) => c.over === undefined && countLike(c.dimension) && close(c.value, figure.value));
  const elsewhere = carried.some((c) => c.over !== undefined && c.value === figure.value && c.over !== figure.over);
  if (counted && !elsewhere && carried.some((c) => c.over === figure.over)) return true;
  if (isContradicted(figure, carried)) return false;
  return carried.some((c) => isSame(figure, c, written)) || isCarriedInParts(figure, carried);
}

/** The bound the record puts on a figure, when every mention that has one agrees. */
export function boundIn(figure: Figure, carried: readonly Figure[], written: ReadonlySet<string>): Bound | undefined {
  const bounds = new Set(sameFigures(figure, carried, written).map((c) => c.bound));
  const [only] = bounds;
  return bounds.size === 1 ? only : undefined;
}

/** A figure in the unit its surroundings give it, when it has none of its own. */
export const settled = (figure: Figure): Figure =>
  figure.dimension === "" && figure.near !== undefined
    ? {
        ...figure,
        value: figure.value * figure.near.factor,
        dimension: figure.near.dimension,
        factor: figure.near.factor,
      }
    : figure;

/** True when two figures are of one kind, so that one could stand in the other's place. */
export const isLike = (a: Figure, b: Figure): boolean =>
  a.over === b.over && (a.dimension === b.dimension || (countLike(a.dimension) && countLike(b.dimension)));

/** The same value of the same kind, where a record may leave the unit to its context. */
export const isSameValue = (recorded: Figure, figure: Figure): boolean =>
  close(recorded.value, figure.value)
    ? isLike(recorded, figure)
    : recorded.over === figure.over && recorded.dimension === "" && close(recorded.value * figure.factor, figure.value);

/** How often a value stands among figures, where a record may leave the unit to its context. */
const timesIn = (figure: Figure, figures: readonly Figure[]): number =>
  figures.map(settled).filter((f) => {
    if (f.over !== figure.over)
      return figure.over === undefined && (f.value === figure.value || f.over === figure.value);
    return isSameValue(f, figure);
  }).length;

/**
 * Figures that the sentence gives more often than any record does while a like figure of the supports is left out:
 * one has taken the other's place ("1 bled and 1 others" for "1 bled and 2 others"). Ends of ranges may recur.
 */
export function repeated(
  found: readonly Figure[],
  carried: readonly Figure[],
  records: readonly (readonly Figure[])[],
  written: ReadonlySet<string>,
): readonly Figure[] {
  const figures = found.map(settled);
  return figures.filter((figure, i) => {
    const before = figures.slice(0, i).filter((f) => isLike(f, figure) && close(f.value, figure.value));
    if (before.length === 0 || [figure, ...before].some((f) => f.ranged !== undefined)) return false;
    const displaced = carried.map(settled).some((c) => {
      const part = c.over !== undefined && figure.over === undefined && countLike(figure.dimension);
      if (part) return !found.some((f) => f.value === c.value);
      return isLike(c, figure) && !found.some((f) => isSame(f, c, written));
    });
    return displaced && records.every((record) => timesIn(figure, record) <= before.length);
  });
}

/** Ranges that do not go up: "4-4 %". */
export const emptyRanges = (figures: readonly Figure[]): readonly Figure[] =>
  figures.filter((figure, i) => {
    const next = figures[i + 1];
    return (
      figure.ranged === "low" &&
      next?.ranged === "high" &&
      next.start - figure.end <= 5 &&
      settled(figure).value >= settled(next).value
    );
  });

/** Parts that are more than their whole: "3/2". */
export const impossibleParts = (text: string, figures: readonly Figure[]): readonly Figure[] =>
  figures.filter((figure, i) => {
    const next = figures[i + 1];
    return (
      next !== undefined &&
      figure.dimension === "" &&
      next.dimension === "" &&
      /^\s?\/\s?$/u.test(text.slice(figure.end, next.start)) &&
      figure.value > next.value
    );
  });

type Range = readonly [Figure, Figure];

const rangesOf = (figures: readonly Figure[]): readonly Range[] =>
  figures.flatMap((low, i): readonly Range[] => {
    const high = figures[i + 1];
    return low.ranged === "low" && high?.ranged === "high" ? [[settled(low), settled(high)]] : [];
  });

const isSameEnd = (a: Figure, b: Figure): boolean => close(a.value, b.value) && isLike(a, b);

/** Ranges that share one end with a range of the record, and no range of the record in full. */
export function strayRanges(figures: readonly Figure[], record: readonly Figure[]): readonly Figure[] {
  const known = rangesOf(record);
  return rangesOf(figures).flatMap(([low, high]) => {
    const half = known.some(([l, h]) => isSameEnd(l, low) !== isSameEnd(h, high));
    const whole = known.some(([l, h]) => isSameEnd(l, low) && isSameEnd(h, high));
    return half && !whole ? [high] : [];
  });
}

/** Scales: values to places on a page, with the ticks that people expect to read. */

/** A mapping from values to places, both ends included. Places grow upwards or downwards as the range says. */
export interface Scale {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

export type ScaleKind = "linear" | "log" | "symlog";

/** Values from `least` to `most`, drawn from place `from` to place `to`. */
export interface Span {
  readonly least: number;
  readonly most: number;
  readonly from: number;
  readonly to: number;
}

/** Steps of 1, 2 or 5 times a power of ten, so that about `wanted` of them fit. */
function niceStep(extent: number, wanted: number): number {
  const rough = extent / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((f) => f * power >= rough) ?? 10;
  return factor * power;
}

/** Finer than this no axis is marked. */
const mostWanted = 16;

/** Ticks at round values from `least` to `most`; about `wanted`, at least two where the span has them. */
export function linearTicks(least: number, most: number, wanted = 4): readonly number[] {
  if (!(most > least)) return [least];
  const step = niceStep(most - least, wanted);
  const first = Math.ceil(least / step - 1e-9);
  const last = Math.floor(most / step + 1e-9);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  if (last - first < 1 && wanted < mostWanted) return linearTicks(least, most, wanted * 2);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(decimals)));
}

/** Powers of ten within the span; with fewer than three of them, 1, 2 and 5 of each power. */
export function logTicks(least: number, most: number): readonly number[] {
  const powers = Array.from(
    { length: Math.ceil(Math.log10(most)) - Math.floor(Math.log10(least)) + 1 },
    (_, i) => 10 ** (Math.floor(Math.log10(least)) + i),
  );
  const inside = (values: readonly number[]): readonly number[] => values.filter((v) => v >= least && v <= most);
  const tens = inside(powers);
  return tens.length >= 3 ? tens : inside(powers.flatMap((p) => [p, 2 * p, 5 * p]));
}

const steps = [1, 2, 5, 10] as const;

/** The next of 1, 2 and 5 times a power of ten that is no greater. For values above zero. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (steps.findLast((step) => step * power <= value) ?? 1);
}

/** The next of 1, 2 and 5 times a power of ten that is no less. For values above zero. */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (steps.find((step) => step * power >= value) ?? 10);
}

const between = (share: number, { from, to }: Span): number => from + share * (to - from);

function linearScale(span: Span): Scale {
  const extent = span.most - span.least;
  return {
    place: (value) => between(extent === 0 ? 0.5 : (value - span.least) / extent, span),
    ticks: linearTicks(span.least, span.most),
  };
}

/** Log to base ten. Throws on a span that does not lie above zero: such values are drawn as limits, not as points. */
function logScale(span: Span): Scale {
  if (!(span.least > 0 && span.most > 0)) throw new RangeError("a logarithmic scale needs values above zero");
  const [low, high] = [Math.log10(span.least), Math.log10(span.most)];
  return {
    place: (value) => between(high === low ? 0.5 : (Math.log10(value) - low) / (high - low), span),
    ticks: logTicks(span.least, span.most),
  };
}

/** Linear to 1, logarithmic above: shows a count of zero and one of hundreds in one lane. */
function symlogScale(span: Span): Scale {
  const bend = (value: number): number => Math.sign(value) * Math.log10(1 + Math.abs(value));
  const [low, high] = [bend(span.least), bend(span.most)];
  const powers = logTicks(1, Math.max(10, span.most)).filter((v) => v <= span.most);
  return {
    place: (value) => between(high === low ? 0.5 : (bend(value) - low) / (high - low), span),
    ticks: [0, ...powers].filter((v) => v >= span.least),
  };
}

/** A scale of a kind over a span. */
export function createScale(kind: ScaleKind, span: Span): Scale {
  return { linear: linearScale, log: logScale, symlog: symlogScale }[kind](span);
}

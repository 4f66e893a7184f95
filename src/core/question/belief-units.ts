/** What a statement asks for, word by word, and how far something said bears it out. */
import type { Feature } from "./features.ts";

/** A feature looked for; what has to do with each other shares a slot. */
export interface Wanted {
  readonly kind: Feature["kind"];
  readonly slot: number;
  readonly value: number;
  readonly than: boolean;
  /** The number that the other statement gives of the same kind. */
  readonly instead?: number | undefined;
}

/** One word or name of a statement: any of the features it can be read as. */
export interface Unit {
  readonly named: boolean;
  readonly any: readonly Wanted[];
  readonly weight: number;
  /** Whether both statements of a pair say it, or one alone. */
  readonly of: "both" | "no" | "yes";
}

/** How little it means that two things are not the same: 1 the opposite, 0 nothing. */
const apart = { compared: 0.7, number: 0.5, thirdNumber: 0.8, comparedSense: 0.3 };

export const isNamed = (kind: Feature["kind"]): boolean => kind === "concept" || kind === "word";

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.12 * Math.max(Math.abs(a), Math.abs(b));

/** A third number is on the side of the one that it lies nearer to, on a scale of ratios. */
function leaning(said: number, own: number, other: number): number {
  const ratio = (a: number, b: number): number => Math.abs(Math.log((a + 0.01) / (b + 0.01)));
  const [toOwn, toOther] = [ratio(said, own), ratio(said, other)];
  return (apart.thirdNumber * (toOther - toOwn)) / (toOwn + toOther);
}

function bearsNumber(want: number, instead: number | undefined, said: number): number {
  if (near(want, said)) return 1;
  if (instead === undefined) return -apart.number;
  return near(instead, said) ? -1 : leaning(said, want, instead);
}

/** How far what is said in the same slot bears out what is wanted: 1 the same, -1 the opposite. */
export function bears(want: Omit<Wanted, "slot">, said: Feature): number {
  if (want.kind === "number") return bearsNumber(want.value, want.instead, said.value);
  if (want.kind === "sense") {
    const agreement = 1 - Math.abs(want.value - said.value);
    return want.than === said.than ? agreement : agreement * apart.comparedSense;
  }
  return want.than === said.than ? 1 : -apart.compared;
}

/** The number that the other statement gives instead of this one. */
export const insteadOf = (f: Feature, others: readonly Feature[]): number | undefined =>
  f.kind === "number"
    ? others.find((g) => g.kind === "number" && g.key === f.key && !near(g.value, f.value))?.value
    : undefined;

/** Features of one word or name: names that overlap, and the senses that begin at one place. */
export function byWord(features: readonly Feature[]): readonly (readonly Feature[])[] {
  const named: Feature[][] = [];
  const senses = new Map<string, Feature[]>();
  for (const f of features.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = named.at(-1);
    if (!isNamed(f.kind) || f.sensed) {
      const key = `${f.kind}:${f.from}`;
      const list = senses.get(key);
      if (list === undefined) senses.set(key, [f]);
      else list.push(f);
    } else if (last?.some((g) => f.from < g.to) === true) last.push(f);
    else named.push([f]);
  }
  return [...named, ...senses.values()];
}

/** True when the other statement says the same. */
export const isShared = (unit: readonly Feature[], others: readonly Feature[]): boolean =>
  unit.some((f) => others.some((g) => g.kind === f.kind && g.key === f.key && bears(f, g) >= 0.75));

/** "Some", "can be", "rarely": less than a general statement says. */
export const isHedged = (features: readonly Feature[]): boolean =>
  features.some(
    (f) => f.kind === "sense" && (f.key === "possible" || (f.key === "frequency" && f.value <= 0 && f.value > -1)),
  );

/** Words of somebody in particular: "my walking", "she is 68". */
export const isPersonal = (words: readonly string[]): boolean =>
  words.some((word) => /^(i|my|me|mine|he|his|him|she|her|we|our)$/.test(word));

export const isUniversal = (features: readonly Feature[]): boolean =>
  features.some((f) => f.kind === "sense" && f.key === "frequency" && Math.abs(f.value) === 1);

/** How what is said in a stretch of a message fits a pair of statements, or a truth. */
import type { Pair, Said, Shelf, Truth } from "./belief-index.ts";
import { bears, isHedged, isNamed, isUniversal, type Unit } from "./belief-units.ts";

/** What is said in a stretch, ready to be looked up. */
export interface Stretch {
  readonly said: readonly Said[];
  /** The words of the stretch, in the order in which something is said of them. */
  readonly words: readonly Word[];
  /** Per slot: places in `said`, and how far a more general name counts. */
  readonly bySlot: ReadonlyMap<number, readonly (readonly [at: number, part: number])[]>;
  readonly denied: boolean;
  /** Says that something can be, or is so for some. */
  readonly hedged: boolean;
  /** Says that something is so for all, or never. */
  readonly universal: boolean;
  /** Speaks of one person. */
  readonly personal: boolean;
}

const broaderPart = 0.8;

export function createStretch(said: readonly Said[], denied: boolean, personal: boolean): Stretch {
  const bySlot = new Map<number, (readonly [number, number])[]>();
  said.forEach(({ slots }, at) => {
    slots.forEach((slot, k) => {
      if (slot < 0) return;
      const list = bySlot.get(slot);
      const one = [at, k === 0 ? 1 : broaderPart] as const;
      if (list === undefined) bySlot.set(slot, [one]);
      else list.push(one);
    });
  });
  const features = said.map(({ feature }) => feature);
  return {
    said,
    words: wordsOf(said),
    bySlot,
    denied,
    hedged: isHedged(features),
    universal: isUniversal(features),
    personal,
  };
}

/** Weights found, looked for, and contradicted. */
interface Tally {
  readonly got: number;
  readonly all: number;
  readonly against: number;
}

export const share = (part: number, whole: number, none = 0): number => (whole === 0 ? none : part / whole);

const nowhere: readonly (readonly [number, number])[] = [];

/** The best that anything said does for a unit, or the worst against it. `cover`, `speaks`, `shared` are written to. */
function standOf(
  unit: Unit,
  { said, bySlot }: Stretch,
  cover: Float64Array,
  speaks?: Float64Array,
  shared?: Float64Array,
): number {
  let best = 0;
  let worst = 0;
  const side = unit.of === "no" ? 1 : unit.of === "yes" ? -1 : 0;
  for (const want of unit.any)
    for (const [at, part] of bySlot.get(want.slot) ?? nowhere) {
      const one = said[at];
      if (one === undefined) continue;
      const b = bears(want, one.feature) * part;
      if (b > best) best = b;
      if (b < worst) worst = b;
      if (b > (cover[at] ?? 0)) cover[at] = b;
      if (shared !== undefined && unit.of === "both" && b > (shared[at] ?? 0)) shared[at] = b;
      if (speaks !== undefined && Math.abs(b * side) > Math.abs(speaks[at] ?? 0)) speaks[at] = b * side;
    }
  return best > 0 ? best : worst;
}

/** How much of what is said is covered, word by word: a word is covered when one of its readings is. */
interface Cover {
  readonly share: number;
  /** The same between the first and the last word covered. */
  readonly near: number;
  /** The heaviest word left out in between. */
  readonly gap: number;
  readonly foreignConcepts: number;
  readonly foreignWords: number;
}

/** A word with the weight and kind of its heaviest reading. */
interface Word {
  readonly at: number;
  /** Places in `said` of its readings. */
  readonly readings: number[];
  weight: number;
  named: "concept" | "word" | undefined;
}

function wordsOf(said: readonly Said[]): readonly Word[] {
  const words = new Map<number, Word>();
  said.forEach(({ feature: { from, to, kind }, weight: whole }, i) => {
    const weight = whole / (to - from);
    for (let at = from; at < to; at++) {
      const word = words.get(at) ?? { at, readings: [], weight: -1, named: undefined };
      word.readings.push(i);
      if (weight > word.weight) {
        word.weight = weight;
        word.named = kind === "concept" || kind === "word" ? kind : undefined;
      }
      words.set(at, word);
    }
  });
  return [...words.values()];
}

/** A word is covered as far as the best of its readings. */
function bestOf(readings: readonly number[], cover: Float64Array): number {
  let best = 0;
  for (const reading of readings) best = Math.max(best, cover[reading] ?? 0);
  return best;
}

function coverOf(words: readonly Word[], cover: Float64Array): Cover {
  let [covered, all, concepts, plain, first, last] = [0, 0, 0, 0, Infinity, -1];
  for (const word of words) {
    const { at } = word;
    const own = bestOf(word.readings, cover);
    all += word.weight;
    covered += word.weight * own;
    if (own > 0.5 && word.weight > 0.5) {
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
    if (own === 0 && word.named === "concept") concepts += word.weight;
    if (own === 0 && word.named === "word") plain += word.weight;
  }
  let [inside, insideAll, gap] = [0, 0, 0];
  for (const word of words)
    if (word.at >= first && word.at <= last) {
      const own = bestOf(word.readings, cover);
      insideAll += word.weight;
      inside += word.weight * own;
      if (own === 0) gap = Math.max(gap, word.weight);
    }
  return {
    share: share(covered, all),
    near: share(inside, insideAll),
    gap,
    foreignConcepts: concepts,
    foreignWords: plain,
  };
}

/** How a stretch fits a pair: what both statements say, and what only the false or the true one says. */
export interface Fit {
  readonly pair: Pair;
  readonly at: number;
  readonly both: Tally;
  readonly named: Tally;
  readonly no: Tally;
  readonly yes: Tally;
  /** Names that both say and the stretch does not: how many, and the weight of the heaviest. */
  readonly missed: number;
  readonly missedMost: number;
  readonly cover: Cover;
  /** Per feature said: how far the pair covers it, and for which statement it speaks. */
  readonly covers: Float64Array;
  readonly speaks: Float64Array;
  /** Per feature said: how far what both statements say covers it. */
  readonly shared: Float64Array;
}

export function fitOf(pair: Pair, at: number, stretch: Stretch): Fit {
  const covers = new Float64Array(stretch.said.length);
  const speaks = new Float64Array(stretch.said.length);
  const shared = new Float64Array(stretch.said.length);
  const tallies = { both: [0, 0, 0], named: [0, 0, 0], no: [0, 0, 0], yes: [0, 0, 0] };
  let [missed, missedMost] = [0, 0];
  const count = (tally: number[], weight: number, stand: number): void => {
    tally[0] = (tally[0] ?? 0) + weight * Math.max(0, stand);
    tally[1] = (tally[1] ?? 0) + weight;
    tally[2] = (tally[2] ?? 0) - weight * Math.min(0, stand);
  };
  for (const unit of pair.units) {
    const stand = standOf(unit, stretch, covers, speaks, shared);
    count(tallies[unit.of], unit.weight, stand);
    if (unit.of !== "both" || !unit.named) continue;
    count(tallies.named, unit.weight, stand);
    if (stand <= 0.5 && unit.weight > 1) {
      missed++;
      missedMost = Math.max(missedMost, unit.weight);
    }
  }
  const tally = ([got = 0, all = 0, against = 0]: readonly number[]): Tally => ({ got, all, against });
  return {
    pair,
    at,
    both: tally(tallies.both),
    named: tally(tallies.named),
    no: tally(tallies.no),
    yes: tally(tallies.yes),
    missed,
    missedMost,
    cover: coverOf(stretch.words, covers),
    covers,
    speaks,
    shared,
  };
}

/** Statements of a shelf that name most of what the stretch names. */
export function nearestOn<T>(shelf: Shelf<T>, { said }: Stretch, most: number): readonly number[] {
  const overlap = new Map<number, number>();
  for (const { feature, weight, slots } of said)
    if (isNamed(feature.kind))
      for (const slot of slots)
        for (const at of shelf.naming.get(slot) ?? []) overlap.set(at, (overlap.get(at) ?? 0) + weight);
  return [...overlap]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([at]) => at);
}

/** How much of what is said a truth covers, less what it contradicts. */
export function agreementOf(truth: Truth, stretch: Stretch): { readonly fit: number; readonly cover: number } {
  const covers = new Float64Array(stretch.said.length);
  let [got, all, against] = [0, 0, 0];
  for (const unit of truth.units) {
    const stand = standOf(unit, stretch, covers);
    all += unit.weight;
    got += unit.weight * Math.max(0, stand);
    against -= unit.weight * Math.min(0, stand);
  }
  const cover = coverOf(stretch.words, covers).share;
  const opposed = share(against, all);
  return { fit: 0.4 * share(got, all) + 0.6 * cover - opposed, cover: cover - opposed };
}

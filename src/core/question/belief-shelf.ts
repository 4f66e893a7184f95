/** Statements as rows of numbers: what a stretch says is looked up in hundreds of them, and most of what they ask for it does not say. */
import { isNamed, type Unit } from "./belief-units.ts";

/** Statements with the slots of what they name. */
export interface Shelf<T> {
  readonly items: readonly T[];
  readonly naming: ReadonlyMap<number, readonly number[]>;
  readonly rows: Rows;
}

/** Units of all items one after another, and the slots that each unit looks into. A list begins where the one before it ends. */
export interface Rows {
  /** Per item its first unit; one more for the end. */
  readonly units: Int32Array;
  /** Per unit its first slot; one more for the end. */
  readonly wanted: Int32Array;
  readonly slots: Int32Array;
  readonly weights: Float64Array;
  /** Per unit, which of `marks` it has. */
  readonly marks: Uint8Array;
}

/** What a unit is; several of them together. */
export const marks = { both: 1, no: 2, yes: 4, named: 8, concept: 16 } as const;

const marksOf = ({ of, named, any }: Unit): number =>
  marks[of] | (named ? marks.named : 0) | (any.some((w) => w.kind === "concept") ? marks.concept : 0);

function rowsOf(items: readonly { readonly units: readonly Unit[] }[]): Rows {
  const all = items.flatMap(({ units }) => units);
  const ends = (lengths: readonly number[]): Int32Array => {
    let end = 0;
    return Int32Array.from([0, ...lengths], (length) => (end += length));
  };
  return {
    units: ends(items.map(({ units }) => units.length)),
    wanted: ends(all.map(({ any }) => any.length)),
    slots: Int32Array.from(all.flatMap(({ any }) => any.map(({ slot }) => slot))),
    weights: Float64Array.from(all, ({ weight }) => weight),
    marks: Uint8Array.from(all, marksOf),
  };
}

export function shelve<T extends { readonly units: readonly Unit[] }>(items: readonly T[]): Shelf<T> {
  const naming = new Map<number, number[]>();
  items.forEach(({ units }, i) => {
    for (const slot of new Set(units.flatMap((u) => (u.named ? u.any.map((w) => w.slot) : [])))) {
      const list = naming.get(slot);
      if (list === undefined) naming.set(slot, [i]);
      else list.push(i);
    }
  });
  return { items, naming, rows: rowsOf(items) };
}

/** What is said that a shelf can be searched by. */
interface Naming {
  readonly feature: { readonly kind: Parameters<typeof isNamed>[0] };
  readonly weight: number;
  readonly slots: readonly number[];
}

/** Statements of a shelf that name most of what is said. */
export function nearestOn<T>({ items, naming }: Shelf<T>, said: readonly Naming[], most: number): readonly number[] {
  const overlap = new Float64Array(items.length);
  const touched: number[] = [];
  for (const { feature, weight, slots } of said)
    if (isNamed(feature.kind))
      for (const slot of slots)
        for (const at of naming.get(slot) ?? []) {
          // Every weight is above 0.
          if (overlap[at] === 0) touched.push(at);
          overlap[at] = (overlap[at] ?? 0) + weight;
        }
  return touched.sort((a, b) => (overlap[b] ?? 0) - (overlap[a] ?? 0) || a - b).slice(0, most);
}

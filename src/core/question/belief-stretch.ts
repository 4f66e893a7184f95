/** What is said in a stretch of a message, ready to be looked up by slot. */
import type { Said } from "./belief-index.ts";
import { isHedged, isUniversal } from "./belief-units.ts";

/** What is said in a stretch, ready to be looked up. */
export interface Stretch {
  readonly said: readonly Said[];
  /** The words of the stretch, in the order in which something is said of them. */
  readonly words: readonly Word[];
  /** Per slot the first of `entries` that speaks of it, or -1. */
  readonly firstIn: Int32Array;
  readonly entries: readonly SlotEntry[];
  readonly denied: boolean;
  /** Says that something can be, or is so for some. */
  readonly hedged: boolean;
  /** Says that something is so for all, or never. */
  readonly universal: boolean;
  /** Speaks of one person. */
  readonly personal: boolean;
}

/** Something said that fills a slot. */
export interface SlotEntry {
  /** Place in `said`, and how far it counts: a more general name counts less. */
  readonly at: number;
  readonly part: number;
  /** The next entry of the same slot, or -1. */
  readonly next: number;
}

/** A word with the weight and kind of its heaviest reading. */
export interface Word {
  readonly at: number;
  /** Places in `said` of its readings. */
  readonly readings: number[];
  weight: number;
  named: "concept" | "word" | undefined;
}

const broaderPart = 0.8;

export function createStretch(said: readonly Said[], slotCount: number, denied: boolean, personal: boolean): Stretch {
  const firstIn = new Int32Array(slotCount).fill(-1);
  const entries: SlotEntry[] = [];
  // From the last to the first, so that each list begins with what was said first.
  for (let at = said.length - 1; at >= 0; at--) {
    const slots = said[at]?.slots ?? [];
    for (let k = slots.length - 1; k >= 0; k--) {
      const slot = slots[k] ?? -1;
      if (slot < 0) continue;
      entries.push({ at, part: k === 0 ? 1 : broaderPart, next: firstIn[slot] ?? -1 });
      firstIn[slot] = entries.length - 1;
    }
  }
  const features = said.map(({ feature }) => feature);
  return {
    said,
    words: wordsOf(said),
    firstIn,
    entries,
    denied,
    hedged: isHedged(features),
    universal: isUniversal(features),
    personal,
  };
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

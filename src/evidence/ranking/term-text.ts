/** The terms of a passage as one text, and how often wanted terms stand in it: found without cutting it into words. */

/** Terms apart by single spaces; those of the heading (title, keywords, question) in the first line, the rest in the second. */
export type TermText = string;

/** `terms` begin with those of the heading. */
export const toTermText = (heading: readonly string[], terms: readonly string[]): TermText =>
  `${heading.join(" ")}\n${terms.slice(heading.length).join(" ")}`;

/** Every term in order, the heading's first. */
export const termsIn = (text: TermText): readonly string[] => text.split(/[ \n]/).filter((term) => term !== "");

/** What one passage has of the wanted terms. The arrays are by the place of a wanted term and used again for the next text. */
export interface TermCounts {
  /** Number of terms of the heading, and of heading and rest together. */
  readonly headingLength: number;
  readonly length: number;
  readonly inHeading: Int32Array;
  readonly inWhole: Int32Array;
}

const [space, lineEnd] = [32, 10];

/** A hash that is brought up to date letter by letter. */
const withLetter = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

const hashOf = (term: string): number => {
  let hash = 0;
  for (let at = 0; at < term.length; at++) hash = withLetter(hash, term.charCodeAt(at));
  return hash;
};

/** Places of wanted terms by their hash: a table with room to spare, collisions in the next free slot. */
function placesByHash(wanted: readonly string[]) {
  const mask = 2 ** Math.ceil(Math.log2(4 * wanted.length + 4)) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const hashes = Int32Array.from(wanted, hashOf);
  for (const [place, hash] of hashes.entries()) {
    let slot = hash & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = place;
  }
  const isAt = (place: number, text: string, start: number, end: number): boolean => {
    const term = wanted[place] ?? "";
    return term.length === end - start && text.startsWith(term, start);
  };
  /** The place of the term that stands from `start` to `end`, or −1. */
  return (hash: number, text: string, start: number, end: number): number => {
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = slots[slot] ?? -1;
      if (place === -1 || (hashes[place] === hash && isAt(place, text, start, end))) return place;
    }
  };
}

/** Makes a counter of terms, each of which is wanted once. A search counts in thousands of words, most of them not wanted. */
export function createTermCounter(wanted: readonly string[]): (text: TermText) => TermCounts {
  const placeOf = placesByHash(wanted);
  const inHeading = new Int32Array(wanted.length);
  const inWhole = new Int32Array(wanted.length);
  return (text) => {
    inHeading.fill(0);
    inWhole.fill(0);
    let [hash, start, length, headingLength] = [0, 0, 0, 0];
    for (let at = 0; at <= text.length; at++) {
      const code = at === text.length ? space : text.charCodeAt(at);
      if (code !== space && code !== lineEnd) {
        hash = withLetter(hash, code);
        continue;
      }
      if (at > start) {
        length++;
        const place = placeOf(hash, text, start, at);
        if (place >= 0) inWhole[place] = (inWhole[place] ?? 0) + 1;
      }
      if (code === lineEnd) {
        headingLength = length;
        inHeading.set(inWhole);
      }
      [hash, start] = [0, at + 1];
    }
    return { headingLength, length, inHeading, inWhole };
  };
}

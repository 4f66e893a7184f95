/** Passages of the collections in a data folder, repeated in varied form until there are enough, and questions to ask of them. */
import type { IndexedPassage } from "../../src/evidence/indexed-passage.ts";
import { collectionsIn } from "../retrieval/collections.ts";

/** Longer answers are cut to what a passage of the product has. */
const longestText = 1200;
const shortestText = 80;
const queriesOfEach = 60;

export interface VariedPassages {
  readonly queries: readonly string[];
  /** Number of originals; passages beyond it are varied copies. */
  readonly count: number;
  /** The `number`-th passage: an original, or a varied copy of one. */
  readonly passageAt: (number: number) => IndexedPassage;
}

/** Sentences in another order, and one word in twelve taken from another passage. */
function vary(text: string, donor: readonly string[], number: number, round: number): string {
  const sentences = text.split(/(?<=\.) /);
  const first = round % sentences.length;
  return [...sentences.slice(first), ...sentences.slice(0, first)]
    .join(" ")
    .split(" ")
    .map((word, at) => ((at + number) % 12 === 0 ? (donor[at % donor.length] ?? word) : word))
    .join(" ");
}

export function variedPassages(dataFolder: string): VariedPassages {
  const originals: IndexedPassage[] = [];
  const queries: string[] = [];
  for (const collection of collectionsIn(dataFolder).read()) {
    if (/message|judged/.test(collection.name)) continue;
    originals.push(...collection.passages.filter((p) => p.text.length > shortestText));
    queries.push(...collection.queries.slice(0, queriesOfEach).map((q) => q.text));
  }
  const passageAt = (number: number): IndexedPassage => {
    const original = originals[number % originals.length];
    if (original === undefined) throw new Error("the data folder has no passages");
    const round = Math.floor(number / originals.length);
    const donor = originals[(number * 7919 + round) % originals.length]?.text.split(" ") ?? [];
    const cut = original.text.slice(0, longestText);
    const text = round === 0 ? cut : vary(cut, donor, number, round);
    const version = number.toString(16).padStart(64, "0");
    return { ...original, version, id: `${version}#0-${text.length}`, documentId: String(number), text };
  };
  return { queries, count: originals.length, passageAt };
}

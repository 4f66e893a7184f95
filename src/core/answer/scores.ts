/** Scores of all items of an index, by place: a question touches most of a pack, so they are kept dense. */

/** The items of several indexes in one order. */
export interface Roster {
  readonly items: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/** A score for each place of a roster; 0 where nothing speaks for the item. */
export type Scores = Float64Array;

/** Items in the order in which they are first named. */
export function createRoster(items: Iterable<string>): Roster {
  const once = [...new Set(items)];
  return { items: once, placeOf: new Map(once.map((item, place) => [item, place])) };
}

/** The score of one item; 0 for one that is not on the roster. */
export const scoreOf = (scores: Scores, roster: Roster, item: string): number =>
  scores[roster.placeOf.get(item) ?? -1] ?? 0;

/** The highest score, or 0. */
export function highest(scores: Scores): number {
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  return most;
}

/** Each score as a share of the highest. */
export function sharesOf(scores: Scores): Scores {
  const most = highest(scores);
  return most <= 0 ? new Float64Array(scores.length) : scores.map((score) => score / most);
}

/** Places with a number each: one posting list of an index. */
export interface Postings {
  readonly places: Int32Array;
  readonly gains: Float64Array;
}

/** Collects postings by token, in the order in which they are added. */
export class PostingsBuilder {
  readonly #lists = new Map<string, { readonly places: number[]; readonly gains: number[] }>();

  add(token: string, place: number, gain: number): void {
    const list = this.#lists.get(token);
    if (list === undefined) this.#lists.set(token, { places: [place], gains: [gain] });
    else {
      list.places.push(place);
      list.gains.push(gain);
    }
  }

  build(): ReadonlyMap<string, Postings> {
    return new Map(
      [...this.#lists].map(([token, { places, gains }]) => [
        token,
        { places: Int32Array.from(places), gains: Float64Array.from(gains) },
      ]),
    );
  }
}

/** Adds `worth` times each gain of a posting list to the sums. */
export function addGains(sums: Scores, list: Postings | undefined, worth: number): void {
  if (list === undefined) return;
  const { places, gains } = list;
  for (let i = 0; i < places.length; i++) {
    const at = places[i] ?? 0;
    sums[at] = (sums[at] ?? 0) + worth * (gains[i] ?? 0);
  }
}

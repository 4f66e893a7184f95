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

/** A score for each place, made by place: `Float64Array.from` over a list takes many times as long. */
export function scoresBy(places: number, scoreAt: (place: number) => number): Scores {
  const scores = new Float64Array(places);
  for (let place = 0; place < places; place++) scores[place] = scoreAt(place);
  return scores;
}

/** The highest score, or 0. */
export function highest(scores: Scores): number {
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  return most;
}

/** Each score as a share of the highest. */
export function sharesOf(scores: Scores): Scores {
  const most = highest(scores);
  return most <= 0 ? new Float64Array(scores.length) : scoresBy(scores.length, (place) => (scores[place] ?? 0) / most);
}

/** The posting lists of an index: per token, the places that have it with a number each. */
export interface Postings {
  readonly tokens: Iterable<string>;
  readonly has: (token: string) => boolean;
  readonly placesOf: (token: string) => Int32Array;
  /** Adds `worth` times each gain of a token to the sums. */
  readonly addGains: (sums: Scores, token: string, worth: number) => void;
}

/** Collects postings by token, in the order in which they are added. */
export class PostingsBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #tokens: number[] = [];
  readonly #places: number[] = [];
  readonly #gains: number[] = [];

  add(token: string, place: number, gain: number): void {
    let number = this.#numbers.get(token);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(token, number);
    }
    this.#tokens.push(number);
    this.#places.push(place);
    this.#gains.push(gain);
  }

  /** One array for all lists: thousands of small ones would cost more than what they hold. */
  build(): Postings {
    const numbers = this.#numbers;
    const starts = new Int32Array(numbers.size + 1);
    for (const token of this.#tokens) starts[token + 1] = (starts[token + 1] ?? 0) + 1;
    for (let token = 0; token < numbers.size; token++)
      starts[token + 1] = (starts[token + 1] ?? 0) + (starts[token] ?? 0);
    const places = new Int32Array(this.#places.length);
    const gains = new Float64Array(this.#gains.length);
    const next = starts.slice();
    for (let i = 0; i < this.#tokens.length; i++) {
      const token = this.#tokens[i] ?? 0;
      const to = next[token] ?? 0;
      next[token] = to + 1;
      places[to] = this.#places[i] ?? 0;
      gains[to] = this.#gains[i] ?? 0;
    }
    return postingsOver(numbers, starts, places, gains);
  }
}

/** `starts` tells where in `places` and `gains` the list of a token begins; it ends where the next one begins. */
function postingsOver(
  numbers: ReadonlyMap<string, number>,
  starts: Int32Array,
  places: Int32Array,
  gains: Float64Array,
): Postings {
  return {
    tokens: { [Symbol.iterator]: () => numbers.keys() },
    has: (token) => numbers.has(token),
    placesOf: (token) => {
      const number = numbers.get(token);
      return number === undefined ? places.subarray(0, 0) : places.subarray(starts[number], starts[number + 1]);
    },
    addGains: (sums, token, worth) => {
      const number = numbers.get(token);
      if (number === undefined) return;
      const end = starts[number + 1] ?? 0;
      for (let i = starts[number] ?? 0; i < end; i++) {
        const at = places[i] ?? 0;
        sums[at] = (sums[at] ?? 0) + worth * (gains[i] ?? 0);
      }
    },
  };
}

/** How far two words are apart by slips of the pen alone: letters left out, doubled, swapped, or taken for a near one. */

const vowels = new Set("aeiouy");
const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"] as const;

const placeOf = (letter: string): readonly [number, number] | undefined => {
  const row = rows.findIndex((keys) => keys.includes(letter));
  return row < 0 ? undefined : [row, (rows[row] ?? "").indexOf(letter)];
};

function areNeighbours(a: string, b: string): boolean {
  const [p, q] = [placeOf(a), placeOf(b)];
  if (p === undefined || q === undefined) return false;
  return Math.abs(p[0] - q[0]) <= 1 && Math.abs(p[1] - q[1]) <= 1;
}

/** Letters that stand for one sound in some words. */
const alike = new Set(["cs", "sc", "ck", "kc", "sz", "zs", "gj", "jg", "vw", "wv", "mn", "nm", "kq", "qk"]);

/** Any other exchange makes another word, not a slip: insect is not infect. */
const mayReplace = (a: string, b: string): boolean =>
  (vowels.has(a) && vowels.has(b)) || areNeighbours(a, b) || alike.has(a + b);

/** Pairs of beginnings that turn a meaning round, and must never be taken for each other. */
const opposites: readonly (readonly [string, string])[] = [
  ["hyper", "hypo"],
  ["inter", "intra"],
  ["micro", "macro"],
  ["ante", "anti"],
  ["ante", "inter"],
  ["pre", "pro"],
  ["pre", "peri"],
  ["ab", "ad"],
  ["in", "un"],
  ["mono", "non"],
  ["brady", "tachy"],
];

export const turnsMeaning = (a: string, b: string): boolean =>
  opposites.some(([x, y]) => (a.startsWith(x) && b.startsWith(y)) || (a.startsWith(y) && b.startsWith(x)));

/** Number of slips between two words, or more than `most`. Swapping two neighbours is one slip. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1] ?? "", b[j - 1] ?? ""];
      const exchange = x === y ? 0 : mayReplace(x, y) ? 1 : most + 1;
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + exchange);
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? most + 1;
}

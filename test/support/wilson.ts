/** Wilson's 95 % intervals of shares that the literature reports, in whole percent: events, of how many, low, high. */
export const wilsonIntervals: readonly (readonly [number, number, number, number])[] = [
  [6, 9, 35, 88],
  [4, 13, 13, 58],
  [0, 13, 0, 23],
  [7, 13, 29, 77],
  [10, 33, 17, 47],
  [29, 92, 23, 42],
  [2, 17, 3, 34],
  [9, 17, 31, 74],
];

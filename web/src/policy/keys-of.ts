/** The keys of a record of words, typed. */
export const keysOf = <K extends string>(words: Readonly<Record<K, unknown>>): readonly K[] =>
  Object.keys(words) as K[];

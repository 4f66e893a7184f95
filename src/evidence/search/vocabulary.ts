/** The words of a collection, for spelling and for telling rare words from common ones. */

/** How many passages hold each word, in plain lower-case form. Very rare words may be missing. */
export interface WordVocabulary {
  readonly passages: number;
  readonly passagesWith: ReadonlyMap<string, number>;
}

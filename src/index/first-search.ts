/** How many passages the first search brings, all of which are ranked. The first search weighs words as ranking does. */

/** Candidates for a wanted number of hits where a phrase may leave many of them out. */
export const candidatesFor = (limit: number): number => Math.max(60, 2 * limit);

/** A message with more terms than this tells a story: which of its passages are best is less clear before they are ranked. */
export const mostTermsOfQuestion = 12;

/** Candidates otherwise: enough that more change no figure of bench/retrieval.ts beyond noise. */
export const rankedFor = (limit: number, terms: number): number =>
  Math.max(terms > mostTermsOfQuestion ? 100 : 40, Math.ceil(1.5 * limit));

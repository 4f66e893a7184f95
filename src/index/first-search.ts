/** How many passages the first search brings to be ranked, from each of the two fields. */

/** Enough that ranking has the whole of what matters, few enough to read in milliseconds. */
export const leastCandidates = 200;

/** Candidates to bring for a wanted number of hits. */
export const candidatesFor = (limit: number): number => Math.max(leastCandidates, limit);

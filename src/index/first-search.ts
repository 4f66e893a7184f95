/** How many passages the first search brings to be ranked. */

/** Enough that ranking has the whole of what matters, few enough to read in milliseconds. */
const leastCandidates = 120;

/** Candidates to bring by the whole text for a wanted number of hits; fewer than twice that many would leave ranking no choice. */
export const candidatesFor = (limit: number): number => Math.max(leastCandidates, 2 * limit);

/** Of these, the share to bring by headings beside. */
export const headingPart = 0.5;

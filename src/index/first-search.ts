/** How many passages the first search brings, and how many of them are ranked. The first search weighs words as ranking does. */

/** Candidates to bring by the whole text for a wanted number of hits; fewer than twice that many would leave ranking no choice. */
export const candidatesFor = (limit: number): number => Math.max(60, 2 * limit);

/** Of these, the share to bring by headings beside. */
export const headingPart = 0.5;

/** The most promising of both are read and ranked: enough that reading more changes no figure of bench/retrieval.ts. */
export const rankedFor = (limit: number): number => Math.max(40, Math.ceil(1.5 * limit));

/** What the score of a heading counts beside that of the whole, when the most promising are told from the rest. */
export const headingShare = 0.4;

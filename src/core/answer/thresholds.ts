/** Where relevance begins. */
/** Thresholds of relevance, chosen on the tuned part of the exam. */
export const thresholds = {
  answer: 0.28,
  coverage: 0.39,
  coverageIfAsked: 0.28,
  asked: 0.36,
  gap: 0.6,
  gapBeside: 0.45,
  outline: 0.6,
  outlineBroad: 0.3,
  outlineSaid: 0.8,
  narrower: 0.9,
  editors: 1,
  keep: 0.72,
  keepBesideBest: 0.8,
  least: 0.2,
  most: 5,
} as const;

/** What a history is, and the scores and values that several of them share. */
import type { Story } from "./parts.ts";

/** A history: how old, and what happened. */
export interface History {
  readonly title: string;
  readonly sex: "female" | "male";
  readonly age: number;
  readonly tell: (story: Story) => void;
}

export const mild = { incat: 2, rods: 68, grip: 72, walk: 8 };
export const moderate = { incat: 4, rods: 50, grip: 58, walk: 12 };
export const better = { incat: 3, rods: 58, grip: 68, walk: 9 };

/** Usual fall after a course: depletion, IgM and titre down, slow return. */
export const usualFall = [
  { days: 30, igm: 1.02, cd19: 1 },
  { days: 90, igm: 0.8, cd19: 0 },
  { days: 180, igm: 0.6, cd19: 2, titre: 0.5 },
  { days: 270, igm: 0.58, cd19: 24 },
];

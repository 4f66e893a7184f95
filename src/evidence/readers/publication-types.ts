/** What a publication's stated types say of its design and of its standing; what they do not say stays unknown. */
import type { Design } from "../../core/knowledge/source.ts";

/** The more particular come first: a guideline may also be tagged as a systematic review, which may be tagged a review. */
const designs: readonly (readonly [Design, readonly string[]])[] = [
  ["guideline", ["practice guideline", "guideline", "guidelines", "clinical practice guideline"]],
  ["consensus", ["consensus statement", "consensus development conference", "consensus development conference, nih"]],
  [
    "systematic-review",
    ["systematic review", "meta analysis", "network meta analysis", "systematic review and meta analysis"],
  ],
  ["randomised-trial", ["randomized controlled trial", "randomised controlled trial"]],
  ["cohort", ["cohort study", "cohort studies"]],
  ["case-control", ["case control study", "case control studies"]],
  ["review", ["review", "review article", "scoping review"]],
  ["book", ["book", "book chapter", "chap", "ebook", "echap", "edbook", "inbook", "incollection", "mvbook"]],
];

/** A plan of a study may carry the study's type and has none of its results. */
const plans = new Set(["clinical trial protocol", "study protocol", "protocol"]);

const plain = (type: string): string =>
  type
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");

/** The design that the types state, if they do. */
export function designOf(types: readonly string[]): Design | undefined {
  const stated = new Set(types.map(plain));
  if ([...stated].some((type) => plans.has(type))) return undefined;
  return designs.find(([, names]) => names.some((name) => stated.has(name)))?.[0];
}

/** Whether a type says that this publication itself was retracted; "Retraction of Publication" is the notice about another. */
export const isRetractedType = (type: string): boolean =>
  /^retracted(?:[- ](?:publication|article|paper))?$/i.test(type.trim());

/** Titles that publishers change to say that the article itself was retracted; in small letters they head the notice. */
export const isRetractedTitle = (title: string): boolean => /^\W*RETRACTED(?: ARTICLE| PAPER)?\s*[:\]]/.test(title);

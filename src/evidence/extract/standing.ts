/** What a document says of its own standing: pending review, a draft, a preprint, withdrawn. */
import type { Document, Metadata } from "../document.ts";

const marks: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:pending|awaiting|awaits|before) (?:\w+ ){0,2}review\b|\bnot (?:yet )?(?:been )?(?:peer[- ]?)?reviewed\b|\bunder (?:peer )?review\b(?! by the)/i,
    "pending review",
  ],
  [/\bpreprint\b|\b(?:medrxiv|biorxiv|research square)\b/i, "a preprint"],
  [
    /(?:^|\n|\b(?:this is an?|status:?|version:?|working|internal|consultation|first)\s)draft\b(?!ed|ing|s)|\bdraft (?:for|version|guideline|protocol|document|recommendation)/i,
    "a draft",
  ],
  [
    /\bno longer (?:valid|in force|current)\b|\b(?:this|document) (?:\w+ ){0,3}(?:has been|is) (?:withdrawn|superseded|archived)\b/i,
    "no longer in force",
  ],
];

/** Where documents speak of themselves: at their beginning and at their end. */
const reach = 1_500;

/** A document's own words on its standing, or nothing when it says none. */
export function standingOf(document: Document, metadata: Metadata): string | undefined {
  const { text } = document;
  const told = [
    metadata.title,
    ...metadata.publicationTypes,
    text.slice(0, reach),
    text.slice(Math.max(reach, text.length - reach)),
  ].join("\n");
  return marks.find(([pattern]) => pattern.test(told))?.[1];
}

/** True for a sentence in which a document speaks of its own standing. */
export const tellsStanding = (text: string): boolean => marks.some(([pattern]) => pattern.test(text));

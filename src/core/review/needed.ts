/** What an approval takes by the policy in force, and what of it is there. */
import { expertiseNeeded, type ReviewPolicy } from "./policy.ts";
import type { ReviewCase, SignOff } from "./review-case.ts";

export interface Need {
  readonly text: string;
  readonly met: boolean;
}

/** An expertise as people read it: "lay reader". */
export const inWords = (expertise: string): string => expertise.replaceAll("-", " ");

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

/** "a neurologist", "an immunologist". */
export const withArticle = (expertise: string): string =>
  `${/^[aeiou]/u.test(expertise) ? "an" : "a"} ${inWords(expertise)}`;

/** People whose own words stand in the content: somebody else must have signed them. */
const writersOf = ({ suggestions }: Pick<ReviewCase, "suggestions">): readonly string[] => [
  ...new Set(
    suggestions
      .filter(({ outcome, edit }) => outcome?.kind === "accepted" && "text" in edit)
      .map((suggestion) => suggestion.by),
  ),
];

/** Sign-offs that count: given for this very content, by people who are no authors. */
export const validSignOffs = ({
  signOffs,
  contentHash,
  authors,
}: Pick<ReviewCase, "signOffs" | "contentHash" | "authors">): readonly SignOff[] =>
  signOffs.filter((signOff) => signOff.contentHash === contentHash && !authors.includes(signOff.person));

/** Every condition of an approval, each with whether it is met. `asks`: what the topic of a claim asks for. */
export function needsOf(
  reviewCase: Pick<ReviewCase, "content" | "contentHash" | "signOffs" | "suggestions" | "authors">,
  policy: ReviewPolicy,
  asks: (claim: string) => readonly string[],
): readonly Need[] {
  const signed = validSignOffs(reviewCase);
  const undecided = reviewCase.suggestions.filter(({ outcome }) => outcome === undefined).length;
  const writers = writersOf(reviewCase);
  return [
    {
      text: `${counted(policy.signOffs, "sign-off")} (${signed.length} given)`,
      met: signed.length >= policy.signOffs,
    },
    ...expertiseNeeded(reviewCase.content, policy, asks).map((expertise) => ({
      text: `a sign-off as ${inWords(expertise)}`,
      met: signed.some((signOff) => signOff.as === expertise),
    })),
    ...(writers.length === 0
      ? []
      : [
          {
            text: "a sign-off for accepted wordings by somebody who did not write them",
            met: writers.every((writer) => signed.some(({ person }) => person !== writer)),
          },
        ]),
    ...(undecided === 0 ? [] : [{ text: `a decision on ${counted(undecided, "suggestion")}`, met: false }]),
  ];
}

/** What the records of a content take of it before anybody signs; nothing while they bear it out. */
export function groundNeeds(fallen: number, itemMoved: boolean): readonly Need[] {
  if (itemMoved) return [{ text: "the pack's item as it is now: retire the case and reopen it", met: false }];
  if (fallen === 0) return [];
  const sentences = fallen === 1 ? "1 sentence has" : `${fallen} sentences have`;
  return [{ text: `records that bear out every sentence: ${sentences} to be reworded or removed`, met: false }];
}

/** What is still missing, in words. */
export const stillNeeded = (needs: readonly Need[]): readonly string[] =>
  needs.flatMap(({ text, met }) => (met ? [] : [text]));

/** Sentences that agreed with their records when they came on a page, and do not any more: records change while a board reads. */
import type { Audience } from "../knowledge/claim.ts";
import { type ReviewPage, type ReviewSentence, sentencesOfPage } from "./content.ts";
import type { Suggestion } from "./review-case.ts";

export interface Fallen {
  readonly audience: Audience;
  readonly sentence: string;
  /** Why, in words. */
  readonly why: string;
}

/** The records as they are now. */
export interface Records {
  readonly check: (text: string, sentence: ReviewSentence, audience: Audience) => Suggestion["check"];
  /** Whether a source, named `<pack>/<id>`, is retracted now. */
  readonly isRetracted: (source: string) => boolean;
}

/** Whether it cites, as speaking for it, a source that is retracted now and was not when the page was made. */
function citesRetracted({ says }: ReviewSentence, { references }: ReviewPage, { isRetracted }: Records): boolean {
  const cited = new Set(says.citations.flatMap((citation) => (citation.says === "supports" ? [citation.n] : [])));
  return references.some(({ n, retracted, sourceId }) => cited.has(n) && !retracted && isRetracted(sourceId));
}

function whyFallen(sentence: ReviewSentence, page: ReviewPage, records: Records): string | undefined {
  if (citesRetracted(sentence, page, records)) return "a source it cites was retracted";
  // A quotation from a document rests on that document alone: there is no record to hold it against.
  if (sentence.says.claim === undefined && sentence.own === undefined) return undefined;
  const { verdict, reasons } = records.check(sentence.says.text, sentence, page.audience);
  if (verdict === "agrees" || verdict === "nothing-to-check") return undefined;
  return reasons.join("; ") || "nothing speaks for it";
}

/** The sentences of a page that its records no longer bear out. */
export const fallenOnPage = (page: ReviewPage, records: Records): readonly Fallen[] =>
  sentencesOfPage(page).flatMap((sentence) => {
    const why = whyFallen(sentence, page, records);
    return why === undefined ? [] : [{ audience: page.audience, sentence: sentence.id, why }];
  });

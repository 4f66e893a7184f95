/** How a quotation says where it comes from, in every way out of Ranvier. */
import type { Citation, Reference, Sentence } from "./answer.ts";

/** A citation that holds a quotation. */
export type QuotingCitation = Citation & { readonly quote: NonNullable<Citation["quote"]> };

/** The quotations of a sentence; none for a sentence that an editor wrote. */
export const quotationsOf = (sentence: Sentence): readonly QuotingCitation[] =>
  sentence.citations.flatMap((c) => (c.quote === undefined ? [] : [{ ...c, quote: c.quote }]));

/** True for a sentence that is a quotation. */
export const isQuotation = (sentence: Sentence): boolean =>
  sentence.check === "verbatim" && quotationsOf(sentence).length > 0;

/** Lines of a quoted list, one after another; other line breaks are layout. */
const inOneLine = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/gu, " · ")
    .replace(/\s+/gu, " ");

/** The sentence as it is shown: a quotation stands in quotation marks. */
export const shownText = (sentence: Sentence): string =>
  isQuotation(sentence) ? `“${inOneLine(sentence.text)}”` : sentence.text;

/** Names longer than this, in characters, are cut: the list of references has them whole. */
const longestName = 70;

const shortName = (name: string): string =>
  name.length <= longestName
    ? name
    : `${name.slice(0, name.lastIndexOf(" ", longestName)).replace(/[\s,;:–-]+$/u, "")} …`;

/** A quotation's lines without the empty ones between them. */
export const quotedLines = (text: string): string => text.trim().replace(/\s*\n\s*/gu, "\n");

/** "quoted from Protocol 7, p. 3, not reviewed". */
export function quotedFrom(citation: QuotingCitation, reference: Reference | undefined): string {
  const page = citation.quote.page === undefined ? "" : `, p. ${citation.quote.page}`;
  const standing = reference?.document?.standing;
  const told = standing === undefined ? "" : ` (says of itself: ${standing})`;
  return `quoted from ${shortName(reference?.document?.name ?? "a document")}${page}, not reviewed${told}`;
}

/** The address that opens the document at the quotation. */
export function pathOfQuote(citation: QuotingCitation, reference: Reference | undefined): string | undefined {
  const { start, end } = citation.quote;
  const path = reference?.document?.path;
  return path === undefined ? undefined : `${path}?from=${start}&to=${end}`;
}

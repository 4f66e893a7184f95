/** One sentence with everything a reader needs to judge it: sources, certainty, check, caution. */
import type { Sentence } from "../../../src/core/answer/answer.ts";
import { isNotice } from "../../../src/core/answer/notice.ts";
import {
  isQuotation,
  pathOfQuote,
  quotationsOf,
  quotedFrom,
  quotedLines,
  type QuotingCitation,
} from "../../../src/core/answer/quoted.ts";
import { CertaintyMark } from "./certainty-mark.tsx";
import { CitationMarks } from "./citation-marks.tsx";
import { useReference } from "./reference-context.tsx";

/** Where a quotation comes from; opens the document at it. */
function QuotedFrom({ citation }: { readonly citation: QuotingCitation }) {
  const reference = useReference(citation.n);
  const path = pathOfQuote(citation, reference);
  const words = quotedFrom(citation, reference);
  return <span className="quoted-from">{path === undefined ? words : <a href={path}>{words}</a>}</span>;
}

export function SentenceLine({ sentence }: { readonly sentence: Sentence }) {
  if (isNotice(sentence)) return <em className="sentence notice">{sentence.text}</em>;
  const checked = sentence.citations.length > 0 || sentence.check === "not-checkable";
  return (
    <span className="sentence">
      {isQuotation(sentence) ? <q className="quotation">{quotedLines(sentence.text)}</q> : sentence.text}{" "}
      <span className="marks">
        <CitationMarks citations={sentence.citations} />
        {checked || sentence.certainty !== undefined ? (
          <CertaintyMark
            certainty={sentence.certainty}
            check={checked ? sentence.check : undefined}
            approved={sentence.approved}
            claim={sentence.claim}
          />
        ) : null}
      </span>
      {quotationsOf(sentence).map((citation) => (
        <QuotedFrom key={`${citation.n} ${citation.quote.start}`} citation={citation} />
      ))}
      {sentence.caution === undefined ? null : (
        <span className="caution">
          <span aria-hidden="true">▲ </span>
          {sentence.caution}
        </span>
      )}
    </span>
  );
}

/** Sentences as a list, each its own statement. */
export function SentenceList({ sentences }: { readonly sentences: readonly Sentence[] }) {
  return (
    <ul className="sentences">
      {sentences.map((sentence) => (
        <li key={sentence.claim ?? `${sentence.citations[0]?.n ?? ""} ${sentence.text}`}>
          <SentenceLine sentence={sentence} />
        </li>
      ))}
    </ul>
  );
}

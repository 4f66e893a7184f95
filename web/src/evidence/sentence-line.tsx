/** One sentence with everything a reader needs to judge it: sources, certainty, check, caution. */
import type { Sentence } from "../../../src/core/answer/answer.ts";
import { CertaintyMark } from "./certainty-mark.tsx";
import { CitationMarks } from "./citation-marks.tsx";

export function SentenceLine({ sentence }: { readonly sentence: Sentence }) {
  const checked = sentence.citations.length > 0 || sentence.check === "not-checkable";
  return (
    <span className="sentence">
      {sentence.text}{" "}
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
        <li key={sentence.claim ?? sentence.text}>
          <SentenceLine sentence={sentence} />
        </li>
      ))}
    </ul>
  );
}

/** Citation marks of a sentence: [1] speaks for it, [≠2] says otherwise; each opens its source. */
import { VisuallyHidden } from "@mantine/core";
import { documentNotes, readWord } from "../../../src/core/answer/markdown.ts";
import type { Citation } from "../../../src/core/answer/answer.ts";
import { Peek } from "./peek.tsx";
import { useReference } from "./reference-context.tsx";
import { SourceLinks } from "./source-links.tsx";
import { plainWords } from "./words.ts";

interface Mark {
  readonly n: number;
  readonly says: Citation["says"];
  readonly citations: readonly Citation[];
}

/** One mark per source and side, however many places of it are cited. */
function marksOf(citations: readonly Citation[]): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const citation of citations) {
    const key = `${citation.says} ${citation.n}`;
    const mark = marks.get(key);
    marks.set(key, { n: citation.n, says: citation.says, citations: [...(mark?.citations ?? []), citation] });
  }
  return [...marks.values()];
}

function Place({ citation }: { readonly citation: Citation }) {
  return (
    <>
      <p>
        <strong>Where:</strong> {citation.locator === "" ? "in the text" : citation.locator}
        {citation.quote?.page === undefined ? "" : `, page ${citation.quote.page}`} · {readWord(citation.read)}
      </p>
      {citation.quote === undefined ? null : <blockquote>“{citation.quote.text}”</blockquote>}
    </>
  );
}

function SourceCard({ mark }: { readonly mark: Mark }) {
  const reference = useReference(mark.n);
  if (reference === undefined) return <p>This source is not in the list of references.</p>;
  return (
    <>
      {mark.says === "contradicts" ? (
        <p>
          <strong>≠ This source says otherwise.</strong>
        </p>
      ) : null}
      {reference.retracted ? <p className="retracted">RETRACTED</p> : null}
      <p>
        {mark.n}. {reference.citation}
      </p>
      <p className="soft">
        {reference.design === undefined ? "" : plainWords(reference.design)}
        {reference.participants === undefined ? "" : ` · n = ${reference.participants}`}
        {documentNotes(reference).join(" · ")}
      </p>
      {mark.citations.map((citation) => (
        <Place key={`${citation.locator} ${citation.fact ?? ""} ${citation.quote?.start ?? ""}`} citation={citation} />
      ))}
      <SourceLinks pmid={reference.pmid} doi={reference.doi} url={reference.url} />
    </>
  );
}

export function CitationMarks({ citations }: { readonly citations: readonly Citation[] }) {
  return marksOf(citations).map((mark) => (
    <Peek
      key={`${mark.says} ${mark.n}`}
      className={mark.says === "contradicts" ? "mark mark-against" : "mark"}
      mark={
        <>
          <VisuallyHidden>{mark.says === "contradicts" ? "Source saying otherwise " : "Source "}</VisuallyHidden>[
          {mark.says === "contradicts" ? <span aria-hidden="true">≠</span> : null}
          {mark.n}]
        </>
      }
    >
      {() => <SourceCard mark={mark} />}
    </Peek>
  ));
}

/** One passage found: its document, where it stands, and the sentences that show why, with the words marked. */
import { Link } from "@tanstack/react-router";
import type { SearchHit } from "../../../src/contract/search.ts";
import { plainWords } from "../evidence/words.ts";
import { formatName } from "./search-filters.tsx";

/** The stored document, opened at the sentences shown. */
function DocumentLink({ hit, title }: { readonly hit: SearchHit; readonly title: string }) {
  const { start, end } = hit.snippet;
  return (
    <Link
      to="/documents/$id/$version"
      params={{ id: hit.documentId, version: hit.version }}
      search={{ from: start, to: end } as never}
    >
      {title}
    </Link>
  );
}

function MarkedText({ snippet }: { readonly snippet: SearchHit["snippet"] }) {
  const { text, marks } = snippet;
  const ends = [0, ...marks.map((mark) => mark.end)];
  return (
    <p>
      {marks.map((mark, at) => (
        <span key={mark.start}>
          {text.slice(ends[at], mark.start)}
          <mark>{text.slice(mark.start, mark.end)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </p>
  );
}

function placeOf(hit: SearchHit): readonly string[] {
  return [
    hit.section.join(" › "),
    hit.page === undefined ? "" : `page ${hit.page}`,
    hit.year === undefined ? "" : String(hit.year),
    hit.design === undefined ? "" : plainWords(hit.design),
    formatName(hit.format),
    ...hit.identifiers.map((id) => id.replace(/^pmid:/, "PMID ").replace(/^pmcid:|^trial:/, "")),
  ].filter((part) => part !== "");
}

export function SearchHitRow({ hit }: { readonly hit: SearchHit }) {
  const title = hit.title !== "" ? hit.title : (hit.question ?? "Document without a title");
  return (
    <li>
      <h2>
        <DocumentLink hit={hit} title={title} />
        {hit.retracted ? <span className="tag tag-retracted">retracted</span> : null}
      </h2>
      {hit.question === undefined || hit.question === title ? null : <p className="soft">{hit.question}</p>}
      <MarkedText snippet={hit.snippet} />
      <p className="soft">{placeOf(hit).join(" · ")}</p>
    </li>
  );
}

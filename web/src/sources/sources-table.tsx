/** Sources as a table. */
import { Link } from "@tanstack/react-router";
import { readWord } from "../../../src/core/answer/markdown.ts";
import type { SourceView } from "../../../src/contract/browse.ts";
import { SourceLinks } from "../evidence/source-links.tsx";
import { plainWords } from "../evidence/words.ts";
import { RowsTable } from "../shell/rows-table.tsx";
import { Withdraw } from "../standings/withdraw.tsx";

function CitationCell({ source, id }: SourceView) {
  return (
    <>
      {source.retracted ? <strong className="retracted">RETRACTED </strong> : null}
      {source.citation} <SourceLinks pmid={source.pmid} doi={source.doi} url={source.url} />
      {source.notice === undefined ? null : <span className="source-notice">{source.notice}</span>}
      <Withdraw kind="source" id={id} />
    </>
  );
}

function ClaimsCell({ claims, pack }: SourceView) {
  if (claims.length === 0) return "none";
  return (
    <details>
      <summary>
        {claims.length} {claims.length === 1 ? "claim" : "claims"}
      </summary>
      <ul>
        {claims.map((claim) => (
          <li key={claim}>
            <Link to="/claims/$pack/$id" params={{ pack, id: claim.slice(pack.length + 1) }}>
              {claim.slice(pack.length + 1)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function SourcesTable({ views }: { readonly views: readonly SourceView[] }) {
  return (
    <RowsTable<SourceView>
      caption="By first author"
      rows={views}
      keyOf={(view) => view.id}
      columns={[
        { title: "Source", cell: CitationCell },
        { title: "Kind", cell: ({ source }) => plainWords(source.design) },
        { title: "People (n)", cell: ({ source }) => source.participants?.toLocaleString("en-GB") ?? "not given" },
        { title: "Read", cell: ({ source }) => readWord(source.read) },
        { title: "Rests on it", cell: ClaimsCell },
      ]}
    />
  );
}
